"""The small pieces of the report page: tables, figures, paragraphs. Everything that comes from a file is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tutela.evidence.charts import Line, draw_intervals
from tutela.evidence.profile.row import Row
from tutela.evidence.report.sentences import in_brackets, shown

__all__ = ["figure", "groups_of", "interval_table", "lines_of", "note", "paragraph", "table"]


def paragraph(text: str) -> str:
    """Give a paragraph of plain text."""
    return f"<p>{escape(text)}</p>"


def note(texts: Sequence[str]) -> str:
    """Give a list of sentences."""
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>" if texts else ""


def table(caption: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Give a table whose first column heads its lines."""
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:]) + "</tr>"
        for row in rows
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}"><table><caption>{escape(caption)}'
        f"</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def figure(chart: str, beside: str) -> str:
    """Give a chart with its table beside it."""
    return f'<div class="drawn">{chart}{beside}</div>'


def groups_of(row: Row) -> str:
    """Give the words for a line's domain."""
    return ", ".join(label for _, label in row.groups) or "Everybody"


def lines_of(rows: Sequence[Row], names: Sequence[str]) -> list[Line]:
    """Give the lines of a chart."""
    says = {"too few": "too few were asked", "hidden": "not shown, to protect people"}
    return [
        Line(name, row.estimate, row.low, row.high, says.get(row.flag, ""))
        for row, name in zip(rows, names, strict=True)
    ]


def interval_table(caption: str, head: str, rows: Sequence[Row], names: Sequence[str], unit: str) -> str:
    """Give the table of a chart: value, interval, number of units."""
    cells = [
        [name, shown(row), in_brackets(row), "" if row.n is None else f"{row.n:,}"]
        for row, name in zip(rows, names, strict=True)
    ]
    return table(caption, [head, f"Of 100 {unit}", "Interval", "Asked"], cells)


def interval_figure(title: str, head: str, rows: Sequence[Row], names: Sequence[str], unit: str, id_: str) -> str:
    """Give the chart of the lines with its table."""
    chart = draw_intervals(title, lines_of(rows, names), id_=id_)
    return figure(chart, interval_table(title, head, rows, names, unit))
