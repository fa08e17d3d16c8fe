"""A first plan, quickly: stretch after stretch takes the exercise that brings most; the solver begins from it.

It keeps the rules, so that the solver's search is spent on bettering a plan and not on finding one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tutela.planner.offer import LEVELS, Offer
from tutela.planner.rules.coverage import measure_of, share_of
from tutela.planner.rules.outputs import may_lead
from tutela.planner.rules.sensitive import may_be_heavy
from tutela.planner.task import Task

NEW_PART = 20
"""What a part of the action plan that is filled counts, in minutes that count for a competency."""
ASKED_FOR = 10_000
"""More than all else: what is asked for by name is taken as soon as it may stand."""
SAME_FORM = 30
"""What a working form that the stretch has already takes away, in the same minutes."""


@dataclass
class _Begun:
    """What was placed so far; `mains` are the main competencies of what was placed."""

    placed: dict[tuple[str, int], int] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)
    earned: dict[str, int] = field(default_factory=dict)
    mains: set[str] = field(default_factory=set)


def begin(task: Task) -> tuple[dict[tuple[str, int], int], dict[str, int]]:
    """Give which exercises stand where in which length, and in which stretch each unit's input is given.

    What is locked stands first; what is asked for by name is taken before all else.
    """
    begun = _Begun()
    for each in task.fixed:
        _place(task, begun, task.offers[each.offer], each.stretch, 0)
    begun.told |= task.said
    for place in task.places:
        left, kinds = task.stretches[place].room, list[str]()
        while (found := _choose(task, begun, place, left, kinds)) is not None:
            offer, length = found
            left -= _cost(task, begun, offer, length, place)
            kinds.append(offer.kind)
            _place(task, begun, offer, place, length)
            if offer.units:
                begun.told.setdefault(offer.units[0], place)
    return begun.placed, begun.told


def _choose(task: Task, begun: _Begun, place: int, left: int, kinds: list[str]) -> tuple[Offer, int] | None:
    """Give the exercise, in its longest length that fits, that brings most for its minutes; None where none fits."""
    ways = [
        (_gain(task, begun, offer, length) - SAME_FORM * kinds.count(offer.kind), offer.id, length)
        for offer in _possible(task, begun, place)
        if (length := _longest(task, begun, offer, left, place)) is not None
    ]
    gain, id, length = max(ways, default=(0, "", 0))
    return (task.offers[id], length) if gain > 0 else None


def _possible(task: Task, begun: _Begun, place: int) -> Iterable[Offer]:
    taken = {id for id, _ in begun.placed}
    for offer in task.offers.values():
        if offer.id in taken or not _builds_up(task, begun, offer, place):
            continue
        if offer.sensitivity == "high" and not may_be_heavy(task, place):
            continue
        if offer.units and task.said.get(offer.units[0], place) > place:
            continue
        before = [task.offers[id] for id, at in begun.placed if at <= place]
        fillers = [other for other in before if may_lead(other, offer)]
        if all(any(part in filler.fills for filler in fillers) for part in offer.needs):
            yield offer


def _builds_up(task: Task, begun: _Begun, offer: Offer, place: int) -> bool:
    """Tell whether no higher level of the same main competency stands before, and no lower one after."""
    level = LEVELS.index(offer.level)
    for id, at in begun.placed:
        other = task.offers[id]
        if other.competencies[0] == offer.competencies[0]:
            difference = LEVELS.index(other.level) - level
            if (difference > 0 and at < place) or (difference < 0 and at > place):
                return False
    return True


def _longest(task: Task, begun: _Begun, offer: Offer, left: int, place: int) -> int | None:
    fitting = [
        number
        for number, length in enumerate(task.lengths[offer.id])
        if not length.half and _cost(task, begun, offer, number, place) <= left
    ]
    return fitting[-1] if fitting else None


def _cost(task: Task, begun: _Begun, offer: Offer, length: int, place: int) -> int:
    """Give the minutes of an exercise there, with an input on its unit where none stands before."""
    untold = bool(offer.units) and offer.units[0] not in begun.told
    return task.lengths[offer.id][length].minutes + (task.input_minutes() if untold else 0)


def _gain(task: Task, begun: _Begun, offer: Offer, length: int) -> int:
    minutes = task.lengths[offer.id][length].minutes
    gain = NEW_PART * len(set(offer.fills) - begun.filled)
    gain += ASKED_FOR if offer.id in task.wishes.include else 0
    for competency in task.wishes.competencies:
        measure, earned = measure_of(competency, task.wishes.results), begun.earned.get(competency, 0)
        gain += min(measure - earned, share_of(competency, offer) * minutes // 2)
        if offer.competencies[0] == competency and competency not in begun.mains:
            gain += measure
    return gain - abs(LEVELS.index(offer.level) - LEVELS.index(task.wishes.audience.level)) * minutes // 4


def _place(task: Task, begun: _Begun, offer: Offer, place: int, length: int) -> None:
    begun.placed[offer.id, place] = length
    begun.filled |= set(offer.fills)
    begun.mains.add(offer.competencies[0])
    for competency in offer.competencies:
        earned = share_of(competency, offer) * task.lengths[offer.id][length].minutes // 2
        measure = measure_of(competency, task.wishes.results)
        begun.earned[competency] = min(measure, begun.earned.get(competency, 0) + earned)
