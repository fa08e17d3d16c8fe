"""Every case is invented and says so (safeguarding rule B7)."""

from __future__ import annotations

from tutela.model.problem import Problem
from tutela.source.draft import Draft


def check(draft: Draft) -> list[Problem]:
    """Report cases without `invented: true`."""
    return [
        Problem(
            piece.file,
            piece.line,
            f"the case `{piece.id}` does not say that it is invented",
            "expected `invented: true`",
            "add it; tell no real case",
        )
        for piece in draft.pieces.cases
        if "invented" not in piece.lines
    ]
