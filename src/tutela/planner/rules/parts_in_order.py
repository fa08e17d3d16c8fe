"""The action plan grows in its order: objectives before measures, measures before indicators and dates."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tutela.planner.offer import Offer
from tutela.planner.rules.base_first import follow
from tutela.planner.task import Linear, Task


def fill_in_order(task: Task) -> Linear:
    """Give, as a loss, how far exercises stand from where what they leave belongs; nothing where all leave the same."""
    ripening = {
        id: ripens(offer, task.order) for id, offer in task.offers.items() if set(task.order) & set(offer.fills)
    }
    ranks = sorted(set(ripening.values()))
    if len(ranks) < 2:
        return 0
    last = len(ranks) - 1
    return follow(task, {id: Fraction(2 * ranks.index(rank), last) - 1 for id, rank in ripening.items()})


def ripens(offer: Offer, order: Sequence[str]) -> int:
    """Give the place in the order of the last part of the action plan that an exercise fills."""
    return max(order.index(part) for part in offer.fills if part in order)
