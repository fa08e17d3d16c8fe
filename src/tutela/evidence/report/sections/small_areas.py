"""Modelled shares of small areas, one folded table an indicator."""

from __future__ import annotations

from tutela.evidence.charts import Outline
from tutela.evidence.findings.find import Findings
from tutela.evidence.report.blocks import Block, Folded, Heading, Paragraph
from tutela.evidence.report.parts import groups_of, interval_table


def section(findings: Findings, _: tuple[Outline, ...]) -> list[Block]:
    """Give the section."""
    if not findings.small_areas:
        return []
    unit = findings.dataset.mapping.unit
    area = findings.dataset.groups[findings.request.small_areas]
    says = Paragraph(
        f"Few {unit} of each {area.label.lower()} were asked. A model draws each figure towards what the areas have "
        'in common. Where "model" stands in place of the number asked, the figure rests on the model alone. The '
        "figures add up to the survey's total."
    )
    folded = [
        Folded(
            part.title,
            (
                interval_table(
                    f"{part.title}, by a model", area.label, part.rows, [groups_of(row) for row in part.rows], unit
                ),
            ),
        )
        for part in findings.small_areas
    ]
    return [Heading(2, "Small areas, by a model"), says, *folded]
