"""The order of the exercises within one stretch: every order of the few is weighed, the best is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from tutela.planner.offer import LEVELS, Offer
from tutela.planner.rules.outputs import may_lead

WRONG_WAY = 1000
"""An exercise before the one whose output it needs."""
TOO_HARD = 100
"""A higher level before a lower one of the same competency."""
HEAVY_LAST = 50
"""A sensitive exercise right before a pause."""
STILL_AFTER_LUNCH = 20
SAME_FORM = 10
FAR_FROM_INPUT = 30
"""Each exercise between one and its input that stood before the pause."""
LATER_FIRST = 15
"""What belongs later in the course before what belongs earlier, within one stretch."""


def put_in_order(
    offers: Sequence[Offer],
    belonging: Mapping[str, Fraction],
    *,
    filled: frozenset[str],
    told: frozenset[str],
    after_lunch: bool,
    before: str,
) -> list[Offer]:
    """Give the offers in their best order; ties go to the order of ids.

    `belonging` tells by id where in a course each belongs, `filled` are the parts of the action plan filled before,
    `told` the units on which an input stood before the pause, `before` is the working form of the exercise before.
    """
    ways = permutations(sorted(offers, key=lambda offer: offer.id))
    return min(
        map(list, ways),
        key=lambda way: (
            _cost(way, filled, after_lunch, before)
            + LATER_FIRST * sum(belonging[one.id] > belonging[then.id] for one, then in combinations(way, 2))
            + FAR_FROM_INPUT * sum(place for place, each in enumerate(way) if set(each.units[:1]) & told)
        ),
    )


def _cost(way: Sequence[Offer], filled: frozenset[str], after_lunch: bool, before: str) -> int:
    cost, form = 0, before
    if way and after_lunch and not way[0].is_active:
        cost += STILL_AFTER_LUNCH
    if way and way[-1].sensitivity == "high":
        cost += HEAVY_LAST
    for place, offer in enumerate(way):
        earlier = way[:place]
        known = filled.union(*(each.fills for each in earlier if may_lead(each, offer)))
        cost += WRONG_WAY * len(set(offer.needs) - known)
        cost += TOO_HARD * sum(
            each.competencies[0] == offer.competencies[0] and LEVELS.index(each.level) > LEVELS.index(offer.level)
            for each in earlier
        )
        cost += SAME_FORM * (offer.kind == form)
        form = offer.kind
    return cost
