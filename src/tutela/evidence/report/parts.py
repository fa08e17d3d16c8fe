"""What several sections put together in the same way: names of groups, tables of intervals, charts with their table."""

from __future__ import annotations

from collections.abc import Sequence

from tutela.evidence.charts import Line, draw_intervals
from tutela.evidence.findings.find import Findings
from tutela.evidence.profile.row import Row
from tutela.evidence.report.blocks import Figure, Table
from tutela.evidence.report.sentences import in_brackets, shown

__all__ = ["groups_of", "interval_figure", "interval_table", "labels_of", "mean_table", "unit_of"]

_SAYS = {"too few": "not shown, see How to read this", "hidden": "not shown, to protect people"}


def labels_of(findings: Findings) -> dict[str, str]:
    """Give the words for each indicator and for the parts of the index."""
    labels = {name: indicator.label for name, indicator in findings.dataset.mapping.indicators.items()}
    return labels | {"H": "Vulnerable", "A": "Mean count among them", "M0": "Index"}


def unit_of(findings: Findings, name: str) -> str:
    """Give the word for those of whom an indicator is a share, or for all units where it is of the index."""
    mapping = findings.dataset.mapping
    return (mapping.indicators[name].of if name in mapping.indicators else "") or mapping.unit


def groups_of(row: Row) -> str:
    """Give the words for a line's domain."""
    return ", ".join(label for _, label in row.groups) or "Everybody"


def _asked(row: Row) -> str:
    """Give the number asked; a sign where it is not shown, "model" where a model stands in for it."""
    if row.n is None:
        return shown(row) if row.flag in ("too few", "hidden") else "model"
    return f"{row.n:,}"


def interval_table(caption: str, head: str, rows: Sequence[Row], names: Sequence[str], unit: str) -> Table:
    """Give the table of a chart: value, interval, number of units."""
    cells = tuple((name, shown(row), in_brackets(row), _asked(row)) for row, name in zip(rows, names, strict=True))
    return Table(caption, (head, f"Of 100 {unit}", "Interval", "Asked"), cells)


def interval_figure(caption: str, head: str, rows: Sequence[Row], names: Sequence[str], unit: str, id_: str) -> Figure:
    """Give the chart of the lines with its table."""
    lines = [
        Line(name, row.estimate, row.low, row.high, _SAYS.get(row.flag, ""))
        for row, name in zip(rows, names, strict=True)
    ]
    return Figure(draw_intervals(caption, lines, id_=id_), interval_table(caption, head, rows, names, unit))


def mean_table(caption: str, head: str, rows: Sequence[Row], names: Sequence[str]) -> Table:
    """Give a table of means."""
    cells = tuple((name, shown(row), in_brackets(row), _asked(row)) for row, name in zip(rows, names, strict=True))
    return Table(caption, (head, "Mean", "Interval", "Asked"), cells)
