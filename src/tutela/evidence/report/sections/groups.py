"""The index and each indicator by each crossing; all but the index are folded."""

from __future__ import annotations

from tutela.evidence.charts import Outline
from tutela.evidence.findings.find import Findings
from tutela.evidence.findings.tables import Table as Lines
from tutela.evidence.report.blocks import Block, Folded, Heading, Paragraph
from tutela.evidence.report.parts import groups_of, interval_figure, interval_table, labels_of, mean_table, unit_of
from tutela.evidence.report.sentences import says_more

_MOST_DRAWN = 40


def section(findings: Findings, _: tuple[Outline, ...]) -> list[Block]:
    """Give the section."""
    unit, labels = findings.dataset.mapping.unit, labels_of(findings)
    blocks: list[Block] = []
    for part in (part for part in findings.shares if part.by):
        blocks.append(Heading(3, part.title))
        own = next((table for table in findings.index.tables if table.by == part.by), None) if findings.index else None
        rows = [row for row in own.rows if row.indicator == "H"] if own else []
        if rows:
            caption = f"Vulnerable, by {part.title.lower()}"
            names = [groups_of(row) for row in rows]
            blocks.append(Paragraph(says_more(rows, unit, "Vulnerability on several factors at once")))
            blocks.append(interval_figure(caption, part.title, rows, names, unit, f"h-{part.id}"))
        blocks += _brings(findings, part)
        blocks += [
            _folded(part, name, labels[name], unit_of(findings, name))
            for name in dict.fromkeys(row.indicator for row in part.rows)
        ]
    return [Heading(2, "By group"), *blocks] if blocks else []


def _brings(findings: Findings, part: Lines) -> list[Block]:
    """Give what each group brings to the index, where that may be told."""
    own = [table for table in findings.index.groups if table.by == part.by] if findings.index else []
    return [
        Folded(
            "What each group brings to the index",
            (
                Paragraph("Many children and high vulnerability both make this share large."),
                interval_table(
                    f"Share of the index, by {part.title.lower()}", part.title, table.rows,
                    [groups_of(row) for row in table.rows], "parts",
                ),
            ),
        )
        for table in own
    ]  # fmt: skip


def _folded(part: Lines, name: str, label: str, unit: str) -> Folded:
    rows = [row for row in part.rows if row.indicator == name]
    names = [groups_of(row) for row in rows]
    caption = f"{label}, by {part.title.lower()}"
    if rows[0].kind != "share":
        return Folded(label, (mean_table(caption, part.title, rows, names),))
    says = Paragraph(says_more(rows, unit, label))
    if len(rows) > _MOST_DRAWN:
        return Folded(label, (says, interval_table(caption, part.title, rows, names, unit)))
    return Folded(label, (says, interval_figure(caption, part.title, rows, names, unit, f"{part.id}-{name}")))
