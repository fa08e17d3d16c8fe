"""What the facilitator locked or asked for by name."""

from __future__ import annotations

from tutela.model.sentence import Sentence
from tutela.planner.task import Task


def keep_locked(task: Task) -> None:
    """Keep each locked exercise, and each locked input, in the stretch that it is."""
    for each in task.fixed:
        task.model.add(task.at[each.offer, each.stretch] == 1)
    for unit, place in task.said.items():
        task.model.add(task.told[unit, place] == 1)


def keep_wishes(task: Task) -> None:
    """Keep each exercise asked for by name."""
    for id in task.wishes.include:
        if id in task.offers and all(each.offer != id for each in task.fixed):
            given_up = task.allow_giving_up(Sentence(key="planner.lost-exercise", exercises=(id,)))
            task.model.add(task.runs(id) == 1).only_enforce_if(~given_up)
