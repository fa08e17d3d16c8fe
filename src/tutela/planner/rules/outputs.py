"""Outputs lead to each other: what builds on a part of the action plan comes after what fills it."""

from __future__ import annotations

from tutela.planner.offer import Offer
from tutela.planner.task import Task


def let_outputs_lead(task: Task) -> None:
    """Ask, for each part that an exercise needs, for one that fills it in the same stretch or before.

    A locked exercise stays without one too; the balance of the plan tells it.
    """
    locked = {each.offer for each in task.fixed}
    for id, offer in task.offers.items():
        if id in locked:
            continue
        for part in offer.needs:
            fillers = [other.id for other in task.offers.values() if part in other.fills and may_lead(other, offer)]
            for place in task.places:
                task.model.add(task.at[id, place] <= sum(task.by[filler, place] for filler in fillers))


def may_lead(first: Offer, then: Offer) -> bool:
    """Tell whether one exercise may lead to another: not itself, and nothing that needs the other's output."""
    return first.id != then.id and not set(first.needs) & set(then.fills)
