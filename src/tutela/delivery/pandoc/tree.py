"""A publication as pandoc's own document tree (its JSON, pandoc-types 1.23)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tutela.delivery.pandoc.pictures import name_picture
from tutela.delivery.publication import paper
from tutela.model.language import MixedText, UntranslatedText, direction_of

API_VERSION = [1, 23, 1]
Node = dict[str, Any]

STYLES = {
    "note": "Content note",
    "case": "Case",
    "for": "For you",
    "task": "Task",
    "remember": "Remember",
    "invented": "Invented",
    "item": "Item",
    "facts": "Facts",
    "mark": "Mark",
    "card": "Card",
}
"""The paragraph style of each kind of box; a reference document gives them their look, editors may change it."""

_TICK = "☐ "


def make_tree(publication: paper.Publication) -> Node:
    """Give the tree of a whole publication; chapters are headings of level 1."""
    blocks = [block for chapter in publication.chapters for block in _chapter(chapter)]
    meta = {"lang": _meta(publication.language), "dir": _meta(publication.direction)}
    if publication.shape == "book":  # sheets begin with their first chapter: a title block would fill a page of its own
        meta |= {
            "title": _meta(publication.title),
            "subtitle": _meta(publication.subtitle),
            "rights": _meta(" ".join(publication.imprint)),
        }
    return {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": blocks}


def _meta(text: str) -> Node:
    return {"t": "MetaInlines", "c": _words(text)}


def _chapter(chapter: paper.Chapter) -> Iterable[Node]:
    yield {"t": "Header", "c": [1, [chapter.label, [], []], _words(chapter.title)]}
    if chapter.kicker:
        yield _styled("Kicker", [_para(_words(chapter.kicker))])
    if chapter.lead:
        yield _styled("Lead", [_para(_words(chapter.lead))])
    yield from _blocks(chapter.blocks)


def _blocks(blocks: Iterable[paper.Block]) -> list[Node]:
    return [made for block in blocks for made in _block(block)]


def _block(block: paper.Block) -> Iterable[Node]:
    match block:
        case paper.Paragraph(runs, language):
            made = _para(_inlines(runs))
            yield {"t": "Div", "c": [["", [], _language(language)], [made]]} if language else made
        case paper.Heading(level, runs, label):
            yield {"t": "Header", "c": [level, [label, [], []], _inlines(runs)]}
        case paper.Bullets(items):
            yield {"t": "BulletList", "c": [_blocks(item) for item in items]}
        case paper.Numbers(items, start):
            attributes = [start, {"t": "Decimal"}, {"t": "Period"}]
            yield {"t": "OrderedList", "c": [attributes, [_blocks(item) for item in items]]}
        case paper.Ticks(items):
            for item in items:
                yield _styled("Tick", [_para([{"t": "Str", "c": _TICK.strip()}, {"t": "Space"}, *_inlines(item)])])
        case paper.Quote(blocks):
            yield {"t": "BlockQuote", "c": _blocks(blocks)}
        case paper.Grid():
            yield _table(block)
        case paper.Drawing():
            yield _figure(block)
        case paper.Box(kind, label, blocks, title):
            head = [_para([{"t": "Strong", "c": _words(label)}])]
            named = [_para([{"t": "Strong", "c": _words(title)}])] if title else []
            yield _styled(STYLES[kind], [*head, *named, *_blocks(blocks)])
        case paper.Lines(number):
            for _ in range(number):
                yield _styled("Line to write on", [_para([{"t": "Str", "c": "\u00a0"}])])
        case paper.Notes(title, number):
            yield from _block(paper.Heading(2, (paper.Run(title),)))
            yield from _block(paper.Lines(number))
        case paper.NewPage():
            yield _styled("New page", [_para([{"t": "Str", "c": "\u00a0"}])])


def _figure(drawing: paper.Drawing) -> Node:
    """Give the picture of a drawing with its words below it and in its place."""
    words, no_attributes = _words(drawing.words), ["", [], []]
    shown = {"t": "Image", "c": [["", [], [["width", f"{drawing.width}cm"]]], words, [name_picture(drawing), ""]]}
    caption = [None, [{"t": "Plain", "c": words}]]
    return {"t": "Figure", "c": [no_attributes, caption, [{"t": "Plain", "c": [shown]}]]}


def _styled(style: str, blocks: list[Node]) -> Node:
    """Give blocks in a paragraph style: a custom style in DOCX, a class in EPUB."""
    return {"t": "Div", "c": [["", [style.lower().replace(" ", "-")], [["custom-style", style]]], blocks]}


def _para(inlines: list[Node]) -> Node:
    return {"t": "Para", "c": inlines}


def _table(grid: paper.Grid) -> Node:
    columns = max((len(grid.head), *(len(row) for row in grid.rows)), default=0)
    total = sum(grid.widths) or columns
    widths = grid.widths or (1,) * columns
    specs = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": width / total}] for width in widths]
    no_attributes: list[Any] = ["", [], []]
    head_rows = [_row(grid.head, 0)] if any(grid.head) else []
    caption = [{"t": "Plain", "c": _words(grid.caption)}] if grid.caption else []
    body = [no_attributes, 0, [], [_row(row, grid.room) for row in grid.rows]]
    return {
        "t": "Table",
        "c": [no_attributes, [None, caption], specs, [no_attributes, head_rows], [body], [no_attributes, []]],
    }


def _row(cells: Sequence[Sequence[paper.Piece]], room: int) -> list[Any]:
    """Give a row; a cell to be written in is as high as `room` lines, which breaks alone can tell pandoc."""
    blank: list[Node] = [{"t": "Str", "c": "\u00a0"}, *({"t": "LineBreak"} for _ in range(room))]
    made = [
        [["", [], []], {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": _inlines(cell) if cell else blank}]]
        for cell in cells
    ]
    return [["", [], []], made]


def _inlines(runs: Iterable[paper.Piece]) -> list[Node]:
    return [made for run in runs for made in _inline(run)]


def _inline(piece: paper.Piece) -> Iterable[Node]:
    match piece:
        case paper.Run(text, em, strong, code, language):
            made = [{"t": "Code", "c": [["", [], []], text]}] if code else _words(text)
            if strong:
                made = [{"t": "Strong", "c": made}]
            made = [{"t": "Emph", "c": made}] if em else made
            yield from [_span(language, made)] if language else made
        case paper.Break():
            yield {"t": "LineBreak"}
        case paper.Web(address, runs):
            yield {"t": "Link", "c": [["", [], []], _inlines(runs), [address, ""]]}
        case paper.Inside(label, runs):
            yield {"t": "Link", "c": [["", [], []], _inlines(runs), [f"#{label}", ""]]}
        case paper.Note(runs):
            yield {"t": "Note", "c": [_para(_inlines(runs))]}


def _span(language: str, inlines: list[Node]) -> Node:
    return {"t": "Span", "c": [["", [], _language(language)], inlines]}


def _language(language: str) -> list[list[str]]:
    return [["lang", language], ["dir", direction_of(language)]]


def _words(text: str) -> list[Node]:
    """Give words and spaces as pandoc has them, in a span where they are in another language."""
    if isinstance(text, UntranslatedText):
        return [_span(text.language, _words(str(text)))]
    if isinstance(text, MixedText):
        return [made for part in text.parts for made in _words(part)]
    made: list[Node] = []
    for number, word in enumerate(text.split(" ")):
        if number:
            made.append({"t": "Space"})
        if word:
            made.append({"t": "Str", "c": word})
    return made
