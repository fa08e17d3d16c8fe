"""The text of a kit as paper blocks: references resolved, a figure's source in a footnote where it is first named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from tutela.delivery.publication import paper
from tutela.delivery.web.notes import print_fact
from tutela.delivery.web.references import References, figure_of, refer
from tutela.delivery.web.site import Site
from tutela.model import document
from tutela.model.kit import Fact, Source
from tutela.model.language import join_texts
from tutela.model.package import ChapterObject, ExerciseObject, ToolObject, UnitObject

Containers = Callable[[document.Block, "PaperText"], Iterable[paper.Block]]
"""Gives the paper blocks of a container that only some texts hold."""

LEAST_WIDTH, TO_WRITE_IN, MOST_WIDTH = 12, 30, 45
"""Letters that a column of a table asks for: at least, with cells to write in, and at most."""
LINE, ROUND_A_WORD = 90, 4
"""Letters that a line of a table holds, and those that the space on both sides of a word takes."""

_PLAIN = paper.Run("")
_WEB = ("https://", "http://")


def refer_on_paper(site: Site, held: UnitObject | ExerciseObject | ToolObject | ChapterObject) -> References:
    """Give what the text of an object refers to; on paper nothing leads to a page."""
    return refer(
        site.words,
        lambda kind, id: "",
        facts=held.facts,
        sources=held.sources,
        terms=held.terms,
        cases=held.cases,
        overdue=site.manifest.overdue,
    )


class PaperText:
    """Writes the texts of one chapter in order and remembers which figures have their footnote already.

    `inside(kind, id)` gives the label of a piece that the same publication prints, or an empty string.
    """

    def __init__(
        self, refs: References, inside: Callable[[str, str], str], containers: Containers | None = None
    ) -> None:
        self.refs = refs
        self._inside = inside
        self._containers = containers
        self._noted: set[str] = set()

    def blocks(self, blocks: Sequence[document.Block]) -> tuple[paper.Block, ...]:
        """Give blocks for paper; a container that this text does not know is a TypeError."""
        return tuple(made for block in blocks for made in self._write(block))

    def runs(self, inlines: Sequence[document.Inline], style: paper.Run = _PLAIN) -> tuple[paper.Piece, ...]:
        """Give inlines for paper, each run in a style."""
        return tuple(piece for inline in inlines for piece in self._run(inline, style))

    def _write(self, block: document.Block) -> Iterable[paper.Block]:
        match block:
            case document.Paragraph(children):
                yield self._paragraph(children)
            case document.Heading(level, _, children):
                yield paper.Heading(level, self.runs(children))
            case document.BulletList(items):
                yield from self._bullets(items)
            case document.NumberedList(items, start):
                yield paper.Numbers(tuple(self.blocks(item) for item in items), start)
            case document.Quote(blocks):
                yield paper.Quote(self.blocks(blocks))
            case document.Table(head, rows):
                yield self._grid(head, rows)
            case document.ContentNote(blocks):
                yield paper.Box("note", self.refs.words("page.content-note"), self.blocks(blocks))
            case document.CasePlace(id):
                yield self.case(id)
            case document.Invented(blocks):
                yield paper.Box("invented", self.refs.words("desk.invented"), self.blocks(blocks))
            case document.MyCountry(fields, blocks):
                yield from self.blocks(blocks)
                yield self._my_country(fields)
            case _ if self._containers is not None:
                yield from self._containers(block, self)
            case _:
                raise TypeError(f"{type(block).__name__} stands where this publication knows no such container")

    def case(self, id: str) -> paper.Box:
        """Give a case with its label and its content note."""
        case = self.refs.cases[id]
        note = paper.Paragraph((paper.Run(case.content_note, em=True),))
        return paper.Box("case", self.refs.words("page.case-label"), (note, *self.blocks(case.blocks)), case.title)

    def _my_country(self, fields: Sequence[str]) -> paper.Grid:
        """Give lines to fill in by hand from the sheet of one's own country."""
        words = self.refs.words
        head = tuple((paper.Run(words(f"my-country.{name}")),) for name in ("title", "figure", "source"))
        rows = tuple(((paper.Run(words(f"country-field.{field}")),), (), ()) for field in fields)
        return paper.Grid(head, rows, widths=(3, 2, 3))

    def _grid(
        self, head: Sequence[Sequence[document.Inline]], rows: Sequence[Sequence[Sequence[document.Inline]]]
    ) -> paper.Grid:
        """Give a table whose columns are as wide as their longest cells ask for."""
        heads = tuple(self.runs(cell) for cell in head)
        cells = tuple(tuple(self._cell(cell) for cell in row) for row in rows)
        columns = zip_longest(heads, *cells, fillvalue=())
        return paper.Grid(heads, cells, widths=_widths_of(tuple(columns)))

    def _cell(self, children: Sequence[document.Inline]) -> tuple[paper.Piece, ...]:
        """Give a cell of a table; one that holds no letter is to be written in."""
        runs = self.runs(children)
        return () if all(isinstance(run, paper.Run) and not run.text.strip() for run in runs) else runs

    def _paragraph(self, children: Sequence[document.Inline]) -> paper.Block:
        """Give a paragraph; one whose lines all begin with ☐ becomes lines to tick."""
        whole = children[0] if len(children) == 1 else None
        language = whole.language if isinstance(whole, document.Untranslated) else ""
        runs = self.runs(children)
        lines = _lines_of(runs)
        if all(line and isinstance(line[0], paper.Run) and line[0].text.startswith("☐") for line in lines):
            return paper.Ticks(tuple(_bare(line) for line in lines))
        return paper.Paragraph(runs, language)

    def _bullets(self, items: Sequence[Sequence[document.Block]]) -> Iterator[paper.Block]:
        """Give a list; one in which every line begins with ☐ becomes lines to tick."""
        made = [self.blocks(item) for item in items]
        if made and all(len(item) == 1 and isinstance(item[0], paper.Ticks) for item in made):
            yield paper.Ticks(
                tuple(line for item in made for each in item if isinstance(each, paper.Ticks) for line in each.items)
            )
        else:
            yield paper.Bullets(tuple(made))

    def _run(self, inline: document.Inline, style: paper.Run) -> Iterable[paper.Piece]:
        match inline:
            case document.Text(text):
                yield replace(style, text=text)
            case document.Emphasis(children):
                yield from self.runs(children, replace(style, em=True))
            case document.Strong(children):
                yield from self.runs(children, replace(style, strong=True))
            case document.Code(text):
                yield replace(style, text=text, em=False, strong=False, code=True)
            case document.LineBreak():
                yield paper.Break()
            case document.Link(kind, target, children):
                yield from self._link(kind, target, self.runs(children, style))
            case document.FactRef(id, part):
                yield from self._fact(id, part, style)
            case document.TermRef(id, text):
                yield replace(style, text=text or self.refs.terms[id].term)
            case document.SourceRef(id):
                yield replace(style, text=self.refs.sources[id].title, em=True)
            case document.Untranslated(language, children):
                yield from self.runs(children, replace(style, language=language))

    def _link(self, kind: str, target: str, runs: tuple[paper.Piece, ...]) -> Iterable[paper.Piece]:
        if kind == "web" and target.startswith(_WEB):
            yield paper.Web(target, runs)
        elif kind != "web" and (label := self._inside(kind, target)):
            yield paper.Inside(label, runs)
        else:
            yield from runs

    def _fact(self, id: str, part: str, style: paper.Run) -> Iterable[paper.Piece]:
        fact = self.refs.facts[id]
        yield replace(style, text=print_fact(fact, part, self.refs), language="")
        if id not in self._noted:
            self._noted.add(id)
            yield paper.Note(tuple(describe_fact(fact, part, self.refs)))


def _widths_of(columns: Sequence[Sequence[tuple[paper.Piece, ...]]]) -> tuple[int, ...]:
    """Give the shares of columns in letters: what their longest cells ask for, or room to write in.

    Where that is more than a line holds, columns give up what they have above their longest word, each by its part.
    """
    least, asked = zip(*map(_measure, columns), strict=True)
    over, spare = sum(asked) - LINE, sum(asked) - sum(least)
    if over <= 0 or spare <= 0:
        return asked
    part = min(1.0, over / spare)
    return tuple(round(wish - (wish - word) * part) for word, wish in zip(least, asked, strict=True))


def _measure(column: Sequence[tuple[paper.Piece, ...]]) -> tuple[int, int]:
    """Give the letters that a column needs for its longest word, and those that it asks for."""
    said = ["".join(run.text for run in cell if isinstance(run, paper.Run)) for cell in column]
    word = max(len(word) for text in said for word in (text.split() or [""])) + ROUND_A_WORD
    asked = TO_WRITE_IN if not all(column[1:]) else LEAST_WIDTH
    return word, max(word, min(MOST_WIDTH, max(asked, *map(len, said))))


def _lines_of(runs: Sequence[paper.Piece]) -> list[list[paper.Piece]]:
    lines: list[list[paper.Piece]] = [[]]
    for run in runs:
        if isinstance(run, paper.Break):
            lines.append([])
        else:
            lines[-1].append(run)
    return lines


def _bare(line: Sequence[paper.Piece]) -> tuple[paper.Piece, ...]:
    """Give a line to tick without its box, which the page draws."""
    first, *others = line
    if not isinstance(first, paper.Run):
        return tuple(line)
    return (replace(first, text=first.text.removeprefix("☐").lstrip()), *others)


def describe_fact(fact: Fact, part: str, refs: References) -> Iterator[paper.Piece]:
    """Give the footnote of a figure (safeguarding rule 25): value, unit, basis, year, place, publication, doubts."""
    words, figure = refs.words, figure_of(fact, part)
    if figure is not None:
        value = words.figure(figure, unit=True)
        yield paper.Run(words.join("colon", (figure.label, value)) if figure.label else value, strong=True)
        yield paper.Run(join_texts("", (" ", words.end(fact.says), " ")))
    kind = words("note.kind", measure=words(f"measure.{fact.measure}"), basis=words(f"basis.{fact.basis}"))
    yield paper.Run(join_texts("", (join_texts(" · ", filter(None, (kind, fact.period, fact.place))), ". ")))
    for source in fact.sources:
        yield from cite(refs.sources[source], fact.where)
    if fact.note:
        yield paper.Run(join_texts("", (" ", fact.note)))
    if fact.status != "read":
        yield paper.Run(join_texts("", (" ", words(f"status.{fact.status}"))), em=True)
    if fact.superseded_by:
        newer = refs.facts.get(fact.superseded_by)
        told = words("note.newer", period=newer.period) if newer else words("note.newer-unnamed")
        yield paper.Run(join_texts("", (" ", told)), em=True)
    if fact.id in refs.overdue:
        yield paper.Run(f" {words('note.overdue', date=fact.review_by.isoformat())}", em=True)


def cite(source: Source, where: str = "") -> Iterator[paper.Piece]:
    """Give a source as a note cites it: publisher, title, year, and the place in it."""
    yield paper.Run(f"{source.by}, ")
    title = paper.Run(source.title, em=True)
    yield paper.Web(source.url, (title,)) if source.url.startswith(_WEB) else title
    yield paper.Run(join_texts("", (f", {source.year}, ", where, ".")) if where else f", {source.year}.")
