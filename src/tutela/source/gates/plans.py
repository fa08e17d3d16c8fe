"""A sensible selection of exercises adds up to an action plan: each part of the plan has one that leaves it."""

from __future__ import annotations

from tutela.model.problem import Problem
from tutela.source.draft import Draft


def check(draft: Draft) -> list[Problem]:
    """Report parts of the plan that no exercise fills, when the kit has exercises."""
    head = draft.pieces.kits[-1] if draft.pieces.kits else None
    if head is None or not draft.pieces.exercises or "exercise" in draft.lost:
        return []
    filled = {part for piece in draft.pieces.exercises for part in piece.value.plan}
    return [
        Problem(
            head.file,
            head.line_of("plan", str(place)),
            f"no exercise fills the part `{part.id}` of the plan",
            "expected one that names it in `plan`",
            "write one, or take the part out",
            "warning",
        )
        for place, part in enumerate(head.value.plan)
        if part.id not in filled
    ]
