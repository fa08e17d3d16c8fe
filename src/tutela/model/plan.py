"""A course plan: days of sessions with their minutes; a sample of the guide, made by the planner, or by hand."""

from typing import Literal

import msgspec

from tutela.model.language import without_marks
from tutela.model.sentence import Tell, Told
from tutela.model.training import Degree, Span

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
CALM = frozenset({"individual", "plenary"})
"""Working forms that do not wake up a group after lunch."""
INPUT_MINUTES = 15
"""A short input on a unit before its first exercise."""
LATEST = "16:00"
"""No exercise of high sensitivity lasts longer than this, so that nobody is left alone with it in the evening."""


class Session(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One session; `exercise`, `unit`, `book` and `icebreaker` are ids of the kit, `why` the reasons for its place.

    `half` takes the half-time version of its exercise; a planner leaves a `locked` one where it is.
    """

    kind: SessionKind
    minutes: int
    title: str = ""
    exercise: str = ""
    half: bool = False
    icebreaker: str = ""
    unit: str = ""
    book: str = ""
    why: tuple[Told, ...] = ()
    locked: bool = False


class Day(msgspec.Struct, frozen=True):
    """A day that begins at an hour as 09:00; its sessions follow each other without gaps."""

    title: str
    begins: str
    sessions: tuple[Session, ...]


class CoursePlan(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A course: for whom, to what end, and its days; the agendas of the guide are plans too."""

    id: str
    title: str
    who: str
    aim: str
    constituents: tuple[str, ...]
    reach: tuple[str, ...]
    level: Degree
    people: Span
    competencies: tuple[str, ...]
    notes: str = ""
    days: tuple[Day, ...]


def write_out(plan: CoursePlan, tell: Tell) -> CoursePlan:
    """Give a plan whose reasons are words, for a file that people read and change."""
    days = (
        msgspec.structs.replace(
            day,
            sessions=tuple(
                msgspec.structs.replace(session, why=tuple(without_marks(tell(told)) for told in session.why))
                for session in day.sessions
            ),
        )
        for day in plan.days
    )
    return msgspec.structs.replace(plan, days=tuple(days), notes=without_marks(plan.notes))


def minute_of(hour: str) -> int:
    """Give the minute of the day of an hour.

    >>> minute_of("09:30")
    570
    """
    hours, minutes = hour.split(":")
    return int(hours) * 60 + int(minutes)


def hour_of(minute: int) -> str:
    """Give a minute of the day as an hour.

    >>> hour_of(570)
    '09:30'
    """
    return f"{minute // 60:02}:{minute % 60:02}"


def starts_of(day: Day) -> tuple[int, ...]:
    """Give the minute of the day at which each session begins and, last, that at which the day ends."""
    starts = [minute_of(day.begins)]
    for session in day.sessions:
        starts.append(starts[-1] + session.minutes)
    return tuple(starts)
