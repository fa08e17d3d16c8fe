"""Each indicator for everybody together, the most common first."""

from __future__ import annotations

from tutela.evidence.charts import Outline
from tutela.evidence.findings.find import Findings
from tutela.evidence.report.blocks import Block, Bullets, Heading
from tutela.evidence.report.parts import interval_figure, labels_of, mean_table, unit_of
from tutela.evidence.report.sentences import of_100

_FIRST = 3


def section(findings: Findings, _: tuple[Outline, ...]) -> list[Block]:
    """Give the section."""
    whole = next((part for part in findings.shares if not part.by), None)
    if whole is None:
        return []
    labels, unit = labels_of(findings), findings.dataset.mapping.unit
    rows = sorted((row for row in whole.rows if row.kind == "share"), key=lambda row: -(row.estimate or 0.0))
    names = [labels[row.indicator] for row in rows]
    units = [unit_of(findings, row.indicator) for row in rows]
    says = [
        f"{name}: {of_100(row.low, row.high, of)}."
        for name, row, of in zip(names, rows, units, strict=True)
        if row.estimate
    ]
    blocks: list[Block] = [Heading(2, f"All {unit} together")]
    if rows:
        heading = unit if set(units) == {unit} else "of those counted"
        blocks.append(Bullets(tuple(says[:_FIRST])))
        blocks.append(interval_figure("Indicators", "Indicator", rows, names, heading, "all"))
    means = [row for row in whole.rows if row.kind == "mean"]
    if means:
        blocks.append(mean_table("Means", "Indicator", means, [labels[row.indicator] for row in means]))
    return blocks
