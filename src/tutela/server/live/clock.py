"""The clock of a day: where the plan is, how late it is, and what could be shortened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tutela.model.plan import Day, Session, starts_of

LATE = 5
"""Minutes behind the plan from which on the desk says what could be shortened."""
_LEFT_OUT = frozenset({"icebreaker", "energiser", "reserve"})
_SHORTENED = frozenset({"exercise", "input", "opening", "closing"})
"""Pauses, tests, review and evaluation keep their minutes: people need them, and so do the results."""


@dataclass(frozen=True)
class Line:
    """A session on the clock; times in minutes since midnight. `when` is "past", "now" or "later"."""

    place: int
    session: Session
    planned: int
    expected: int
    minutes: int
    when: str


@dataclass(frozen=True)
class Saving:
    """What a later session could give: `minutes` saved where it takes `leaves` instead."""

    place: int
    session: Session
    minutes: int
    leaves: int


@dataclass(frozen=True)
class Clock:
    """The day at a moment; `late` is how many minutes after the plan it will end, less than 0 for before.

    `left` are the minutes that the running session still has, less than 0 when over; None before the first.
    """

    lines: tuple[Line, ...]
    late: int
    left: int | None
    savings: tuple[Saving, ...]

    @property
    def next(self) -> Line | None:
        """Give the session that comes next."""
        return next((line for line in self.lines if line.when == "later"), None)


def read_clock(
    day: Day, at: int, began: int | None, now: int, cuts: Mapping[int, int], halves: Mapping[str, int]
) -> Clock:
    """Give the clock: the session at place `at` (-1: none yet) began at minute `began` and it is `now`.

    `cuts` are minutes taken off sessions by place; `halves` the minutes of the half-time version by exercise.
    """
    planned = starts_of(day)
    lines: list[Line] = []
    running, left = planned[0] if at < 0 else 0, None
    if at < 0:
        running = max(running, now)
    for place, session in enumerate(day.sessions):
        minutes = session.minutes - cuts.get(place, 0)
        if place < at:
            lines.append(Line(place, session, planned[place], planned[place], minutes, "past"))
            continue
        if place == at:
            running = planned[place] if began is None else began
            left = running + minutes - now
        lines.append(Line(place, session, planned[place], running, minutes, "now" if place == at else "later"))
        running = max(running + minutes, now) if place == at else running + minutes
    late = running - planned[-1]
    return Clock(tuple(lines), late, left, _savings(lines, halves, late))


def _savings(lines: list[Line], halves: Mapping[str, int], late: int) -> tuple[Saving, ...]:
    if late < LATE:
        return ()
    found = []
    for line in lines:
        if line.when != "later" or line.minutes < line.session.minutes:
            continue
        session = line.session
        if session.kind in _LEFT_OUT:
            leaves = 0
        elif session.kind == "exercise" and not session.half:
            leaves = halves.get(session.exercise, line.minutes // 2)
        elif session.kind in _SHORTENED:
            leaves = line.minutes * 2 // 3
        else:
            continue
        if leaves < line.minutes:
            found.append(Saving(line.place, session, line.minutes - leaves, leaves))
    return tuple(sorted(found, key=lambda one: (one.minutes < late, abs(one.minutes - late))))
