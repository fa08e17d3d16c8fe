"""The order of teaching: what the others build on comes early.

The orders of many exercises are too many to weigh against each other. Each exercise is weighed by itself, by the square
of the distance between where it stands and where it belongs: so counts Spearman's rank correlation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tutela.planner.offer import LEVELS, Offer
from tutela.planner.task import Linear, Task

LEVEL = Fraction(1, 5)
"""So much later than its competency belongs an exercise of the next level; the whole course is 2."""


def teach_base_first(task: Task) -> Linear:
    """Give, as a loss, how far exercises stand from where their competency belongs in the course."""
    wished = task.wishes.competencies
    return follow(
        task, {id: belongs(offer, wished, task.order) for id, offer in task.offers.items()} if task.order else {}
    )


def belongs(offer: Offer, wished: Sequence[str], order: Sequence[str]) -> Fraction:
    """Give where in a course an exercise belongs, from -1 (first) to 1 (last): by main competency, then by level.

    What counts is how many of the competencies asked for come before its own in `order`, the order of teaching.
    """
    own = offer.competencies[0]
    ranks = [order.index(id) for id in wished if id in order]
    if own not in order or not ranks:
        return Fraction(0)
    rank = order.index(own)
    before = sum(2 * (other < rank) + (other == rank) for other in ranks)
    return min(Fraction(1), Fraction(before, len(ranks)) - 1 + LEVEL * LEVELS.index(offer.level))


def follow(task: Task, belonging: Mapping[str, Fraction]) -> Linear:
    """Give, as a loss, how far exercises stand from where they belong, told from -1 to 1.

    In the right place an exercise loses nothing, half a course away 50, a whole course away 200.
    """
    last = max(1, len(task.stretches) - 1)
    return -sum(
        round(50 * (belonging[id] - Fraction(2 * place - last, last)) ** 2) * variable
        for (id, place), variable in task.at.items()
        if id in belonging
    )
