"""What stands on paper: runs of text, blocks and whole publications; no reference is left to resolve."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

BoxKind = Literal["note", "case", "for", "task", "remember", "invented", "item", "facts", "mark", "card"]
"""note: a content note; for: what a unit means for one constituent; task: a task with the reader's own law or form;
item: an item to answer on paper; facts: the head of an exercise; mark: a warning printed by machine; card: a role card
to cut out."""


class _Node(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="t"):
    """A node; `t` names its class in JSON."""


class Run(_Node, frozen=True, tag="run"):
    """Characters in one style; `language` where it is not that of the publication."""

    text: str
    em: bool = False
    strong: bool = False
    code: bool = False
    language: str = ""


class Break(_Node, frozen=True, tag="break"):
    """A hard line break."""


class Web(_Node, frozen=True, tag="web"):
    """Words that lead to a web address; print shows the words."""

    address: str
    runs: tuple[Piece, ...]


class Inside(_Node, frozen=True, tag="inside"):
    """Words that lead to a place of the same publication, by its label."""

    label: str
    runs: tuple[Piece, ...]


class Note(_Node, frozen=True, tag="note"):
    """A footnote."""

    runs: tuple[Piece, ...]


Piece = Run | Break | Web | Inside | Note


class Paragraph(_Node, frozen=True, tag="p"):
    """A paragraph; `language` where it is not that of the publication."""

    runs: tuple[Piece, ...]
    language: str = ""


class Heading(_Node, frozen=True, tag="h"):
    """A heading below that of the chapter: level 2, 3 or 4."""

    level: int
    runs: tuple[Piece, ...]
    label: str = ""


class Bullets(_Node, frozen=True, tag="ul"):
    """A list without order."""

    items: tuple[tuple[Block, ...], ...]


class Numbers(_Node, frozen=True, tag="ol"):
    """A list in order."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1


class Ticks(_Node, frozen=True, tag="ticks"):
    """Lines with a box to tick or to number."""

    items: tuple[tuple[Piece, ...], ...]


class Quote(_Node, frozen=True, tag="quote"):
    """A quotation."""

    blocks: tuple[Block, ...]


class Grid(_Node, frozen=True, tag="grid"):
    """A table: each cell is a tuple of runs; an empty one is to be written in.

    `widths` are shares of the line; `room` is how many lines of handwriting an empty cell takes; one that is `whole`
    stands on one page.
    """

    head: tuple[tuple[Piece, ...], ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    caption: str = ""
    widths: tuple[int, ...] = ()
    room: int = 1
    whole: bool = False


class Drawing(_Node, frozen=True, tag="drawing"):
    """A drawing as SVG, no more than what a table beside it says; `words` are its title and stand for it.

    `width` is what it takes on paper, in cm.
    """

    svg: str
    words: str
    width: float


def draw(svg: str, words: str) -> Drawing:
    """Give a drawing in the size that a page of A4 has room for; its `viewBox` tells its shape."""
    found = _VIEW.search(svg)
    if found is None:
        raise ValueError("a drawing has no viewBox; expected one that begins at 0 0")
    wide, high = float(found[1]), float(found[2])
    return Drawing(svg, words, round(min(_WIDEST, _HIGHEST * wide / high), 2))


_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_WIDEST, _HIGHEST = 11.0, 20.0
"""In cm; below the drawing stand its words."""


class Box(_Node, frozen=True, tag="box"):
    """A passage set apart, with a label above it and perhaps a title."""

    kind: BoxKind
    label: str
    blocks: tuple[Block, ...]
    title: str = ""


class Lines(_Node, frozen=True, tag="lines"):
    """So many lines to write on."""

    number: int


class Notes(_Node, frozen=True, tag="notes"):
    """The end of a chapter for a pen, under a title: what the page has left, or so many lines where there are no pages.

    Where little is left of the page there is none: it would bring a page with nothing on it.
    """

    title: str
    number: int


class NewPage(_Node, frozen=True, tag="page"):
    """What follows begins on a new page."""


Block = Paragraph | Heading | Bullets | Numbers | Ticks | Quote | Grid | Drawing | Box | Lines | Notes | NewPage


class Chapter(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A chapter: `label` can be led to, `kicker` stands small above the title, `numbered` counts it."""

    title: str
    label: str = ""
    kicker: str = ""
    lead: str = ""
    blocks: tuple[Block, ...]
    numbered: bool = True
    running: str = ""


class Publication(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A book or a set of sheets.

    `shape` is `book` (cover, contents, running heads) or `sheets` (no cover, every chapter on a page of its own);
    `imprint` stands on the back of the cover, `series` on the cover or at the head of each sheet, `foot` on every page;
    `large` letters are for what is hung up or worn; what is `framed` is handed over: centred within a frame.
    """

    id: str
    title: str
    subtitle: str = ""
    series: str = ""
    language: str
    direction: Literal["ltr", "rtl"]
    shape: Literal["book", "sheets"]
    chapters: tuple[Chapter, ...]
    imprint: tuple[str, ...] = ()
    foot: str = ""
    contents: str = ""
    landscape: bool = False
    large: bool = False
    framed: bool = False
