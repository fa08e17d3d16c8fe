"""Merges what groups bring to one action plan, and names what the plan lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from tutela.model.action_plan import ActionPlan, PlanRow

MEASURES = "measures"
GROUPS = "vulnerable-groups"
NEEDED = ("objectives", GROUPS, "demand", MEASURES)
"""Parts without which a plan is none, where the kit has them."""

GapKind = Literal[
    "empty-part", "no-demand-measure", "no-owner", "no-constituent", "one-constituent", "no-indicator", "no-budget",
    "no-date", "no-why",
]  # fmt: skip


class Gap(msgspec.Struct, frozen=True):
    """Something that a plan lacks; `where` are the titles of parts or the texts of rows that it is about."""

    kind: GapKind
    where: tuple[str, ...] = ()


def merge_rows(rows: Sequence[PlanRow], id: str) -> PlanRow:
    """Give one row in place of several of a part: what differs stands side by side, what is alike stands once.

    Raises ValueError where there are fewer than two rows or they belong to different parts.
    """
    if len(rows) < 2 or len({row.part for row in rows}) != 1:
        raise ValueError("rows of one part are merged, two or more of them")
    return PlanRow(
        id=id,
        part=rows[0].part,
        text=_join((row.text for row in rows), "; "),
        why=_join((row.why for row in rows), "; "),
        aim=next((row.aim for row in rows if row.aim), ""),
        constituents=tuple(dict.fromkeys(each for row in rows for each in row.constituents)),
        who=_join((row.who for row in rows), "; "),
        budget=_join((row.budget for row in rows), "; "),
        indicator=_join((row.indicator for row in rows), "; "),
        when=_join((row.when for row in rows), "; "),
        source=_join((each for row in rows for each in row.source.split(", ")), ", "),
    )


def _join(texts: Iterable[str], sign: str) -> str:
    """Give the texts once each, alike in all but case and spaces counting as the same."""
    kept: dict[str, str] = {}
    for text in texts:
        if text.strip():
            kept.setdefault(fold_text(text), text.strip())
    return sign.join(kept.values())


def fold_text(text: str) -> str:
    """Give a text by which two rows that say the same are known."""
    return " ".join(text.casefold().split()).rstrip(".")


def select_new(rows: Sequence[PlanRow], present: Sequence[PlanRow]) -> tuple[PlanRow, ...]:
    """Give those of the rows that no present row of their part says already, each once."""
    known = {(row.part, fold_text(row.text)) for row in present}
    new: list[PlanRow] = []
    for row in rows:
        key = (row.part, fold_text(row.text))
        if key not in known:
            known.add(key)
            new.append(row)
    return tuple(new)


def find_gaps(plan: ActionPlan) -> tuple[Gap, ...]:
    """Give what the plan lacks, the gravest first."""
    rows = {part.id: part.rows for part in plan.parts}
    measures = rows.get(MEASURES, ())
    empty = tuple(part.title for part in plan.parts if part.id in NEEDED and not part.rows)
    gaps = [Gap("empty-part", empty)] if empty else []
    if measures:
        if not any(row.aim == "demand" for row in measures):
            gaps.append(Gap("no-demand-measure"))
        gaps += _lacking("no-constituent", [row for row in measures if not row.constituents])
        gaps += _lacking("no-owner", [row for row in measures if not row.who])
        named = {each for row in measures for each in row.constituents}
        if len(named) == 1:
            gaps.append(Gap("one-constituent", tuple(named)))
        gaps += _lacking("no-indicator", [row for row in measures if not row.indicator])
        gaps += _lacking("no-budget", [row for row in measures if not row.budget])
        gaps += _lacking("no-date", [row for row in measures if not row.when])
    gaps += _lacking("no-why", [row for row in rows.get(GROUPS, ()) if not row.why])
    return tuple(gaps)


def _lacking(kind: GapKind, rows: Sequence[PlanRow]) -> list[Gap]:
    return [Gap(kind, tuple(row.text for row in rows))] if rows else []
