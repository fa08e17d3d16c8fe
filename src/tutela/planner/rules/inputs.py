"""A short input on a unit comes before the first exercise that rests on it: in its stretch, or before the pause."""

from __future__ import annotations

from tutela.planner.task import Linear, Task


def tell_before_doing(task: Task) -> None:
    """Ask for one input on the main unit of each exercise, not later than the exercise, and for none without need.

    It comes in the stretch of an exercise, or alone of its kind in the one before on the same day: time before a pause
    that is too short for an exercise holds an input. A locked exercise stands where it stands, with an input before it
    or without.
    """
    locked = {each.offer: each.stretch for each in task.fixed}
    for unit in sorted({unit for unit, _ in task.told}):
        task.model.add(sum(task.told[unit, place] for place in task.places) <= 1)
        users = [id for id, offer in task.offers.items() if offer.units and offer.units[0] == unit]
        for place in task.places:
            if task.said.get(unit) != place:
                near = [at for at in (place, place + 1) if _is_same_day(task, place, at)]
                right_before = any(locked.get(id) == place + 1 for id in users)
                task.model.add(
                    task.told[unit, place] <= sum(task.at[id, at] for id in users for at in near) + right_before
                )
            for id in users:
                if id not in locked:
                    task.model.add(task.at[id, place] <= _told_by(task, unit, place))


def keep_inputs_near(task: Task) -> Linear:
    """Give, as a loss, how many inputs have a pause between them and their exercise; one at most before each pause."""
    parted = []
    for place in task.places:
        waiting = []
        for unit in sorted({unit for unit, _ in task.told}) if _is_same_day(task, place, place + 1) else ():
            users = [id for id, offer in task.offers.items() if offer.units and offer.units[0] == unit]
            waits = task.model.new_bool_var(f"waits {unit}@{place}")
            task.model.add(waits >= task.told[unit, place] - sum(task.at[id, place] for id in users))
            waiting.append(waits)
        if waiting and not task.stretches[place].locked and not task.stretches[place + 1].locked:
            task.model.add(sum(waiting) <= 1)
        parted += waiting
    return -sum(parted)


def tell_before_locked(task: Task) -> Linear:
    """Give how many locked exercises have an input on their main unit before them."""
    led = []
    for each in task.fixed:
        units = task.offers[each.offer].units
        if units and each.stretch:
            has = task.model.new_bool_var(f"input before {each.offer}")
            task.model.add(has <= _told_by(task, units[0], each.stretch - 1))
            led.append(has)
    return sum(led)


def _is_same_day(task: Task, one: int, other: int) -> bool:
    return other < len(task.stretches) and task.stretches[one].day == task.stretches[other].day


def _told_by(task: Task, unit: str, place: int) -> Linear:
    """Give whether the input on a unit is given by the end of a stretch."""
    return sum(task.told[unit, before] for before in range(place + 1))
