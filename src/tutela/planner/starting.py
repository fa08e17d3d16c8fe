"""A first plan, quickly: stretch after stretch takes the exercise that brings most; the solver begins from it.

The competencies asked for take their turns in the order of teaching, each until it has its share of the hours: what the
search betters part by part stands in a good order from the beginning. It keeps the rules, so that the solver's search
is spent on bettering a plan and not on finding one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tutela.planner.offer import LEVELS, Offer
from tutela.planner.rules.coverage import measure_of, share_of, worth_of
from tutela.planner.rules.outputs import may_lead
from tutela.planner.rules.sensitive import may_be_heavy
from tutela.planner.task import Task

NEW_PART = 20
"""What a part of the action plan that is filled counts, in minutes that count for a competency."""
AHEAD = 4
"""So many competencies may be passed over for one that fits into what is left of a stretch."""
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
            left -= task.lengths[offer.id][length].minutes + _input(task, begun, offer)
            kinds.append(offer.kind)
            _place(task, begun, offer, place, length)
            if offer.units:
                begun.told.setdefault(offer.units[0], place)
    return begun.placed, begun.told


def _choose(task: Task, begun: _Begun, place: int, left: int, kinds: list[str]) -> tuple[Offer, int] | None:
    """Give the exercise that brings most, in its longest length that fits; None where none fits.

    One that is asked for by name comes before all, then those whose main competency has its turn.
    """
    turns = _turns(task, begun)
    ways = []
    for offer in _possible(task, begun, place):
        turn = turns.get(offer.competencies[0])
        rank = len(turns) if turn is None else turn
        if turns and rank > AHEAD:
            continue
        longest = _longest(task, offer, left - _input(task, begun, offer), None if turn is None else _share(task))
        if longest is None:
            continue
        gain = _gain(task, begun, offer, longest) - SAME_FORM * kinds.count(offer.kind)
        ways.append((offer.id in task.wishes.include, -rank, gain, offer.id, longest))
    _, _, gain, id, length = max(ways, default=(False, 0, 0, "", 0))
    return (task.offers[id], length) if gain > 0 else None


def _turns(task: Task, begun: _Begun) -> dict[str, int]:
    """Give the competencies asked for that have less than their share yet, each with its turn in the order."""
    wished = task.wishes.competencies
    in_order = [id for id in task.order if id in wished] or list(wished)
    lacking = [
        id
        for id in in_order
        if id not in begun.mains or begun.earned.get(id, 0) < min(_share(task), measure_of(id, task.wishes.results))
    ]
    return {id: turn for turn, id in enumerate(lacking)}


def _share(task: Task) -> int:
    """Give the minutes of practice that each competency has where all have as many, an input before each left out."""
    room = sum(stretch.room for stretch in task.stretches)
    return room // len(task.wishes.competencies) - task.input_minutes()


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


def _longest(task: Task, offer: Offer, left: int, share: int | None) -> int | None:
    """Give the longest whole length that fits; with a share, one that is no longer, or else the shortest of all."""
    lengths = [(number, each) for number, each in enumerate(task.lengths[offer.id]) if each.minutes <= left]
    if share is not None:
        within = [number for number, each in lengths if each.minutes <= share]
        return within[-1] if within else next((number for number, _ in lengths), None)
    whole = [number for number, each in lengths if not each.half]
    return whole[-1] if whole else None


def _input(task: Task, begun: _Begun, offer: Offer) -> int:
    """Give the minutes of the input that an exercise needs where none on its unit stands before."""
    untold = bool(offer.units) and offer.units[0] not in begun.told
    return task.input_minutes() if untold else 0


def _gain(task: Task, begun: _Begun, offer: Offer, length: int) -> int:
    minutes = task.lengths[offer.id][length].minutes
    gain = NEW_PART * len(set(offer.fills) - begun.filled)
    for competency in task.wishes.competencies:
        measure, earned = measure_of(competency, task.wishes.results), begun.earned.get(competency, 0)
        more = share_of(competency, offer) * minutes // 2
        gain += worth_of(earned + more, measure) - worth_of(earned, measure)
        if offer.competencies[0] == competency and competency not in begun.mains:
            gain += measure
    return gain - abs(LEVELS.index(offer.level) - LEVELS.index(task.wishes.audience.level)) * minutes // 4


def _place(task: Task, begun: _Begun, offer: Offer, place: int, length: int) -> None:
    begun.placed[offer.id, place] = length
    begun.filled |= set(offer.fills)
    begun.mains.add(offer.competencies[0])
    for competency in offer.competencies:
        earned = share_of(competency, offer) * task.lengths[offer.id][length].minutes // 2
        begun.earned[competency] = begun.earned.get(competency, 0) + earned
