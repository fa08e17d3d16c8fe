"""The report of a course as a publication: sentences, lists and tables on sheets."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.publication import paper
from tutela.delivery.publication.chart import draw_chart
from tutela.delivery.web.words import Words
from tutela.model.language import Direction
from tutela.model.report import Report, Section, Table


def write_report(report: Report, words: Words, *, language: str, direction: Direction = "ltr") -> paper.Publication:
    """Give the publication of a report."""
    blocks = [block for section in report.sections for block in _section(section, direction)]
    return paper.Publication(
        id="report",
        title=report.title,
        subtitle=report.subtitle,
        series=words("print.series"),
        language=language,
        direction=direction,
        shape="sheets",
        chapters=(
            paper.Chapter(
                title=report.title,
                kicker=report.subtitle,
                lead=words("report.counted-on", date=report.on.isoformat()),
                blocks=tuple(blocks),
            ),
        ),
        foot=words("print.worried"),
    )


def _section(section: Section, direction: Direction) -> Iterator[paper.Block]:
    yield paper.Heading(2, (paper.Run(section.title),))
    for sentence in section.says:
        yield paper.Paragraph((paper.Run(sentence),))
    for table in section.tables:
        if table.rows:
            yield write_table(table)
        if table.chart is not None:
            yield paper.draw(draw_chart(table.chart, direction=direction), table.chart.title)
    if section.points:
        yield paper.Bullets(tuple((paper.Paragraph((paper.Run(point),)),) for point in section.points))


def write_table(table: Table) -> paper.Grid:
    """Give a table of a report as a grid, its first column wider."""
    return paper.Grid(
        head=tuple((paper.Run(cell),) for cell in table.head),
        rows=tuple(tuple((paper.Run(cell),) for cell in row) for row in table.rows),
        caption=table.title,
        widths=tuple(map(_width, zip(table.head, *table.rows, strict=True))),
    )


def _width(column: tuple[str, ...]) -> int:
    """Give the share of the line for a column: by its longest cell, headings breaking between words."""
    head, *cells = column
    longest = max(*map(len, cells), *map(len, head.split()))
    return max(6, min(longest, 30))
