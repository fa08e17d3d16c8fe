"""Changes of a plan by hand: a plan and a change give a new plan; nothing here knows pages or rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from tutela.model.plan import CoursePlan, Day, Session, SessionKind
from tutela.model.whole_numbers import read_whole

STEP = 5
SHORTEST, LONGEST = 5, 240
MOST_SESSIONS = 40
"""More sessions in a day are a slip of the hand."""
USUAL_MINUTES: dict[SessionKind, int] = {
    "break": 15,
    "lunch": 60,
    "prayer": 20,
    "energiser": 5,
    "reserve": 15,
    "review": 15,
    "evaluation": 10,
    "closing": 10,
}
"""What can be put in besides exercises, with its usual minutes."""
_LAST = frozenset({"review", "evaluation", "post-test", "closing"})


class Place(NamedTuple):
    """A day and a session of it, both counted from 0."""

    day: int
    session: int

    def __str__(self) -> str:
        """Give the place as pages name it, counted from 1: `2.5`."""
        return f"{self.day + 1}.{self.session + 1}"


class NoSuchPlace(ValueError):
    """A place that the plan does not have."""


def read_place(text: str) -> Place:
    """Give the place of `2.5`; NoSuchPlace for anything else."""
    before, _, after = text.partition(".")
    day, session = read_whole(before), read_whole(after)
    if day is None or session is None:
        raise NoSuchPlace(text)
    return Place(day - 1, session - 1)


def session_at(plan: CoursePlan, at: Place) -> Session:
    """Give the session of a place; NoSuchPlace where there is none."""
    if not (0 <= at.day < len(plan.days) and 0 <= at.session < len(plan.days[at.day].sessions)):
        raise NoSuchPlace(str(at))
    return plan.days[at.day].sessions[at.session]


def move(plan: CoursePlan, of: Place, to: Place) -> tuple[CoursePlan, Place]:
    """Give the plan with a session moved so that it stands at `to` there, and where it stands now."""
    session = session_at(plan, of)
    without = take_out(plan, of)
    if not 0 <= to.day < len(plan.days):
        raise NoSuchPlace(str(to))
    place = Place(to.day, max(0, min(to.session, len(without.days[to.day].sessions))))
    return put_in(without, place, session), place


def move_to_day(plan: CoursePlan, of: Place, day: int) -> tuple[CoursePlan, Place]:
    """Give the plan with a session moved to another day, before what ends that day."""
    if not 0 <= day < len(plan.days):
        raise NoSuchPlace(str(Place(day, 0)))
    return move(plan, of, Place(day, end_of_work(plan.days[day])))


def find_room(plan: CoursePlan) -> Place:
    """Give where something can be put in with the least harm: at the most time in hand, else at the end of the work."""
    reserves = [
        (session.minutes, Place(day, place))
        for day, each in enumerate(plan.days)
        for place, session in enumerate(each.sessions)
        if session.kind == "reserve"
    ]
    last = len(plan.days) - 1
    return max(reserves, default=(0, Place(last, end_of_work(plan.days[last]))))[1]


def end_of_work(day: Day) -> int:
    """Give the place after the last session that is no review, evaluation, test or closing."""
    end = len(day.sessions)
    while end and day.sessions[end - 1].kind in _LAST:
        end -= 1
    return end


def swap(plan: CoursePlan, one: Place, other: Place) -> CoursePlan:
    """Give the plan with two sessions in each other's place."""
    first, second = session_at(plan, one), session_at(plan, other)
    return _put(_put(plan, one, second), other, first)


def stretch(plan: CoursePlan, at: Place, minutes: int) -> CoursePlan:
    """Give the plan with a session longer or shorter by so many minutes, within SHORTEST and LONGEST."""
    session = session_at(plan, at)
    length = max(SHORTEST, min(LONGEST, session.minutes + minutes))
    return _put(plan, at, msgspec.structs.replace(session, minutes=length))


def take_length(plan: CoursePlan, at: Place, minutes: int, *, half: bool) -> CoursePlan:
    """Give the plan with an exercise in its half-time version, or whole again, in so many minutes."""
    return _put(plan, at, msgspec.structs.replace(session_at(plan, at), minutes=minutes, half=half))


def turn_lock(plan: CoursePlan, at: Place) -> CoursePlan:
    """Give the plan with a session locked, or free again where it was locked."""
    session = session_at(plan, at)
    return _put(plan, at, msgspec.structs.replace(session, locked=not session.locked))


def take_out(plan: CoursePlan, at: Place) -> CoursePlan:
    """Give the plan without a session."""
    session_at(plan, at)
    return _change_day(plan, at.day, lambda sessions: sessions[: at.session] + sessions[at.session + 1 :])


def put_in(plan: CoursePlan, at: Place, session: Session) -> CoursePlan:
    """Give the plan with a session put in at a place; what stood there comes after it."""
    if not 0 <= at.day < len(plan.days) or not 0 <= at.session <= len(plan.days[at.day].sessions) < MOST_SESSIONS:
        raise NoSuchPlace(str(at))
    return _change_day(plan, at.day, lambda sessions: (*sessions[: at.session], session, *sessions[at.session :]))


def begin_day(plan: CoursePlan, day: int, hour: str) -> CoursePlan:
    """Give the plan with a day that begins at another hour."""
    if not 0 <= day < len(plan.days):
        raise NoSuchPlace(str(Place(day, 0)))
    return _with_days(
        plan,
        (msgspec.structs.replace(each, begins=hour) if place == day else each for place, each in enumerate(plan.days)),
    )


def _put(plan: CoursePlan, at: Place, session: Session) -> CoursePlan:
    return _change_day(plan, at.day, lambda sessions: (*sessions[: at.session], session, *sessions[at.session + 1 :]))


def _change_day(plan: CoursePlan, day: int, change: Callable[[tuple[Session, ...]], tuple[Session, ...]]) -> CoursePlan:
    return _with_days(
        plan,
        (
            msgspec.structs.replace(each, sessions=change(each.sessions)) if place == day else each
            for place, each in enumerate(plan.days)
        ),
    )


def _with_days(plan: CoursePlan, days: Iterable[Day]) -> CoursePlan:
    return msgspec.structs.replace(plan, days=tuple(days))
