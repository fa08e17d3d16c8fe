"""Agendas: sessions fit, days end in a review, hard work is not left for the end, lunch is followed by movement."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tutela.model.plan import CALM, LATEST, CoursePlan, Day, Session, hour_of, minute_of, starts_of
from tutela.model.problem import Problem
from tutela.model.training import Exercise, Icebreaker
from tutela.source.draft import Draft, Piece

_NEEDS: dict[str, tuple[str, ...]] = {
    "exercise": ("exercise",),
    "icebreaker": ("icebreaker",),
    "energiser": ("icebreaker",),
    "pre-test": ("book",),
    "post-test": ("book",),
    "input": ("unit", "title"),
}
"""What a session of each kind names; one of these is enough."""


class _Place(msgspec.Struct, frozen=True):
    """A session where it stands: its day, its number there, when it begins and ends, and the line of each."""

    day: Day
    number: int
    ends: int
    file: str
    line: int

    @property
    def session(self) -> Session:
        return self.day.sessions[self.number]

    def problem(self, what: str, expected: str, do: str) -> Problem:
        return Problem(self.file, self.line, what, expected, do)


def check(draft: Draft) -> list[Problem]:
    """Report sessions that name nothing, do not fit or stand at the wrong time, and days without an end."""
    exercises = {piece.id: piece.value for piece in draft.pieces.exercises}
    icebreakers = {piece.id: piece.value for piece in draft.pieces.icebreakers}
    problems: list[Problem] = []
    for piece in draft.pieces.agendas:
        for place in _places(piece):
            problems += _unnamed(place) + _unfit(place, exercises, icebreakers)
            problems += _too_late(place, exercises) + _after_lunch(place, exercises)
        problems += _ends(piece)
    return problems


def _places(piece: Piece[CoursePlan]) -> list[_Place]:
    return [
        _Place(day, number, ends, piece.file, piece.line_of("days", str(nth), "sessions", str(number)))
        for nth, day in enumerate(piece.value.days)
        for number, ends in enumerate(starts_of(day)[1:])
    ]


def _unnamed(place: _Place) -> list[Problem]:
    session = place.session
    wanted = _NEEDS.get(session.kind, ())
    if not wanted or any(getattr(session, name) for name in wanted):
        return []
    names = " or ".join(f"`{name}: …`" for name in wanted)
    return [place.problem(f"this {session.kind} names nothing", f"expected {names}", "add it")]


def _unfit(place: _Place, exercises: Mapping[str, Exercise], icebreakers: Mapping[str, Icebreaker]) -> list[Problem]:
    session = place.session
    exercise, icebreaker = exercises.get(session.exercise), icebreakers.get(session.icebreaker)
    what = f"this {session.kind} has {session.minutes} minutes"
    if exercise and session.half and session.minutes != exercise.half:
        expected = f"expected {exercise.half}, the half-time version of `{exercise.id}`"
        return [place.problem(what, expected, "mend the minutes")]
    if exercise and not session.half and not exercise.minutes.least <= session.minutes <= exercise.minutes.most:
        span = exercise.minutes
        expected = f"expected {span.least} to {span.most}, or `half: true` with {exercise.half}"
        return [place.problem(what, expected, "mend the minutes")]
    if icebreaker and session.minutes < icebreaker.minutes:
        expected = f"expected at least {icebreaker.minutes}, as `{icebreaker.id}` takes"
        return [place.problem(what, expected, "mend the minutes")]
    return []


def _too_late(place: _Place, exercises: Mapping[str, Exercise]) -> list[Problem]:
    exercise = exercises.get(place.session.exercise)
    if exercise is None or exercise.sensitivity != "high":
        return []
    what = f"the exercise `{exercise.id}` is of high sensitivity and "
    rest = place.day.sessions[place.number + 1 :]
    if place.ends > minute_of(LATEST):
        ends = hour_of(place.ends)
        return [place.problem(f"{what}ends at {ends}", f"expected an end by {LATEST}", "move it to the morning")]
    if not any(session.kind in ("exercise", "input") for session in rest):
        expected = "expected an exercise or an input after it"
        return [place.problem(f"{what}is the last of the day", expected, "move it forward")]
    return []


def _after_lunch(place: _Place, exercises: Mapping[str, Exercise]) -> list[Problem]:
    if place.number == 0 or place.day.sessions[place.number - 1].kind != "lunch":
        return []
    session = place.session
    exercise = exercises.get(session.exercise)
    active = session.kind in ("energiser", "icebreaker") or (
        session.kind == "exercise" and (exercise is None or exercise.kind not in CALM)
    )
    if active:
        return []
    what = f"this {session.kind} follows lunch"
    expected = f"expected an energiser, or an exercise that is not {' or '.join(sorted(CALM))}"
    return [place.problem(what, expected, "put an energiser before it")]


def _ends(piece: Piece[CoursePlan]) -> list[Problem]:
    problems: list[Problem] = []
    for nth, day in enumerate(piece.value.days):
        last = nth == len(piece.value.days) - 1
        wanted = ("review", "closing") if last else ("review",)
        kind = day.sessions[-1].kind
        if kind not in wanted:
            line = piece.line_of("days", str(nth), "sessions", str(len(day.sessions) - 1))
            expected = f"expected {' or '.join(wanted)} as its last session"
            problems.append(Problem(piece.file, line, f"the day `{day.title}` ends with {kind}", expected, "add one"))
    return problems
