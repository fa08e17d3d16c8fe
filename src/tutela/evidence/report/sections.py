"""The sections of the report, in the order in which they are read. Each gives HTML, or nothing where it has nothing."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tutela.evidence.charts import Line, Outline, draw_intervals, draw_map
from tutela.evidence.findings.find import Findings
from tutela.evidence.findings.tables import Table
from tutela.evidence.profile.corridors import first_level
from tutela.evidence.profile.row import Row
from tutela.evidence.report.parts import (
    figure,
    groups_of,
    interval_figure,
    interval_table,
    note,
    paragraph,
    table,
)
from tutela.evidence.report.sentences import of_100, says_more, shown

__all__ = ["SECTIONS", "Section"]

Section = Callable[[Findings, tuple[Outline, ...]], str]


def _labels(findings: Findings) -> dict[str, str]:
    labels = {name: indicator.label for name, indicator in findings.dataset.mapping.indicators.items()}
    return labels | {"H": "Vulnerable", "A": "Mean count among them", "M0": "Index"}


def everybody(findings: Findings, _: tuple[Outline, ...]) -> str:
    """Each indicator for everybody together, the most common first."""
    whole = next((part for part in findings.shares if not part.by), None)
    if whole is None:
        return ""
    labels, unit = _labels(findings), findings.dataset.mapping.unit
    rows = sorted((row for row in whole.rows if row.kind == "share"), key=lambda row: -(row.estimate or 0.0))
    names = [labels[row.indicator] for row in rows]
    means = [row for row in whole.rows if row.kind == "mean"]
    says = [
        f"{name}: {of_100(row.low, row.high, unit)}." for name, row in zip(names, rows, strict=True) if row.estimate
    ][:3]
    html = f"<h2>All {escape(unit)} together</h2>" + note(says)
    html += interval_figure(f"Indicators, all {unit}", "Indicator", rows, names, unit, "all")
    if means:
        html += table(
            "Means",
            ["Indicator", "Mean", "Asked"],
            [[labels[r.indicator], shown(r), f"{r.n:,}" if r.n else ""] for r in means],
        )
    return html


def index(findings: Findings, _: tuple[Outline, ...]) -> str:
    """H, A, M0, what brings the index about, and other choices."""
    found = findings.index
    if found is None:
        return ""
    unit, labels = findings.dataset.mapping.unit, _labels(findings)
    head, mean, adjusted = found.tables[0].rows
    says = [
        f"{of_100(head.low, head.high, unit).capitalize()} are vulnerable: at least {found.index.cutoff:.0%} of the "
        f"weight of {len(found.index.indicators)} factors holds for them.",
    ]
    if mean.estimate is not None and adjusted.estimate is not None:
        says.append(
            f"On average {mean.estimate:.0%} of the weight holds for those who are. "
            f"The index is {adjusted.estimate:.3f}."
        )
    html = f"<h2>{escape(found.index.title)}</h2>{note(says)}"
    if found.levels:
        rows = list(found.levels.rows)
        names = [row.indicator.removesuffix(", share of M0").capitalize() for row in rows]
        html += "<h3>Where it comes from</h3>" + paragraph("The chart shows how much of the index each level brings.")
        html += interval_figure("Share of the index by level", "Level", rows, names, "parts", "levels")
    if found.factors:
        pairs = list(zip(found.factors.rows[0::2], found.factors.rows[1::2], strict=True))
        cells = [
            [labels[share.indicator.removesuffix(", share of M0")], shown(both), shown(share)] for both, share in pairs
        ]
        html += table(
            "Factors of the index",
            ["Factor", f"Of 100 {unit}, both vulnerable and with the factor", "Of 100 parts of the index"],
            cells,
        )
    return html + _choices(findings)


def _choices(findings: Findings) -> str:
    assert findings.index is not None  # noqa: S101 - asked by `index` only
    cells = [
        [row.indicator.capitalize(), shown(row), "" if order is None else f"{order:.2f}"]
        for row, order in findings.index.choices
    ]
    area = first_level(findings.dataset)
    word = area.label.lower() if area else "area"
    return "<h3>Would other choices change it?</h3>" + table(
        "Other choices",
        ["Choice", f"Vulnerable, of 100 {findings.dataset.mapping.unit}", f"Same order of each {word} (1 is the same)"],
        cells,
    )


def beyond(findings: Findings, _: tuple[Outline, ...]) -> str:
    """Who is missed by the poorest fifths; shares of fit; groups in words."""
    found, unit = findings.beyond, findings.dataset.mapping.unit
    if found is None:
        return ""
    html = ""
    if found.missed:
        says, lines = [], []
        for row, missed in found.missed:
            fifths = "the poorest fifth" if missed.fifths == 1 else "the two poorest fifths"
            says.append(
                f"A measure for {fifths} of households alone would miss "
                f"{of_100(row.low, row.high, f'vulnerable {unit}')}. "
                f"A measure of the same size that chose at random would miss {missed.random * 100:.0f} of 100."
            )
            lines.append(Line(f"Missed by {fifths}", row.estimate, row.low, row.high))
            lines.append(Line("Missed at random, same size", missed.random, None, None))
        chart = draw_intervals("Who is missed by looking at poverty alone", lines, id_="missed")
        cells = [[line.label, "" if line.share is None else f"{line.share * 100:.1f}"] for line in lines]
        beside = table("Missed", ["Measure", f"Of 100 vulnerable {unit}"], cells)
        html += note(says) + paragraph("Vulnerable is counted here without the factors that are poverty itself.")
        html += figure(chart, beside)
    html += _fit(findings)
    if found.rules:
        rows = list(found.rules.rows)
        names = [groups_of(row) for row in rows]
        html += "<h3>Groups in words</h3>" + paragraph(
            "The rules were found in one half of the sample and measured in the other. They describe groups, never a "
            "single child or family."
        )
        html += interval_table("Vulnerable, by group", "Group", rows, names, unit)
    return f"<h2>Beyond poverty</h2>{html}" if html else ""


def _fit(findings: Findings) -> str:
    shares = findings.beyond.shares if findings.beyond else None
    if shares is None:
        return ""
    label = _labels(findings)[shares.outcome]
    lines = [
        Line(level.capitalize(), float(share), float(low), float(high))
        for level, share, low, high in zip(shares.levels, shares.share, shares.low, shares.high, strict=True)
    ]
    cells = [
        [line.label, f"{(line.share or 0) * 100:.0f}", f"{(line.low or 0) * 100:.0f} to {(line.high or 0) * 100:.0f}"]
        for line in lines
    ]
    return (
        f"<h3>{escape(label)}: what each level adds</h3>"
        + paragraph(
            f"All factors together fit the outcome with a McFadden R2 of {shares.fit:.3f} ({shares.fit_low:.3f} to "
            f"{shares.fit_high:.3f}). "
            "The shares below are shares of this fit. They are not causes."
        )
        + figure(
            draw_intervals(f"Shares of the fit: {label}", lines, id_="fit"),
            table("Shares of the fit", ["Level", "Of 100 parts", "Interval"], cells),
        )
    )


def groups(findings: Findings, _: tuple[Outline, ...]) -> str:
    """The index and each indicator by each crossing; charts are folded, tables of crossings come whole."""
    unit, labels = findings.dataset.mapping.unit, _labels(findings)
    html = ""
    for part in (part for part in findings.shares if part.by):
        own = next((t for t in findings.index.tables if t.by == part.by), None) if findings.index else None
        body = ""
        if own:
            rows = [row for row in own.rows if row.indicator == "H"]
            body += paragraph(says_more(rows, unit, "Vulnerability on several factors at once"))
            body += interval_figure(
                f"Vulnerable, by {part.title.lower()}",
                part.title,
                rows,
                [groups_of(r) for r in rows],
                unit,
                f"h-{own.id}",
            )
        for name in dict.fromkeys(row.indicator for row in part.rows):
            body += _folded(part, name, labels[name], unit)
        html += f"<h3>{escape(part.title)}</h3>{body}"
    return f"<h2>By group</h2>{html}" if html else ""


def _folded(part: Table, name: str, label: str, unit: str) -> str:
    rows = [row for row in part.rows if row.indicator == name]
    names = [groups_of(row) for row in rows]
    if rows[0].kind != "share":
        inside = table(
            label,
            [part.title, "Mean", "Asked"],
            [[n, shown(r), f"{r.n:,}" if r.n else ""] for n, r in zip(names, rows, strict=True)],
        )
    elif len(rows) > 40:
        inside = interval_table(label, part.title, rows, names, unit)
    else:
        inside = interval_figure(
            f"{label}, by {part.title.lower()}", part.title, rows, names, unit, f"{part.id}-{name}"
        )
    says = paragraph(says_more(rows, unit, label)) if rows[0].kind == "share" else ""
    return f"<details><summary>{escape(label)}</summary>{says}{inside}</details>"


def maps(findings: Findings, outlines: tuple[Outline, ...]) -> str:
    """Maps of the first level, where the user gives one: the index, and each indicator folded."""
    area = first_level(findings.dataset)
    if not outlines or area is None:
        return ""
    unit, labels = findings.dataset.mapping.unit, _labels(findings)
    drawn: list[tuple[str, list[Row]]] = []
    for part in (*(findings.index.tables if findings.index else ()), *findings.shares):
        if part.by == (area.id,):
            names = dict.fromkeys(
                row.indicator for row in part.rows if row.kind == "share" and row.indicator not in ("A", "M0")
            )
            drawn += [(name, [row for row in part.rows if row.indicator == name]) for name in names]
    if not drawn:
        return ""
    known = {outline.name for outline in outlines}
    absent = [label for label in area.labels if label not in known]
    html = note([f"Not on the map: {', '.join(absent)}"] if absent else [])
    for number, (name, rows) in enumerate(drawn):
        chart = draw_map(
            f"{labels[name]}, by {area.label.lower()}",
            outlines,
            {groups_of(row): row.estimate for row in rows},
            id_=f"map-{number}",
        )
        inside = figure(chart, interval_table(labels[name], area.label, rows, [groups_of(row) for row in rows], unit))
        html += inside if not number else f"<details><summary>{escape(labels[name])}</summary>{inside}</details>"
    return f"<h2>Maps</h2>{html}"


def small(findings: Findings, _: tuple[Outline, ...]) -> str:
    """Modelled shares of small areas, one folded table an indicator."""
    if not findings.small_areas:
        return ""
    unit = findings.dataset.mapping.unit
    area = findings.dataset.groups[findings.request.small_areas]
    html = paragraph(
        f"One {area.label.lower()} has few {unit} in the survey. A model draws its figure towards what the areas have "
        "in common. Areas without a number asked rest on the model alone. The figures add up to the survey's total."
    )
    for part in findings.small_areas:
        rows = list(part.rows)
        inside = interval_table(part.title, area.label, rows, [groups_of(row) for row in rows], unit)
        html += f"<details><summary>{escape(part.title)}</summary>{inside}</details>"
    return f"<h2>Small areas, by a model</h2>{html}"


def corridors(findings: Findings, _: tuple[Outline, ...]) -> str:
    """Where children who live away from their parents came from and live."""
    part = findings.corridors
    if part is None:
        return ""
    ends = [(dict(row.groups)["origin"], dict(row.groups)["destination"], row) for row in part.rows]
    places = [origin for origin, destination, _ in ends if destination == "all" and origin != "all"]

    def cell(origin: str, destination: str) -> str:
        row = next((row for a, b, row in ends if (a, b) == (origin, destination)), None)
        if row is None or row.flag == "hidden" or row.estimate is None:
            return "–"  # noqa: RUF001
        value = f"{row.estimate:,.0f}"
        return f"({value})" if row.flag == "few" else value

    cells = [[place, *(cell(place, other) for other in places), cell(place, "all")] for place in places]
    cells.append(["All", *(cell("all", other) for other in places), cell("all", "all")])
    says = [
        "Children live away from their parents for school, with relatives who care for them, or for lawful work. "
        "The table does not say that anything is wrong."
    ]
    return (
        "<h2>Where children who live away from their parents come from</h2>"
        + note(says)
        + table("Estimated numbers; lines: where from; columns: where they live now", ["From", *places, "All"], cells)
        + _flows(ends, places)
    )


def _flows(ends: list[tuple[str, str, Row]], places: list[str]) -> str:
    """Who came in from other areas, who left for others, and the balance, from what is printed."""
    printed = {(origin, destination): row.estimate for origin, destination, row in ends if row.flag != "hidden"}
    flows = []
    for place in places:
        stayed, left, came = (printed.get(key) for key in ((place, place), (place, "all"), ("all", place)))
        if stayed is not None and left is not None and came is not None:
            flows.append(
                (came - left, [place, f"{came - stayed:,.0f}", f"{left - stayed:,.0f}", f"{came - left:+,.0f}"])
            )
    flows.sort(key=lambda flow: -flow[0])
    if not flows:
        return ""
    return table(
        "In and out", ["Area", "Came from other areas", "Left for other areas", "Balance"], [line for _, line in flows]
    )


SECTIONS: tuple[Section, ...] = (everybody, index, beyond, groups, maps, small, corridors)
