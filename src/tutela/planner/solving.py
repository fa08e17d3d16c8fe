"""Solves a task: rules and goals are handed to CP-SAT, the answer comes back as what stands where."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from tutela.planner.rules import GIVEN_UP, GOALS, RULES
from tutela.planner.task import Length, Task

EFFORT = 2.0
"""Deterministic seconds of search (CP-SAT's own count), so that the same wishes give the same plan on any machine."""
PATIENCE = 20.0
"""Seconds after which a slow machine stops searching and takes the best plan so far."""


@dataclass(frozen=True)
class Placed:
    """An exercise in a stretch, in a length."""

    offer: str
    stretch: int
    length: Length


@dataclass(frozen=True)
class Solution:
    """What stands where, and the wishes given up, in words; `told` are (unit, stretch) of the short inputs."""

    placed: tuple[Placed, ...]
    told: tuple[tuple[str, int], ...]
    given_up: tuple[str, ...]


class NoPlan(RuntimeError):
    """The hours hold no plan at all, whatever is given up."""


def solve(task: Task, effort: float = EFFORT) -> Solution:
    """Give the best solution found with so much effort; the same task gives the same one.

    Raises NoPlan where there is none.
    """
    for rule in RULES:
        rule(task)
    _hint_at_emptiness(task)
    gain = sum(weight * goal(task) for goal, weight in GOALS)
    loss = GIVEN_UP * sum(task.given_up.values()) if task.given_up else 0
    task.model.maximize(gain - loss)
    solver = cp_model.CpSolver()
    solver.parameters.random_seed = 1
    solver.parameters.num_workers = 2
    solver.parameters.interleave_search = True  # two workers in fixed turns: deterministic
    solver.parameters.max_deterministic_time = effort
    solver.parameters.max_time_in_seconds = PATIENCE
    status = solver.solve(task.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise NoPlan("no plan was found; expected hours that hold at least one exercise; give a day more time")
    return Solution(
        placed=tuple(
            Placed(offer, stretch, task.lengths[offer][length])
            for (offer, stretch, length), variable in task.placed.items()
            if solver.value(variable)
        ),
        told=tuple(key for key, variable in task.told.items() if solver.value(variable)),
        given_up=tuple(wish for wish, variable in task.given_up.items() if solver.value(variable)),
    )


def _hint_at_emptiness(task: Task) -> None:
    """Let the search begin with what is locked and nothing else: a plan that keeps every rule, found at once."""
    locked = {(each.offer, each.stretch) for each in task.fixed}
    for (offer, stretch, _), variable in task.placed.items():
        task.model.add_hint(variable, (offer, stretch) in locked)
    for variable in task.told.values():
        task.model.add_hint(variable, False)
