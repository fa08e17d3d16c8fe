"""A short input on a unit comes before, or in the same stretch as, the first exercise that rests on the unit."""

from __future__ import annotations

from tutela.planner.task import Task


def tell_before_doing(task: Task) -> None:
    """Ask for one input on the main unit of each exercise, not later than the exercise, and for none without need."""
    for unit in sorted({unit for unit, _ in task.told}):
        task.model.add(sum(task.told[unit, place] for place in task.places) <= 1)
        users = [id for id, offer in task.offers.items() if offer.units and offer.units[0] == unit]
        for place in task.places:
            task.model.add(task.told[unit, place] <= sum(task.at[id, place] for id in users))
            earlier = sum(task.told[unit, before] for before in range(place + 1))
            for id in users:
                task.model.add(task.at[id, place] <= earlier)
