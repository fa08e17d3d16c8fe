"""Each exercise once, and nothing longer than the hours."""

from __future__ import annotations

from tutela.planner.task import Linear, Task


def run_once(task: Task) -> None:
    """Let each exercise run once at most, in one length: what has run by a stretch ran in it or before."""
    for offer in task.offers:
        for place in task.places:
            lengths = (task.placed[offer, place, length] for length in range(len(task.lengths[offer])))
            task.model.add(task.at[offer, place] == sum(lengths))
            task.model.add(task.by[offer, place] == task.ran_before(offer, place) + task.at[offer, place])


def fit_hours(task: Task) -> None:
    """Let exercises and inputs of a stretch, those that are not locked, take no more than its room."""
    for number, stretch in enumerate(task.stretches):
        task.model.add(taken(task, number) <= stretch.room)


def taken(task: Task, place: int) -> Linear:
    """Give the minutes of a stretch that exercises and inputs take, those that are locked left out."""
    locked = {each.offer for each in task.fixed}
    exercises = sum(task.minutes(offer, place) for offer in task.offers if offer not in locked)
    inputs = sum(
        task.input_minutes() * told
        for (unit, at), told in task.told.items()
        if at == place and task.said.get(unit) != place
    )
    return exercises + inputs
