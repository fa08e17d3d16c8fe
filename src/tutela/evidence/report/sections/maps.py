"""Maps of the first level, where the user gives one: the index, and each indicator folded."""

from __future__ import annotations

from tutela.evidence.charts import Outline, draw_map
from tutela.evidence.findings.find import Findings
from tutela.evidence.profile.corridors import first_level
from tutela.evidence.profile.row import Row
from tutela.evidence.report.blocks import Block, Bullets, Figure, Folded, Heading
from tutela.evidence.report.parts import groups_of, interval_table, labels_of, unit_of


def section(findings: Findings, outlines: tuple[Outline, ...]) -> list[Block]:
    """Give the section."""
    area = first_level(findings.dataset)
    if not outlines or area is None:
        return []
    labels = labels_of(findings)
    known = {outline.name for outline in outlines}
    absent = [label for label in area.labels if label not in known]
    blocks: list[Block] = [Bullets((f"Not on the map: {', '.join(absent)}",))] if absent else []
    for number, (name, rows) in enumerate(_drawn(findings, area.id)):
        caption = f"{labels[name]}, map by {area.label.lower()}"
        shares = {groups_of(row): row.estimate for row in rows}
        beside = interval_table(caption, area.label, rows, [groups_of(row) for row in rows], unit_of(findings, name))
        drawn = Figure(draw_map(caption, outlines, shares, id_=f"map-{number}"), beside)
        blocks.append(Folded(labels[name], (drawn,)) if number else drawn)
    return [Heading(2, "Maps"), *blocks]


def _drawn(findings: Findings, area: str) -> list[tuple[str, list[Row]]]:
    drawn: list[tuple[str, list[Row]]] = []
    for part in (*(findings.index.tables if findings.index else ()), *findings.shares):
        if part.by == (area,):
            shares = [row for row in part.rows if row.kind == "share" and row.indicator not in ("A", "M0")]
            names = dict.fromkeys(row.indicator for row in shares)
            drawn += [(name, [row for row in shares if row.indicator == name]) for name in names]
    return drawn
