"""The whole report: what stands at its head, its sections, and how to read it."""

from __future__ import annotations

from tutela.evidence.charts import Outline
from tutela.evidence.disclosure import FEW, LEAST, TOO_FEW
from tutela.evidence.findings.find import Findings
from tutela.evidence.report.blocks import Block, Bullets, Document, Heading, Paragraph
from tutela.evidence.report.sections import SECTIONS
from tutela.evidence.report.sentences import HEAD

__all__ = ["make_document"]

_ONE = {
    "children": "child",
    "workplaces": "workplace",
    "institutions": "institution",
    "households": "household",
    "workers": "worker",
}


def make_document(findings: Findings, outlines: tuple[Outline, ...] = ()) -> Document:
    """Give the report of the findings; `outlines` are the areas of a map."""
    mapping = findings.dataset.mapping
    unit = mapping.unit
    missing = mapping.unseen.strip() or (
        "Children who have left, live on the street or live at a workplace are missing from it."
        if unit == "children"
        else f"{unit.capitalize()} that nobody listed are missing from it."
    )
    blocks = [_sample(findings), *(block for section in SECTIONS for block in section(findings, outlines))]
    return Document(
        mapping.id,
        mapping.title,
        "A profile of a survey",
        "Invented for training. No person or place in it is real." if mapping.invented else "",
        HEAD.format(unit=unit, one=_ONE.get(unit, unit), missing=missing),
        (*blocks, *_reading(findings)),
    )


def _sample(findings: Findings) -> Paragraph:
    dataset = findings.dataset
    design = f"in {len(dataset.stratum_of):,} sampling units and {len(dataset.population):,} strata"
    if dataset.replicates is not None:
        design = f"and {len(dataset.replicates.columns):,} replicate weights"
    return Paragraph(
        f"The survey has {dataset.rows:,} {dataset.mapping.unit} {design}. Intervals hold the true value in 95 of 100 "
        "such surveys; they do not cover wrong answers or people who were not asked."
    )


def _reading(findings: Findings) -> list[Block]:
    hidden, few = _count(findings, "hidden"), _count(findings, "too few")
    replicated = findings.dataset.replicates is not None
    single = () if replicated else (f'Rule for strata with a single sampling unit: "{findings.request.lonely}".',)
    method = "replicate weights" if replicated else "Taylor series"
    reading = (
        f"Brackets: {TOO_FEW} to {FEW - 1} were asked; read with care. A star: fewer than {TOO_FEW} were asked, or the "
        f"number asked would give a small one away; not shown ({few:,} values).",
        f"A dash: hidden, so that no number under {LEAST} can be read or worked out ({hidden:,} values). Small groups "
        "are therefore missing from the picture.",
        f"Errors follow the design of the survey ({method}). Shares have logit intervals, near 0 and 100 those of Korn "
        "and Graubard.",
        *single,
        *findings.dataset.mapping.notes,
    )
    blocks: list[Block] = [Heading(2, "How to read this"), Bullets(reading)]
    if findings.notes:
        blocks += [Heading(3, "Left out"), Bullets(findings.notes)]
    # A report that is passed on tells no number under 10 of anything; the command line tells them to its user.
    faults = tuple(
        f"{fault.column}: {fault.what}: {f'{fault.count:,}' if fault.count >= LEAST else f'under {LEAST}'}; {fault.do}"
        for fault in findings.dataset.faults
    )
    return [*blocks, Heading(3, "What was wrong in the file"), Bullets(faults)] if faults else blocks


def _count(findings: Findings, flag: str) -> int:
    return sum(row.flag == flag for table in findings.tables for row in table.rows)
