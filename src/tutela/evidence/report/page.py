"""The report as one HTML page that reads without scripts and without a network."""

from __future__ import annotations

from html import escape

from tutela.evidence.charts import Outline
from tutela.evidence.disclosure import FEW, LEAST, TOO_FEW
from tutela.evidence.findings.find import Findings
from tutela.evidence.profile.row import Row
from tutela.evidence.report.parts import note, paragraph
from tutela.evidence.report.sections import SECTIONS
from tutela.evidence.report.sentences import HEAD

__all__ = ["make_page"]

_ONE = {"children": "child", "workplaces": "workplace", "institutions": "institution", "households": "household"}


def make_page(findings: Findings, outlines: tuple[Outline, ...] = ()) -> str:
    """Give the HTML document; its style sheet is `report.css` beside it."""
    mapping = findings.dataset.mapping
    title = mapping.title
    label = (
        '<p class="invented">Invented for training. No person or place in it is real.</p>' if mapping.invented else ""
    )
    body = "".join(section(findings, outlines) for section in SECTIONS)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="report.css"></head><body>'
        f'<main class="evidence" id="main"><p class="kicker">A profile of a survey</p><h1>{escape(title)}</h1>{label}'
        f"{_head(findings)}{body}{_reading(findings)}</main></body></html>"
    )


def _head(findings: Findings) -> str:
    mapping = findings.dataset.mapping
    one = _ONE.get(mapping.unit, mapping.unit)
    missing = (
        "Children who have left, live on the street or live at a workplace are missing from it."
        if mapping.unit == "children"
        else f"{mapping.unit.capitalize()} that nobody listed are missing from it."
    )
    return (
        f'<div class="content-note">{paragraph(HEAD.format(unit=mapping.unit, one=one, missing=missing))}</div>'
        + _sample(findings)
    )


def _sample(findings: Findings) -> str:
    dataset = findings.dataset
    return paragraph(
        f"The survey has {dataset.rows:,} {dataset.mapping.unit} in {len(dataset.stratum_of):,} sampling units and "
        f"{len(dataset.population):,} strata. Intervals hold the true value in 95 of 100 such surveys; they do not "
        "cover wrong answers or people who were not asked."
    )


def _reading(findings: Findings) -> str:
    hidden, few = _count(findings, "hidden"), _count(findings, "too few")
    reading = [
        f"Brackets: {TOO_FEW} to {FEW - 1} were asked; read with care. A star: fewer than {TOO_FEW} were asked, or the "
        f"number asked would give a small one away; not shown ({few:,} values).",
        f"A dash: hidden, so that no number under {LEAST} can be read or worked out ({hidden:,} values). Small groups "
        "are therefore missing from the picture.",
        "Errors follow the design of the survey (Taylor series). Shares have logit intervals, near 0 and 100 those of "
        "Korn and Graubard.",
        f'Rule for strata with a single sampling unit: "{findings.request.lonely}".',
    ]
    # A page that is passed on tells no number under 10 of anything; the command line tells them to its user.
    faults = [
        f"{fault.column}: {fault.what}: {fault.count if fault.count >= LEAST else f'under {LEAST}':}; {fault.do}"
        for fault in findings.dataset.faults
    ]
    return (
        "<h2>How to read this</h2>"
        + note(reading)
        + ("<h3>Left out</h3>" + note(list(findings.notes)) if findings.notes else "")
        + ("<h3>What was wrong in the file</h3>" + note(faults) if faults else "")
        + (note(list(findings.dataset.mapping.notes)) if findings.dataset.mapping.notes else "")
    )


def _count(findings: Findings, flag: str) -> int:
    rows: list[Row] = [row for table in findings.tables for row in table.rows]
    return sum(row.flag == flag for row in rows)
