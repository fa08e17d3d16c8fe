"""H, A, M0, what brings the index about, and other choices."""

from __future__ import annotations

from tutela.evidence.charts import Outline
from tutela.evidence.findings.find import Findings
from tutela.evidence.findings.index import IndexFindings
from tutela.evidence.profile.corridors import first_level
from tutela.evidence.profile.row import Row
from tutela.evidence.report.blocks import Block, Bullets, Heading, Paragraph, Table
from tutela.evidence.report.parts import interval_figure, labels_of
from tutela.evidence.report.sentences import in_brackets, of_100, shown


def section(findings: Findings, _: tuple[Outline, ...]) -> list[Block]:
    """Give the section."""
    found = findings.index
    if found is None or not found.tables[0].rows:
        return []
    return [
        Heading(2, found.index.title),
        *_says(findings, found),
        *_parts(findings, found),
        *_choices(findings, found),
    ]


def _says(findings: Findings, found: IndexFindings) -> list[Block]:
    head, mean, adjusted = found.tables[0].rows
    says = [
        f"{of_100(head.low, head.high, findings.dataset.mapping.unit).capitalize()} are vulnerable: at least "
        f"{found.index.cutoff:.0%} of the weight of {len(found.index.indicators)} factors holds for them.",
    ]
    if mean.estimate is not None and adjusted.estimate is not None:
        says.append(
            f"On average {mean.estimate:.0%} of the weight holds for those who are{_ends(mean, '.0%')}. "
            f"The index is {adjusted.estimate:.3f}{_ends(adjusted, '.3f')}."
        )
    return [Bullets(tuple(says))]


def _ends(row: Row, digits: str) -> str:
    return "" if row.low is None or row.high is None else f" (interval {row.low:{digits}} to {row.high:{digits}})"


def _parts(findings: Findings, found: IndexFindings) -> list[Block]:
    labels, blocks = labels_of(findings), list[Block]()
    if found.levels:
        rows = list(found.levels.rows)
        names = [row.indicator.removesuffix(", share of M0").capitalize() for row in rows]
        blocks += [
            Heading(3, "Where it comes from"),
            Paragraph("How much of the index each level brings:"),
            interval_figure("Share of the index by level", "Level", rows, names, "parts", "levels"),
        ]
    if found.factors:
        pairs = zip(found.factors.rows[0::2], found.factors.rows[1::2], strict=True)
        cells = tuple(
            (
                labels[share.indicator.removesuffix(", share of M0")], shown(both), in_brackets(both), shown(share),
                in_brackets(share),
            )
            for both, share in pairs
        )  # fmt: skip
        both = f"Of 100 {findings.dataset.mapping.unit}, both vulnerable and with the factor"
        blocks.append(
            Table("Factors of the index", ("Factor", both, "Interval", "Of 100 parts of the index", "Interval"), cells)
        )
    return blocks


def _choices(findings: Findings, found: IndexFindings) -> list[Block]:
    cells = tuple(
        (row.indicator.capitalize(), shown(row), in_brackets(row), "" if order is None else f"{order:.2f}")
        for row, order in found.choices
    )
    area = first_level(findings.dataset)
    order = f"Same order of each {area.label.lower() if area else 'area'} (1 is the same)"
    head = ("Choice", f"Vulnerable, of 100 {findings.dataset.mapping.unit}", "Interval", order)
    return [Heading(3, "Would other choices change it?"), Table("Other choices", head, cells)]
