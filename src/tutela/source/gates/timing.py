"""The minutes of the steps of an exercise add up to what its head says."""

from __future__ import annotations

from tutela.model.problem import Problem
from tutela.model.training import Exercise, Span
from tutela.source.draft import Draft, Piece

_ABOUT_HALF = (0.3, 0.7)
"""The half-time version takes between these shares of the middle of least and most."""


def check(draft: Draft) -> list[Problem]:
    """Report spans that fall, steps that do not add up, and half-time versions that are far from half."""
    problems: list[Problem] = []
    for piece in draft.pieces.exercises:
        spans = {"minutes": piece.value.minutes, "people": piece.value.people, "groups": piece.value.groups}
        problems += [
            _falling(piece.file, piece.line_of(name), name, span) for name, span in spans.items() if _falls(span)
        ]
        problems += _check_steps(piece)
    for icebreaker in draft.pieces.icebreakers:
        if _falls(icebreaker.value.people):
            problems.append(_falling(icebreaker.file, icebreaker.line_of("people"), "people", icebreaker.value.people))
    for agenda in draft.pieces.agendas:
        if _falls(agenda.value.people):
            problems.append(_falling(agenda.file, agenda.line_of("people"), "people", agenda.value.people))
    return problems


def _falls(span: Span | None) -> bool:
    return span is not None and span.least > span.most


def _falling(file: str, line: int, name: str, span: Span | None) -> Problem:
    found = f"{span.least}-{span.most}" if span else ""
    return Problem(file, line, f"`{name}` is {found}", "expected least and most, as 40-60", "turn it round")


def _check_steps(piece: Piece[Exercise]) -> list[Problem]:
    exercise = piece.value
    span, half = exercise.minutes, exercise.half
    problems: list[Problem] = []
    total = sum(step.minutes for step in exercise.steps)
    if exercise.steps and not span.least <= total <= span.most:
        what = f"the steps take {total} minutes"
        expected = f"expected {span.least} to {span.most}, as `minutes` says"
        problems.append(Problem(piece.file, piece.line_of("section", "steps"), what, expected, "mend one of the two"))
    total = sum(step.minutes for step in exercise.half_steps)
    if exercise.half_steps and total != half:
        what = f"the steps of the half-time version take {total} minutes"
        line = piece.line_of("section", "half-the-time")
        problems.append(Problem(piece.file, line, what, f"expected {half}, as `half` says", "mend one of the two"))
    middle = (span.least + span.most) / 2
    if not _ABOUT_HALF[0] * middle <= half <= _ABOUT_HALF[1] * middle:
        what = f"`half` is {half} minutes"
        expected = f"expected about half of {middle:g}, the middle of `minutes`"
        problems.append(Problem(piece.file, piece.line_of("half"), what, expected, "shorten it, or make it longer"))
    return problems
