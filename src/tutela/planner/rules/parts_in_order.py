"""The action plan grows in its order: objectives before measures, measures before indicators and dates."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tutela.planner.offer import Offer
from tutela.planner.rules.base_first import follow
from tutela.planner.task import Linear, Task


def fill_in_order(task: Task) -> Linear:
    """Give, as a loss, how far exercises stand from where what they leave belongs in the action plan."""
    fillable = {part for offer in task.offers.values() for part in offer.fills}
    parts = [id for id in task.order if id in fillable]
    return follow(
        task, {id: ripens(offer, parts) for id, offer in task.offers.items() if set(parts) & set(offer.fills)}
    )


def ripens(offer: Offer, parts: Sequence[str]) -> Fraction:
    """Give where an exercise belongs by the last part of the action plan that it fills, from -1 to 1."""
    last = max(parts.index(part) for part in offer.fills if part in parts)
    return Fraction(2 * last, max(1, len(parts) - 1)) - 1
