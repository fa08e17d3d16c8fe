"""An action plan as a publication: every part with its rows, the measures with who acts, budget, indicator and date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from tutela.delivery.publication import paper
from tutela.delivery.web.words import Words
from tutela.model.action_plan import ActionPlan, PlanPart, PlanRow

COLUMNS = ("text", "aim", "constituents", "who", "budget", "indicator", "when")
"""What is told of a measure, in order; the reason stands with its text."""


def write_action_plan(
    plan: ActionPlan,
    gaps: Sequence[str],
    constituents: Mapping[str, str],
    words: Words,
    *,
    language: str,
    direction: Literal["ltr", "rtl"] = "ltr",
) -> paper.Publication:
    """Give the publication of a plan, what it lacks at the end; `gaps` are sentences."""
    mark = paper.Box("mark", words("action-plan.no-names"), ())
    blocks = [block for part in plan.parts for block in _part(part, constituents, words)]
    return paper.Publication(
        id="action-plan",
        title=words("action-plan.title"),
        subtitle=plan.title,
        series=words("print.series"),
        language=language,
        direction=direction,
        shape="sheets",
        chapters=(
            paper.Chapter(
                title=words("action-plan.title"), kicker=plan.title, blocks=(mark, *blocks, *_gaps(gaps, words))
            ),
        ),
        foot=words("print.worried"),
        landscape=True,
    )


def _gaps(gaps: Sequence[str], words: Words) -> Iterator[paper.Block]:
    yield paper.Heading(2, (paper.Run(words("action-plan.gaps")),))
    if gaps:
        yield paper.Bullets(tuple((paper.Paragraph((paper.Run(gap),)),) for gap in gaps))
    else:
        yield paper.Paragraph((paper.Run(words("action-plan.no-gaps")),))


def _part(part: PlanPart, constituents: Mapping[str, str], words: Words) -> Iterator[paper.Block]:
    yield paper.Heading(2, (paper.Run(part.title),))
    if not part.rows:
        yield paper.Paragraph((paper.Run(words("action-plan.empty"), em=True),))
    elif part.id == "measures":
        yield _measures(part, constituents, words)
    else:
        yield paper.Bullets(tuple((paper.Paragraph(_says(row)),) for row in part.rows))


def _says(row: PlanRow) -> tuple[paper.Piece, ...]:
    return (paper.Run(row.text), paper.Run(f" ({row.why})", em=True)) if row.why else (paper.Run(row.text),)


def _measures(part: PlanPart, constituents: Mapping[str, str], words: Words) -> paper.Grid:
    return paper.Grid(
        head=tuple((paper.Run(words(f"action-plan.{column}")),) for column in COLUMNS),
        rows=tuple(
            (_says(row), *((paper.Run(cell_of(row, column, constituents, words)),) for column in COLUMNS[1:]))
            for row in part.rows
        ),
        widths=(4, 2, 2, 2, 2, 3, 2),
    )


def cell_of(row: PlanRow, column: str, constituents: Mapping[str, str], words: Words) -> str:
    """Give what stands in a column of a row, in words."""
    if column == "aim":
        return words(f"action-plan.aim.{row.aim}") if row.aim else ""
    if column == "constituents":
        return words.join("comma", (constituents.get(each, each) for each in row.constituents))
    return str(getattr(row, column))
