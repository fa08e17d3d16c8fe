"""Time used well: whole exercises, few gaps."""

from __future__ import annotations

from tutela.planner.rules.fitting import taken
from tutela.planner.task import Linear, Task

IN_HAND = 10
"""Minutes in hand that a stretch may well have: a good discussion takes longer."""


def prefer_whole(task: Task) -> Linear:
    """Give, as a loss, how many exercises run in half their time."""
    return -sum(variable for (id, _, length), variable in task.placed.items() if task.lengths[id][length].half)


def leave_little_in_hand(task: Task) -> Linear:
    """Give, as a loss, the minutes in hand beyond those that a stretch may well have."""
    idle = []
    for number, stretch in enumerate(task.stretches):
        if stretch.room > IN_HAND:
            minutes = task.model.new_int_var(0, stretch.room, f"in hand@{number}")
            task.model.add(minutes >= stretch.room - IN_HAND - taken(task, number))
            idle.append(minutes)
    return -sum(idle)


def use_time(task: Task) -> Linear:
    """Give the minutes in which exercises run."""
    return sum(task.minutes(id) for id in task.offers)
