"""Every case is invented, says so, and names no day and no year (safeguarding rule B7)."""

from __future__ import annotations

import re

from tutela.model.kit import Case
from tutela.model.problem import Problem
from tutela.source.draft import Draft, Piece

_DATE = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b"
)


def check(draft: Draft) -> list[Problem]:
    """Report cases without `invented: true` and cases with dates."""
    return [problem for piece in draft.pieces.cases for problem in (*_unsaid(piece), *_dated(piece))]


def _unsaid(piece: Piece[Case]) -> list[Problem]:
    if "invented" in piece.lines:
        return []
    what = f"the case `{piece.id}` does not say that it is invented"
    return [Problem(piece.file, piece.line, what, "expected `invented: true`", "add it; tell no real case")]


def _dated(piece: Piece[Case]) -> list[Problem]:
    problems: list[Problem] = []
    for passage in piece.passages:
        if found := _DATE.search(passage.text):
            line = passage.line + passage.text.count("\n", 0, found.start())
            what = f'the case `{piece.id}` has the date "{found[0]}"'
            problems.append(Problem(piece.file, line, what, "expected no day and no year", "take it out"))
    return problems
