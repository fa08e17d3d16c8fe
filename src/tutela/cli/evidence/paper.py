"""The report on paper: its blocks become a publication, which delivery sets as PDF and writes as DOCX.

Below each table that has a chart stands the chart; one of so many lines that it could not be read is left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

from tutela.delivery.publication import paper
from tutela.evidence.report.blocks import Block, Bullets, Document, Figure, Folded, Heading, Paragraph, Table

__all__ = ["paper_writers"]

_NOTHING = "\N{NO-BREAK SPACE}"
_LEGIBLE = 5.0
"""In cm: a chart that has to be narrower to fit a page has letters under 5 points."""
_NARROWEST, _WIDEST = 14, 44
"""Letters: of the least and the most that a column is given room for."""


def paper_writers(today: datetime.date) -> dict[str, Callable[[Document, Path], None]]:
    """Give the writers of PDF and DOCX by the ending of their file; the extra `documents` is needed."""
    from tutela.delivery.pandoc.write import write_docx
    from tutela.delivery.pdf.write import write_pdf

    def pdf(document: Document, path: Path) -> None:
        write_pdf(make_publication(document), path, today=today)

    def docx(document: Document, path: Path) -> None:
        write_docx(make_publication(document), path, today=today)

    return {".pdf": pdf, ".docx": docx}


def make_publication(document: Document) -> paper.Publication:
    """Give the report as sheets: one chapter a section."""
    opening = (paper.Paragraph(runs=_runs(document.label)),) if document.label else ()
    chapters: list[tuple[str, list[paper.Block]]] = [
        (document.title, [*opening, paper.Paragraph(runs=_runs(document.head))])
    ]
    inner = 2  # no level of headings may be left out, or the PDF is not accessible
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2 and len(chapters) == 1 and inner == 2:
            chapters[-1][1].append(paper.Heading(level=2, runs=_runs(block.text)))
            inner = 3  # the first section stands on the first page
        elif isinstance(block, Heading) and block.level == 2:
            chapters.append((block.text, []))
            inner = 2
        else:
            chapters[-1][1].extend(_blocks(block, inner))
            inner = 3 if isinstance(block, Heading) else inner
    return paper.Publication(
        id=document.id,
        title=document.title,
        language="en",
        direction="ltr",
        shape="sheets",
        chapters=tuple(
            paper.Chapter(
                title=title, blocks=tuple(blocks), numbered=False, kicker=document.kicker if not number else ""
            )
            for number, (title, blocks) in enumerate(chapters)
        ),
        foot=document.label or document.kicker,
    )


def _runs(text: str) -> tuple[paper.Piece, ...]:
    return (paper.Run(text),) if text else ()


def _blocks(block: Block, inner: int) -> Iterator[paper.Block]:
    match block:
        case Heading():
            yield paper.Heading(level=2, runs=_runs(block.text))
        case Paragraph():
            yield paper.Paragraph(runs=_runs(block.text))
        case Bullets():
            yield paper.Bullets(items=tuple((paper.Paragraph(runs=_runs(text)),) for text in block.texts))
        case Table():
            yield _grid(block)
        case Figure():
            yield _grid(block.table)
            drawing = paper.draw(block.svg, block.table.caption)
            if drawing.width >= _LEGIBLE:
                yield drawing
        case Folded():
            yield paper.Heading(level=inner, runs=_runs(block.title))
            for inside in block.blocks:
                yield from _blocks(inside, inner)


def _grid(table: Table) -> paper.Grid:
    head = tuple(_runs(cell) for cell in table.head)
    # On paper an empty cell is one to write in, and has the height for it.
    rows = tuple(tuple(_runs(cell or _NOTHING) for cell in row) for row in table.rows)
    return paper.Grid(head=head, rows=rows, caption=table.caption, widths=_widths(table))


def _widths(table: Table) -> tuple[int, ...]:
    """Give each column the share of the line that its longest text asks for, within reason."""
    columns = zip(table.head, *table.rows, strict=True)
    return tuple(min(_WIDEST, max(_NARROWEST, *(len(text) for text in column))) for column in columns)
