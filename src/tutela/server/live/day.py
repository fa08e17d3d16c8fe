"""The plan of today with its clock, as the desk shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.utils.translation import gettext as _

from tutela.delivery.publication.timetable import title_of
from tutela.model.plan import Session, hour_of
from tutela.server.courses.current_plan import current_plan
from tutela.server.courses.models import Course
from tutela.server.live.clock import Clock, Line, Saving, read_clock
from tutela.server.live.exercises import Offer, half_minutes, offers_of
from tutela.server.live.models import Room
from tutela.server.live.showing import tell_time
from tutela.server.package import find_package

A_DAY = 24 * 60
_OPENS = ("pre-test", "review", "post-test", "evaluation")


@dataclass(frozen=True)
class Opens:
    """The activity that is what the running session is for: a test with its book, a review, an evaluation."""

    kind: str
    name: str
    book: str


@dataclass(frozen=True)
class Today:
    """The clock of the day in words; `begins` pairs each line with the time at which it now begins."""

    title: str
    clock: Clock
    lines: tuple[tuple[Line, str, str], ...]
    savings: tuple[tuple[Saving, str], ...]
    now: str
    ends: str
    exercise: str
    offers: tuple[Offer, ...]
    opens: Opens | None

    @property
    def behind(self) -> int:
        """Give the minutes behind the plan; 0 when not behind."""
        return max(0, self.clock.late)

    @property
    def hours_behind(self) -> tuple[int, int]:
        """Give hours and minutes behind the plan."""
        return divmod(self.behind, 60)

    @property
    def ahead(self) -> int:
        """Give the minutes ahead of the plan; 0 when not ahead."""
        return max(0, -self.clock.late)

    @property
    def over(self) -> int:
        """Give the minutes for which the running session is over its time."""
        return max(0, -(self.clock.left or 0))

    @property
    def running(self) -> tuple[Line, str, str] | None:
        """Give the session that runs."""
        return next((line for line in self.lines if line[0].when == "now"), None)

    @property
    def next(self) -> tuple[Line, str, str] | None:
        """Give the session that comes next."""
        return next((line for line in self.lines if line[0].when == "later"), None)


def days_of(course: Course) -> list[tuple[int, str]]:
    """Give the days of a course's plan with their numbers; one day where there is no plan."""
    plan = current_plan(course)
    return [(place, day.title) for place, day in enumerate(plan.days)] if plan else [(0, _("Today"))]


def read_today(room: Room, now: datetime) -> Today | None:
    """Give the day of a room at a moment, or None where the course has no plan for it."""
    plan = current_plan(room.course)
    if plan is None or room.day >= len(plan.days):
        return None
    day = plan.days[room.day]
    began = _minute(room.session_began, room) if room.session_began else None
    cuts = {int(place): minutes for place, minutes in msgspec.json.decode(room.cuts, type=dict[str, int]).items()}
    exercises = {session.exercise for session in day.sessions if session.exercise}
    halves = {id: half for id in exercises if (half := half_minutes(id))}
    clock = read_clock(day, room.session, began, _minute(now, room), cuts, halves)
    running = day.sessions[room.session] if 0 <= room.session < len(day.sessions) else None
    current = running.exercise if running else ""
    named = {line.place: name_session(line.session) for line in clock.lines}
    end = clock.lines[-1].planned + clock.lines[-1].session.minutes + clock.late if clock.lines else 0
    return Today(
        title=day.title,
        clock=clock,
        lines=tuple((line, named[line.place], _hour(line.expected)) for line in clock.lines),
        savings=tuple((saving, named[saving.place]) for saving in clock.savings[:4]),
        now=tell_time(now, room),
        ends=_hour(end),
        exercise=current,
        offers=offers_of(current),
        opens=_opens(running, room.session) if running and not _has_opened(room) else None,
    )


def name_session(session: Session) -> str:
    """Give what a session is called, as its plan and its papers call it."""
    package = find_package()
    if package is not None:
        return title_of(package, session)
    return session.title or kind_names().get(session.kind, session.kind)


def kind_names() -> dict[str, str]:
    """Give the words for kinds of sessions."""
    return {
        "ceremony": _("Opening ceremony"),
        "opening": _("Opening"),
        "pre-test": _("Test before the course"),
        "icebreaker": _("Icebreaker"),
        "input": _("Short input"),
        "exercise": _("Exercise"),
        "break": _("Break"),
        "lunch": _("Lunch"),
        "prayer": _("Prayer"),
        "reserve": _("Time in hand"),
        "energiser": _("Energiser"),
        "review": _("Review of the day"),
        "evaluation": _("Evaluation"),
        "post-test": _("Test after the course"),
        "closing": _("Closing"),
    }


def _has_opened(room: Room) -> bool:
    """Tell whether a test or a form was opened since the running session began: a second press would make another."""
    made = room.activities.filter(kind__in=("link", "form"))
    return room.session_began is not None and made.filter(made_at__gte=room.session_began).exists()


def _opens(session: Session, place: int) -> Opens | None:
    """Give what a session opens; the review that a day begins with looks back on the day before and opens nothing."""
    if session.kind not in _OPENS or (session.kind == "review" and place == 0):
        return None
    return Opens(session.kind, kind_names()[session.kind], session.book)


def _hour(minute: int) -> str:
    return hour_of(minute % A_DAY)


def _minute(moment: datetime, room: Room) -> int:
    hours, minutes = tell_time(moment, room).split(":")
    return int(hours) * 60 + int(minutes)
