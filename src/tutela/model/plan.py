"""A course plan: days of sessions with their minutes; made by the planner or by hand, shared as a file."""

from __future__ import annotations

from typing import Literal

import msgspec

SessionKind = Literal[
    "ceremony",
    "opening",
    "pre-test",
    "icebreaker",
    "input",
    "exercise",
    "energiser",
    "break",
    "lunch",
    "prayer",
    "reserve",
    "review",
    "evaluation",
    "post-test",
    "closing",
]
"""What happens in a session; `review` looks back on a day, `reserve` is time in hand."""

PAUSES: frozenset[SessionKind] = frozenset({"break", "lunch", "prayer"})
"""Sessions in which nobody works; they stand at a fixed hour."""


class Session(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    """One session; `exercise`, `unit`, `book` and `icebreaker` are ids of the kit, `why` the reasons for its place.

    `half` stands for the half-time version of an exercise, `locked` for a session that a planner leaves where it is.
    """

    kind: SessionKind
    minutes: int
    title: str = ""
    exercise: str = ""
    half: bool = False
    unit: str = ""
    book: str = ""
    icebreaker: str = ""
    why: tuple[str, ...] = ()
    locked: bool = False


class Day(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    """A day that begins at an hour as `09:00`; the sessions follow each other without gaps."""

    title: str
    begins: str
    sessions: tuple[Session, ...]


class CoursePlan(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    """A course: for whom, to what end, and its days; `people` is the least and the most it suits."""

    id: str
    title: str
    who: str
    aim: str
    constituents: tuple[str, ...]
    reach: tuple[str, ...]
    level: Literal["introductory", "working", "advanced"]
    people: tuple[int, int]
    competencies: tuple[str, ...]
    notes: str = ""
    days: tuple[Day, ...]


def minute_of(hour: str) -> int:
    """Give the minute of the day of an hour as `09:30`; ValueError where it is none."""
    hours, sign, minutes = hour.partition(":")
    if not (sign and len(hours) == 2 and len(minutes) == 2 and hours.isdigit() and minutes.isdigit()):
        raise ValueError(f"{hour!r} is no hour; expected one as 09:30")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"{hour!r} is no hour; expected 00:00 to 23:59")
    return int(hours) * 60 + int(minutes)


def hour_of(minute: int) -> str:
    """Give a minute of the day as an hour, `09:30`."""
    return f"{minute // 60:02}:{minute % 60:02}"


def starts_of(day: Day) -> tuple[int, ...]:
    """Give the minute of the day at which each session begins, and at last that at which the day ends."""
    starts = [minute_of(day.begins)]
    for session in day.sessions:
        starts.append(starts[-1] + session.minutes)
    return tuple(starts)
