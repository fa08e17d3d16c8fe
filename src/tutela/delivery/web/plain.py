"""The bare words of a text, for searching and for excerpts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import msgspec

from tutela.delivery.web.notes import print_fact
from tutela.delivery.web.references import References
from tutela.model.document import Code, FactRef, Heading, LineBreak, Paragraph, SourceRef, Table, TermRef, Text

_ENDED = (Paragraph, Heading)


def plain_text(node: object, refs: References) -> str:
    """Give the words of a node, or of a sequence of nodes, in order, one space between blocks."""
    return " ".join("".join(_pieces(node, refs)).split())


def _pieces(node: object, refs: References) -> Iterator[str]:
    match node:
        case Text(text) | Code(text):
            yield text
        case LineBreak():
            yield " "
        case Table(head, rows):
            for cell in chain(head, *rows):
                yield from _pieces(cell, refs)
                yield " "
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
