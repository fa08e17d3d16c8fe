"""The bare words of a text, for searching and for excerpts."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tutela.delivery.web.notes import print_fact
from tutela.delivery.web.references import References
from tutela.model.document import FactRef, Heading, Paragraph, SourceRef, TermRef, Text

_ENDED = (Paragraph, Heading)


def plain_text(node: object, refs: References) -> str:
    """Give the words of a node, or of a sequence of nodes, in order, one space between blocks."""
    return " ".join("".join(_pieces(node, refs)).split())


def _pieces(node: object, refs: References) -> Iterator[str]:
    match node:
        case Text(text):
            yield text
        case FactRef(id, part):
            yield print_fact(refs.facts[id], part, refs)
        case TermRef(id, text):
            yield text or refs.terms[id].term
        case SourceRef(id):
            yield refs.sources[id].title
        case tuple():
            for part in node:
                yield from _pieces(part, refs)
        case msgspec.Struct():
            for field in node.__struct_fields__:
                yield from _pieces(getattr(node, field), refs)
            if isinstance(node, _ENDED):
                yield " "
