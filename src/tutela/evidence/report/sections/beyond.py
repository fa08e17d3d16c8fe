"""Who is missed by the poorest fifths; shares of fit; groups in words."""

from __future__ import annotations

from tutela.evidence.charts import Line, Outline, draw_intervals
from tutela.evidence.findings.beyond import Beyond
from tutela.evidence.findings.find import Findings
from tutela.evidence.profile.poverty import Missed
from tutela.evidence.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from tutela.evidence.report.parts import groups_of, interval_table, labels_of
from tutela.evidence.report.sentences import of_100


def section(findings: Findings, _: tuple[Outline, ...]) -> list[Block]:
    """Give the section."""
    found, unit = findings.beyond, findings.dataset.mapping.unit
    if found is None:
        return []
    blocks = [*_missed(found, unit), *_fit(found, labels_of(findings)), *_rules(found, unit)]
    return [Heading(2, "Beyond poverty"), *blocks] if blocks else []


def _missed(found: Beyond, unit: str) -> list[Block]:
    if not found.missed:
        return []
    says, lines = [], []
    for row, missed in found.missed:
        fifths = "the poorest fifth" if missed.fifths == 1 else "the two poorest fifths"
        says.append(
            f"A measure for {fifths} of households alone would miss {of_100(row.low, row.high, f'vulnerable {unit}')}. "
            f"A measure of the same size that chose at random would miss {missed.random * 100:.0f} of 100. "
            f"The first misses {_fewer(missed)}."
        )
        lines.append(Line(f"Missed by {fifths}", row.estimate, row.low, row.high))
        lines.append(Line("Missed at random, same size", missed.random, None, None))
    cells = tuple((line.label, _of_100(line.share), _interval(line)) for line in lines)
    return [
        Bullets(tuple(says)),
        Paragraph("Vulnerable is counted here without the factors that are poverty itself."),
        Figure(
            draw_intervals("Who is missed by looking at poverty alone", lines, id_="missed"),
            Table("Missed by looking at poverty alone", ("Measure", f"Of 100 vulnerable {unit}", "Interval"), cells),
        ),
    ]


def _of_100(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.1f}"


def _interval(line: Line) -> str:
    return "" if line.low is None or line.high is None else f"{_of_100(line.low)} to {_of_100(line.high)}"


def _fewer(missed: Missed) -> str:
    """Say the difference from chance, with its interval."""
    low, high = missed.gain_low * 100, missed.gain_high * 100
    if low <= 0 <= high:
        return "no fewer than chance does, as far as the survey can tell"
    if high < 0:
        return f"between {-high:.0f} and {-low:.0f} of 100 more than chance does"
    return f"between {low:.0f} and {high:.0f} of 100 fewer than chance does"


def _fit(found: Beyond, labels: dict[str, str]) -> list[Block]:
    shares = found.shares
    if shares is None:
        return []
    label = labels[shares.outcome]
    lines = [
        Line(level.capitalize(), float(share), float(low), float(high))
        for level, share, low, high in zip(shares.levels, shares.share, shares.low, shares.high, strict=True)
    ]
    cells = tuple(
        (line.label, f"{(line.share or 0) * 100:.0f}", f"{(line.low or 0) * 100:.0f} to {(line.high or 0) * 100:.0f}")
        for line in lines
    )
    return [
        Heading(3, f"{label}: what each level adds"),
        Paragraph(
            f"All factors together fit the outcome with a McFadden R2 of {shares.fit:.3f} ({shares.fit_low:.3f} to "
            f"{shares.fit_high:.3f}). The shares below are shares of this fit. They are not causes."
        ),
        Figure(
            draw_intervals(f"Shares of the fit: {label}", lines, id_="fit"),
            Table("Shares of the fit", ("Level", "Of 100 parts", "Interval"), cells),
        ),
    ]


def _rules(found: Beyond, unit: str) -> list[Block]:
    if found.rules is None:
        return []
    rows = list(found.rules.rows)
    return [
        Heading(3, "Groups in words"),
        Paragraph(
            "The rules were found in one half of the sample and measured in the other. They describe groups, never a "
            "single child or family."
        ),
        interval_table("Vulnerable, by group in words", "Group", rows, [groups_of(row) for row in rows], unit),
    ]
