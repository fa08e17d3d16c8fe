"""The parts of a long case are numbered from 1 without a gap."""

from __future__ import annotations

from collections import defaultdict

from tutela.model.kit import Case
from tutela.model.problem import Problem
from tutela.source.draft import Draft, Piece


def check(draft: Draft) -> list[Problem]:
    """Report parts without a series, a series without parts, and numbers that stand twice or are missing."""
    problems: list[Problem] = []
    series: dict[str, list[Piece[Case]]] = defaultdict(list)
    for piece in draft.pieces.cases:
        case = piece.value
        if bool(case.series) != bool(case.part):
            what = f"the case `{piece.id}` has " + ("a series and no part" if case.series else "a part and no series")
            line = piece.line_of("series" if case.series else "part")
            problems.append(Problem(piece.file, line, what, "expected both or none", "add the other"))
        elif case.series:
            series[case.series].append(piece)
    for name, pieces in series.items():
        for number, piece in enumerate(sorted(pieces, key=lambda piece: (piece.value.part, piece.id)), 1):
            if piece.value.part != number and "case" not in draft.lost:
                what = f"the case `{piece.id}` is part {piece.value.part} of `{name}`"
                expected = f"expected {number}: parts run from 1 without a gap"
                problems.append(Problem(piece.file, piece.line_of("part"), what, expected, "number the parts again"))
                break
    return problems
