"""A solution becomes sessions: exercises in order, inputs before them, what time is left handed out or kept in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from tutela.model.plan import Day, Session, hour_of
from tutela.model.report import Say
from tutela.planner.hours import LIVELY, Stretch
from tutela.planner.offer import Offer
from tutela.planner.ordering import put_in_order
from tutela.planner.rules.base_first import belongs
from tutela.planner.solving import Placed, Solution
from tutela.planner.task import Task, interpreted

STEP = 5
LEAST_RESERVE = 5


@dataclass(frozen=True)
class _Passed:
    """What came before a stretch: parts of the plan that are filled, the last working form, units told for it."""

    filled: frozenset[str] = frozenset()
    form: str = ""
    told: frozenset[str] = frozenset()


def lay_out(task: Task, solution: Solution, say: Say) -> tuple[Day, ...]:
    """Give the days of the plan, named but without reasons."""
    by_day: dict[int, list[Session]] = {}
    passed = _Passed()
    said = set(task.said.items())
    for number, stretch in enumerate(task.stretches):
        placed = [each for each in solution.placed if each.stretch == number]
        units = [unit for unit, place in solution.told if place == number and (unit, place) not in said]
        order = put_in_order(
            [task.offers[each.offer] for each in placed],
            {each.offer: belongs(task.offers[each.offer], task.wishes.competencies, task.order) for each in placed},
            filled=passed.filled,
            told=passed.told,
            after_lunch=stretch.after_lunch,
            before=passed.form,
        )
        sessions = _lay_stretch(task, stretch, order, {each.offer: each for each in placed}, units)
        by_day.setdefault(stretch.day, []).extend(sessions)
        filled = passed.filled.union(*(offer.fills for offer in order))
        told = frozenset(unit for unit, place in solution.told if place == number)
        passed = _Passed(filled, order[-1].kind if order else passed.form, told)
    begins = {stretch.day: hour_of(stretch.begins) for stretch in reversed(task.stretches)}
    return tuple(
        Day(title=str(say("planner.day", n=day + 1)), begins=begins[day], sessions=tuple(sessions))
        for day, sessions in by_day.items()
    )


def _lay_stretch(
    task: Task, stretch: Stretch, order: Sequence[Offer], placed: dict[str, Placed], units: list[str]
) -> list[Session]:
    if stretch.locked:
        return [stretch.locked, *([stretch.pause] if stretch.pause else [])]
    work, before_locked = _work(task, order, placed, units)
    left = stretch.minutes - sum(session.minutes for session in (*work, *before_locked))
    still = bool(work) and (work[0].kind == "input" or not order[0].is_active)
    if stretch.after_lunch and still and left >= LIVELY:
        work.insert(0, Session(kind="energiser", minutes=LIVELY))
        left -= LIVELY
    work, left = _lengthen(task, work, left)
    if left >= LEAST_RESERVE or (left and not work):
        work.append(Session(kind="reserve", minutes=left))
        left = 0
    head, tail = list(stretch.head), [*before_locked, *stretch.tail]
    if left:
        last = (tail or work)[-1]
        (tail or work)[-1] = msgspec.structs.replace(last, minutes=last.minutes + left)
    return [*head, *work, *tail, *([stretch.pause] if stretch.pause else [])]


def _work(
    task: Task, order: Sequence[Offer], placed: dict[str, Placed], units: list[str]
) -> tuple[list[Session], list[Session]]:
    """Give exercises in order, each unit's input before its first; then the inputs for a locked one that follows."""
    waiting, work = list(units), list[Session]()
    for offer in order:
        if offer.units and offer.units[0] in waiting:
            waiting.remove(offer.units[0])
            work.append(_tell(task, offer.units[0]))
        length = placed[offer.id].length
        work.append(
            Session(
                kind="exercise",
                minutes=length.minutes,
                exercise=offer.id,
                half=length.half,
            )
        )
    return work, [_tell(task, unit) for unit in waiting]


def _tell(task: Task, unit: str) -> Session:
    return Session(kind="input", minutes=task.input_minutes(), unit=unit)


def _lengthen(task: Task, work: list[Session], left: int) -> tuple[list[Session], int]:
    """Give the sessions with time left over handed to whole exercises in turns, none beyond its most."""
    room = {
        place: interpreted(task.offers[session.exercise].most, task.wishes) - session.minutes
        for place, session in enumerate(work)
        if session.kind == "exercise" and not session.half
    }
    more = dict.fromkeys(room, 0)
    while left >= STEP and any(room[place] - more[place] >= STEP for place in room):
        for place in room:
            if left >= STEP and room[place] - more[place] >= STEP:
                more[place] += STEP
                left -= STEP
    return [
        msgspec.structs.replace(session, minutes=session.minutes + more.get(place, 0))
        for place, session in enumerate(work)
    ], left
