"""Heavy passages (safeguarding rules 10 and 11): never last or late, and with a co-facilitator."""

from __future__ import annotations

from tutela.model.plan import LATEST, minute_of
from tutela.model.sentence import Sentence
from tutela.planner.task import Task


def may_be_heavy(task: Task, place: int) -> bool:
    """Tell whether an exercise of high sensitivity may stand in a stretch."""
    stretch = task.stretches[place]
    return task.wishes.facilitators > 1 and not stretch.last_of_day and stretch.ends <= minute_of(LATEST)


def keep_heavy_early(task: Task) -> None:
    """Keep exercises of high sensitivity out of last and late stretches, and out of courses with one facilitator.

    What is locked stays; that it needs a co-facilitator is told as a wish given up, that it stands late as a fault.
    """
    locked = {each.offer for each in task.fixed}
    all_heavy = [id for id, offer in task.offers.items() if offer.sensitivity == "high"]
    heavy = [id for id in all_heavy if id not in locked]
    for number, stretch in enumerate(task.stretches):
        if stretch.last_of_day or stretch.ends > minute_of(LATEST):
            for id in heavy:
                task.model.add(task.at[id, number] == 0)
    if task.wishes.facilitators == 1 and all_heavy:
        given_up = task.allow_giving_up(Sentence(key="planner.lost-heavy"))
        for id in heavy:
            left_out = task.model.add(task.runs(id) == 0)
            if id in task.wishes.include:
                left_out.only_enforce_if(~given_up)
        if len(heavy) < len(all_heavy):
            task.model.add(given_up == 1)
