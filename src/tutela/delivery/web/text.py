"""The text of a kit as HTML: inlines and plain blocks, with the notes of the figures in them.

Containers of a unit (cases, items, parts for one constituent) are written by `article`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.notes import brief_note, print_fact, write_notes
from tutela.delivery.web.references import References
from tutela.model.document import (
    Block,
    BulletList,
    Code,
    ContentNote,
    Emphasis,
    FactRef,
    Heading,
    Inline,
    LineBreak,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    SourceRef,
    Strong,
    Table,
    TermRef,
    Text,
    Untranslated,
    text_fields,
)
from tutela.model.kit import Fact
from tutela.model.language import UntranslatedText, direction_of

Mode = Literal["article", "small", "label"]
"""Where inlines stand: in an article, whose figures link to their notes; in a small text, as a prompt or feedback,
whose figures have their notes close by; or in a label, which holds no links."""

_TAG = re.compile("<[^>]*>")
_WEB = ("https://", "http://", "mailto:")


def write_blocks(blocks: Sequence[Block], refs: References) -> Markup:
    """Give a small text (prompt, feedback, closing word): each block followed by the folded notes of its figures."""
    return join(*((write_block(block, refs, "small"), write_notes(facts_in(block), refs)) for block in blocks))


def write_label(inlines: Sequence[Inline], refs: References) -> Markup:
    """Give inlines without links, for an option, a card or a button; a figure says in brackets what it is."""
    return write_inlines(inlines, refs, "label")


def write_inlines(inlines: Sequence[Inline], refs: References, mode: Mode) -> Markup:
    """Give inlines as HTML."""
    return join(*(_write_inline(inline, refs, mode) for inline in inlines))


def write_block(block: Block, refs: References, mode: Mode) -> Markup:
    """Give one plain block, without the notes of its figures; a container is a TypeError."""
    match block:
        case Paragraph((Untranslated(language, children),)):
            return _write_untranslated("p", language, children, refs, mode)
        case Paragraph(children):
            return tag("p", write_inlines(children, refs, mode))
        case Heading(level, id, (Untranslated(language, children),)):
            return _write_untranslated(f"h{level}", language, children, refs, mode, id=id)
        case Heading(level, id, children):
            return tag(f"h{level}", write_inlines(children, refs, mode), id=id)
        case BulletList(items):
            return tag("ul", *(_write_list_item(item, refs, mode) for item in items))
        case NumberedList(items, start):
            return tag(
                "ol", *(_write_list_item(item, refs, mode) for item in items), start=None if start == 1 else start
            )
        case Quote(blocks):
            return tag("blockquote", *(write_block(inner, refs, mode) for inner in blocks))
        case Table():
            return _write_table(block, refs, mode)
        case ContentNote(blocks):  # of a question; one in an article leads past its passage and is written there
            note = (write_block(inner, refs, mode) for inner in blocks)
            return tag("div", *note, class_="content-note", role="note", aria_label=refs.words("page.content-note"))
        case _:
            raise TypeError(f"{type(block).__name__} is no plain block; article writes it")


def _write_untranslated(
    name: str, language: str, children: Sequence[Inline], refs: References, mode: Mode, id: str | None = None
) -> Markup:
    words = write_inlines(children, msgspec.structs.replace(refs, within=language), mode)
    return tag(name, words, id=id, lang=language, dir=direction_of(language))


def facts_in(node: object) -> Iterator[FactRef]:
    """Give the facts that a node, or a sequence of nodes, mentions, in order."""
    if isinstance(node, FactRef):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from facts_in(part)
    elif isinstance(node, msgspec.Struct):
        for field in text_fields(type(node)):
            yield from facts_in(getattr(node, field))


def _write_list_item(blocks: Sequence[Block], refs: References, mode: Mode) -> Markup:
    if blocks and isinstance(blocks[0], Paragraph) and not any(isinstance(block, Paragraph) for block in blocks[1:]):
        first = write_inlines(blocks[0].children, refs, mode)
        kind = "tick" if _TAG.sub("", first).startswith("☐") else None
        return tag("li", first, *(write_block(block, refs, mode) for block in blocks[1:]), class_=kind)
    return tag("li", *(write_block(block, refs, mode) for block in blocks))


def _write_table(table: Table, refs: References, mode: Mode) -> Markup:
    head = tag("tr", *(_write_head_cell(cell, refs, mode) for cell in table.head))
    rows = (tag("tr", *(tag("td", write_inlines(cell, refs, mode)) for cell in row)) for row in table.rows)
    return tag("div", tag("table", tag("thead", head), tag("tbody", *rows)), class_="wide", tabindex=0, role="group")


def _write_head_cell(cell: Sequence[Inline], refs: References, mode: Mode) -> Markup:
    """Give a heading of a column; an empty corner heads nothing."""
    words = write_inlines(cell, refs, mode)
    return tag("th", words, scope="col") if words.strip() else tag("td")


def _write_inline(inline: Inline, refs: References, mode: Mode) -> Content:
    match inline:
        case Text(text):
            return text
        case Emphasis(children):
            return tag("em", write_inlines(children, refs, mode))
        case Strong(children):
            return tag("strong", write_inlines(children, refs, mode))
        case Code(text):
            return tag("code", text)
        case LineBreak():
            return tag("br")
        case Link(kind, target, children):
            words = write_inlines(children, refs, "label")
            return words if mode == "label" else _write_link(kind, target, words, refs)
        case FactRef(id, part):
            return _write_fact(refs.facts[id], part, refs, mode)
        case TermRef(id, text):
            text = text or refs.terms[id].term
            if mode == "label":
                return text
            return tag("a", text, href=refs.href("term", id), class_="term", data_term=id)
        case SourceRef(id):
            name = tag("cite", refs.sources[id].title)
            return name if mode == "label" else tag("a", name, href=refs.href("source", id))
        case Untranslated(language, children):
            return _write_untranslated("span", language, children, refs, mode)


def _write_fact(fact: Fact, part: str, refs: References, mode: Mode) -> Markup:
    value = print_fact(fact, part, refs)
    brief = tag("small", " (", brief_note(fact, part, refs), ")") if mode == "label" else None
    back = {}
    if refs.back and (brief or not isinstance(value, UntranslatedText)):
        back = {"lang": refs.back, "dir": direction_of(refs.back)}
    if mode == "article":
        return tag("a", value, href=f"#{refs.scope}note-{fact.id}", class_="fact", **back)
    return tag("span", value, brief, class_="fact", **back)


def _write_link(kind: str, target: str, words: Markup, refs: References) -> Markup:
    """Give a link; its words alone where the piece stands nowhere or the address has another scheme than `_WEB`."""
    if kind != "web":
        address = refs.href(kind, target)
        return tag("a", words, href=address) if address else words
    if not target.startswith(_WEB):
        return words
    return tag("a", words, href=target, rel="noopener noreferrer", class_="outside")
