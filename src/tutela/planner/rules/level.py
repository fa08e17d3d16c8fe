"""Exercises on the level of those who come."""

from __future__ import annotations

from tutela.planner.offer import LEVELS
from tutela.planner.task import Linear, Task


def meet_level(task: Task) -> Linear:
    """Give exercises on the level of the audience less those two levels away."""
    wanted = LEVELS.index(task.wishes.audience.level)
    near = [(1 - abs(LEVELS.index(offer.level) - wanted)) * task.runs(id) for id, offer in task.offers.items()]
    return sum(near)
