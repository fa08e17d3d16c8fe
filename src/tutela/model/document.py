"""The text of a kit as a tree that knows no target: web, PDF and DOCX are written from the same values."""

from functools import cache
from typing import Any, get_args

import msgspec


class _Node(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="t"):
    """A node of the tree; `t` names its class in JSON."""


# Inlines


class Text(_Node, frozen=True, tag="text"):
    """Plain characters."""

    text: str


class Emphasis(_Node, frozen=True, tag="em"):
    """Emphasised inlines."""

    children: tuple["Inline", ...]


class Strong(_Node, frozen=True, tag="strong"):
    """Strongly emphasised inlines."""

    children: tuple["Inline", ...]


class Code(_Node, frozen=True, tag="code"):
    """Literal characters."""

    text: str


class LineBreak(_Node, frozen=True, tag="br"):
    """A hard line break."""


class Link(_Node, frozen=True, tag="link"):
    """A link; `target` is an id or, for the kind `web`, an address.

    Kinds: `unit`, `case`, `page`, `term`, `exercise`, `tool`, `chapter`, `country`, `web`.
    """

    kind: str
    target: str
    children: tuple["Inline", ...]


class FactRef(_Node, frozen=True, tag="fact"):
    """The value of a fact, or of one part of it."""

    id: str
    part: str = ""


class TermRef(_Node, frozen=True, tag="term"):
    """A glossary term in the form the sentence needs."""

    id: str
    text: str


class SourceRef(_Node, frozen=True, tag="source"):
    """The short name of a source."""

    id: str


class Untranslated(_Node, frozen=True, tag="untranslated"):
    """The whole text of a block that is in another language than the kit: one that was not translated."""

    language: str
    children: tuple["Inline", ...]


Inline = Text | Emphasis | Strong | Code | LineBreak | Link | FactRef | TermRef | SourceRef | Untranslated


# Blocks


class Paragraph(_Node, frozen=True, tag="p"):
    """A paragraph."""

    children: tuple["Inline", ...]


class Heading(_Node, frozen=True, tag="h"):
    """A heading of level 2 or 3; `id` is unique in its unit."""

    level: int
    id: str
    children: tuple["Inline", ...]


class BulletList(_Node, frozen=True, tag="ul"):
    """A list without order."""

    items: tuple[tuple["Block", ...], ...]


class NumberedList(_Node, frozen=True, tag="ol"):
    """A list in order."""

    items: tuple[tuple["Block", ...], ...]
    start: int = 1


class Quote(_Node, frozen=True, tag="quote"):
    """A quotation."""

    blocks: tuple["Block", ...]


class Table(_Node, frozen=True, tag="table"):
    """A table; each cell is a tuple of inlines."""

    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


class ContentNote(_Node, frozen=True, tag="content-note"):
    """A note before a hard passage; `skip_to` is the id of the heading after the passage, or `end`."""

    blocks: tuple["Block", ...]
    skip_to: str = "end"


class CasePlace(_Node, frozen=True, tag="case"):
    """Where a case is printed, with its label and content note."""

    id: str


class ForConstituent(_Node, frozen=True, tag="for"):
    """What the unit means for one constituent."""

    constituent: str
    blocks: tuple["Block", ...]


class DoThis(_Node, frozen=True, tag="do-this"):
    """A task with the reader's own law, budget or form."""

    blocks: tuple["Block", ...]


class Remember(_Node, frozen=True, tag="remember"):
    """The few sentences to keep."""

    blocks: tuple["Block", ...]


class MyCountry(_Node, frozen=True, tag="my-country"):
    """Lines for figures of the reader's own country, named by the fields of its sheet; `blocks` say what to do."""

    fields: tuple[str, ...]
    blocks: tuple["Block", ...] = ()


class Invented(_Node, frozen=True, tag="invented"):
    """Invented data, printed with a label that says so.

    `findings` names a table of a data bundle, as `BUNDLE#TABLE`, until the kit is put together with it.
    """

    blocks: tuple["Block", ...]
    findings: str = ""


class ItemPlace(_Node, frozen=True, tag="item"):
    """Where an item stands in the text."""

    id: str


Block = (
    Paragraph
    | Heading
    | BulletList
    | NumberedList
    | Quote
    | Table
    | ContentNote
    | CasePlace
    | ForConstituent
    | DoThis
    | Remember
    | MyCountry
    | Invented
    | ItemPlace
)


@cache
def text_fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """Give the fields of a struct that may hold nodes of a text, so that a walk over a kit passes by all others."""
    return tuple(field.name for field in msgspec.structs.fields(kind) if _holds_text(field.type, ()))


def _holds_text(kind: Any, above: tuple[Any, ...]) -> bool:
    if isinstance(kind, type) and issubclass(kind, _Node):
        return True
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        fields = () if kind in above else msgspec.structs.fields(kind)
        return any(_holds_text(field.type, (*above, kind)) for field in fields)
    return any(_holds_text(part, above) for part in get_args(kind))
