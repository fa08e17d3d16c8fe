"""What the plan page shows: days as slots with clock times, what is covered, how forms change, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tutela.model.package import ExerciseEntry
from tutela.model.plan import PAUSES, CoursePlan, Day, Session, hour_of, minute_of, starts_of
from tutela.server.plans.changing import Place, end_of_work
from tutela.server.plans.menu import Desk

if TYPE_CHECKING:
    from tutela.planner import Balance, Fault, Uncovered, Wishes


@dataclass(frozen=True)
class Slot:
    """One session as the page shows it; `place` is counted from 1, as `2.5`; `others` can change places with it.

    `is_dark` says that there is no power while an exercise runs.
    """

    place: str
    begins: str
    title: str
    why: tuple[str, ...]
    session: Session
    is_pause: bool
    is_first: bool
    is_last: bool
    faults: tuple[str, ...]
    is_dark: bool
    entry: ExerciseEntry | None
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ToldFault:
    """What is wrong with a plan and what to do, in words; day and session are counted from 1, 0 for the whole day."""

    day: int
    session: int
    said: str


@dataclass(frozen=True)
class ShownDay:
    """One day; `number` is counted from 1, `others` are the numbers of the other days.

    `end_of_work` is the place before what ends the day, where something more is put in.
    """

    number: int
    day: Day
    ends: str
    work: str
    pauses: str
    slots: tuple[Slot, ...]
    others: tuple[int, ...]
    end_of_work: str


@dataclass(frozen=True)
class Covering:
    """How far a competency is covered, and what would cover it, or why an exercise of the menu does not suit."""

    id: str
    title: str
    minutes: int
    state: str
    measure: int
    missing: int
    exercise: str
    exercise_title: str
    unsuited: str


def show_days(desk: Desk, plan: CoursePlan, faults: Iterable[ToldFault], wishes: Wishes) -> tuple[ShownDay, ...]:
    """Give the days of a plan with the faults of each session, and what runs while there is no power."""
    told = tuple(faults)
    exchange = [
        (str(Place(day, number)), f"{desk.title_of(session)}")
        for day, each in enumerate(plan.days)
        for number, session in enumerate(each.sessions)
        if session.kind == "exercise"
    ]
    return tuple(_show_day(desk, plan, day, told, exchange, wishes) for day in range(len(plan.days)))


def _show_day(
    desk: Desk,
    plan: CoursePlan,
    number: int,
    faults: tuple[ToldFault, ...],
    exchange: list[tuple[str, str]],
    wishes: Wishes,
) -> ShownDay:
    day, menu = plan.days[number], desk.exercises
    starts = starts_of(day)
    dark = wishes.days[number].without_power
    pauses = sum(session.minutes for session in day.sessions if session.kind in PAUSES)
    slots = []
    for place, session in enumerate(day.sessions):
        name = str(Place(number, place))
        slots.append(
            Slot(
                place=name,
                begins=hour_of(starts[place]),
                title=desk.title_of(session),
                why=tuple(map(desk.tell, session.why)),
                session=session,
                is_pause=session.kind in PAUSES,
                is_first=place == 0,
                is_last=place == len(day.sessions) - 1,
                faults=tuple(
                    _capital(fault.said) for fault in faults if (fault.day, fault.session) == (number + 1, place + 1)
                ),
                is_dark=session.kind == "exercise"
                and any(minute_of(a) < starts[place + 1] and minute_of(b) > starts[place] for a, b in dark),
                entry=menu.get(session.exercise),
                others=tuple(each for each in exchange if each[0] != name) if session.kind == "exercise" else (),
            )
        )
    return ShownDay(
        number=number + 1,
        day=day,
        ends=hour_of(starts[-1]),
        work=say_minutes(starts[-1] - starts[0] - pauses),
        pauses=say_minutes(pauses),
        slots=tuple(slots),
        others=tuple(other + 1 for other in range(len(plan.days)) if other != number),
        end_of_work=str(Place(number, end_of_work(day))),
    )


def tell_faults(desk: Desk, faults: Iterable[Fault]) -> tuple[ToldFault, ...]:
    """Give the faults of a plan in words."""
    say = desk.site.words
    return tuple(
        ToldFault(each.day, each.session, say("planner.fault", what=desk.tell(each.what), do=desk.tell(each.do)))
        for each in faults
    )


def show_coverage(desk: Desk, balance: Balance, gaps: Iterable[Uncovered]) -> tuple[Covering, ...]:
    """Give each competency of the plan with its minutes and what would cover it, the thinnest last."""
    ways, menu, titles = {gap.competency: gap for gap in gaps}, desk.exercises, desk.titles
    shown = []
    for each in balance.coverage:
        gap = ways.get(each.competency)
        exercise = gap.exercise if gap else ""
        shown.append(
            Covering(
                id=each.competency,
                title=titles.get(each.competency, each.competency),
                minutes=min(each.minutes, each.measure),
                state=each.state,
                measure=each.measure,
                missing=gap.minutes if gap else 0,
                exercise=exercise,
                exercise_title=menu[exercise].title if exercise in menu else "",
                unsuited=desk.tell(gap.unsuited) if gap and gap.unsuited else "",
            )
        )
    return tuple(shown)


def show_forms(desk: Desk, balance: Balance) -> list[tuple[str, int]]:
    """Give the working forms of a plan and how many exercises have each, the most frequent first."""
    words = desk.site.words
    counted = sorted(balance.forms.items(), key=lambda each: (-each[1], each[0]))
    return [(words(f"exercise-kind.{kind}"), number) for kind, number in counted]


def show_parts(desk: Desk, balance: Balance) -> list[tuple[str, bool]]:
    """Give the parts of an action plan and whether an exercise of the plan fills each."""
    return [(part.title, part.id in balance.filled) for part in desk.site.manifest.plan]


def say_minutes(minutes: int) -> str:
    """Give minutes as hours and minutes.

    >>> say_minutes(95), say_minutes(60), say_minutes(15)
    ('1 h 35', '1 h', '15 min')
    """
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    words = _("{hours} h {minutes}") if rest else _("{hours} h")
    return words.format(hours=hours, minutes=f"{rest:02}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
