"""What the facilitator locked or asked for by name."""

from __future__ import annotations

from tutela.planner.task import Task


def keep_locked(task: Task) -> None:
    """Keep each locked exercise in its stretch; one that does not fit there any more is given up in words."""
    for each in task.fixed:
        offer = task.offers[each.offer]
        given_up = task.allow_giving_up(f"the locked place of “{offer.title}”")
        task.model.add(task.at[each.offer, each.stretch] == 1).only_enforce_if(~given_up)


def keep_wishes(task: Task) -> None:
    """Keep each exercise asked for by name."""
    for id in task.wishes.include:
        if id in task.offers and all(each.offer != id for each in task.fixed):
            given_up = task.allow_giving_up(f"the exercise “{task.offers[id].title}”")
            task.model.add(task.runs(id) == 1).only_enforce_if(~given_up)
