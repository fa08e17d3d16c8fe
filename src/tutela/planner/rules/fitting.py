"""Each exercise once, and nothing longer than the hours."""

from __future__ import annotations

from tutela.planner.task import Task


def run_once(task: Task) -> None:
    """Let each exercise run once at most."""
    for offer in task.offers:
        task.model.add(task.runs(offer) <= 1)


def fit_hours(task: Task) -> None:
    """Let exercises and inputs of a stretch take no more than its minutes."""
    for number, stretch in enumerate(task.stretches):
        exercises = sum(task.minutes(offer, number) for offer in task.offers)
        inputs = sum(task.input_minutes() * told for (_, place), told in task.told.items() if place == number)
        task.model.add(exercises + inputs <= stretch.minutes)
