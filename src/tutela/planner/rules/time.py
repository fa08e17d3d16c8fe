"""Time used well: whole exercises, few gaps."""

from __future__ import annotations

from tutela.planner.task import Linear, Task


def prefer_whole(task: Task) -> Linear:
    """Give, as a loss, how many exercises run in half their time."""
    return -sum(variable for (id, _, length), variable in task.placed.items() if task.lengths[id][length].half)


def use_time(task: Task) -> Linear:
    """Give the minutes in which exercises run."""
    return sum(task.minutes(id) for id in task.offers)
