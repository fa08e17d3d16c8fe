"""Solves a task: rules and goals are handed to CP-SAT, the answer comes back as what stands where.

A course of a week has thousands of choices. The search begins from a first plan that keeps the rules and betters it
part by part: all but a few neighbouring stretches is held, CP-SAT finds the best for these, then the next are taken
(large neighbourhood search; Shaw 1998). Each part is searched with a fixed effort, so that the same wishes give the
same plan on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from tutela.planner.rules import GIVEN_UP, GOALS, RULES
from tutela.planner.starting import begin
from tutela.planner.task import Length, Task

EFFORT = 0.1
"""Search for one part, in seconds of CP-SAT's own deterministic count."""
WINDOW = 4
"""So many neighbouring stretches are bettered at a time, about a day."""
ROUNDS = 2
"""How often all parts are gone through."""
FROM_NOTHING = 20.0
"""How many times the effort of one part is spent where no first plan keeps all wishes."""
PATIENCE = 5.0
"""Seconds after which a slow machine goes on with the best found for a part."""


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
    """Give the best solution found with so much effort for each part; the same task gives the same one.

    Raises NoPlan where there is none.
    """
    for rule in RULES:
        rule(task)
    gain = sum(weight * goal(task) for goal, weight in GOALS)
    loss = GIVEN_UP * sum(task.given_up.values()) if task.given_up else 0
    task.model.maximize(gain - loss)
    _hint(task)
    solver = _search(task, effort, hold=True) or _search(task, effort * FROM_NOTHING)
    if solver is None:
        raise NoPlan("no plan was found; expected hours that hold at least one exercise; give a day more time")
    for window in (each for _ in range(ROUNDS) for each in _windows(len(task.stretches))):
        solver = _better(task, solver, window, effort)
    return _read(task, solver)


def _windows(stretches: int) -> Iterator[range]:
    """Give overlapping parts of the course, each a few stretches long."""
    last = max(0, stretches - WINDOW)
    starts = sorted({*range(0, last + 1, WINDOW // 2), last})
    return (range(start, min(start + WINDOW, stretches)) for start in starts)


def _search(task: Task, effort: float, *, hold: bool = False) -> cp_model.CpSolver | None:
    """Give the solver with its best answer, or None; with `hold` all that is hinted is held."""
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.random_seed = 1
    parameters.num_workers = 1
    parameters.max_deterministic_time = effort
    parameters.max_time_in_seconds = PATIENCE
    parameters.fix_variables_to_their_hinted_value = hold
    found = solver.solve(task.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return solver if found else None


def _better(task: Task, best: cp_model.CpSolver, window: range, effort: float) -> cp_model.CpSolver:
    """Give a better answer that differs within the window only, or the one there is."""
    elsewhere = {id for (id, place), variable in task.at.items() if best.value(variable) and place not in window}
    told_elsewhere = {unit for (unit, place), said in task.told.items() if best.value(said) and place not in window}
    held = [
        *(variable for (id, place), variable in task.at.items() if place not in window or id in elsewhere),
        *(variable for (id, place, _), variable in task.placed.items() if place not in window or id in elsewhere),
        *(variable for (unit, place), variable in task.told.items() if place not in window or unit in told_elsewhere),
    ]
    values = [(variable, best.value(variable)) for variable in _variables(task)]
    task.model.clear_hints()  # type: ignore[no-untyped-call]
    for variable, value in values:
        task.model.add_hint(variable, value)
    _bound(task, ((variable, best.value(variable), best.value(variable)) for variable in held))
    better = _search(task, effort)
    _bound(task, ((variable, 0, 1) for variable in held))
    return better if better is not None and better.objective_value > best.objective_value else best


def _bound(task: Task, bounds: Iterable[tuple[cp_model.IntVar, int, int]]) -> None:
    """Set the least and the most that each variable may be."""
    for variable, least, most in bounds:
        domain = task.model.proto.variables[variable.index].domain
        domain[0], domain[1] = least, most


def _variables(task: Task) -> Iterator[cp_model.IntVar]:
    for group in (task.placed, task.at, task.by, task.told):
        yield from group.values()


def _hint(task: Task) -> None:
    """Let the search begin from a first plan that keeps the rules."""
    placed, told = begin(task)
    last = dict(placed.keys())
    for (offer, place, length), variable in task.placed.items():
        task.model.add_hint(variable, placed.get((offer, place)) == length)
    for (offer, place), variable in task.at.items():
        task.model.add_hint(variable, (offer, place) in placed)
    for (offer, place), variable in task.by.items():
        task.model.add_hint(variable, offer in last and last[offer] <= place)
    for (unit, place), variable in task.told.items():
        task.model.add_hint(variable, told.get(unit) == place)


def _read(task: Task, solver: cp_model.CpSolver) -> Solution:
    return Solution(
        placed=tuple(
            Placed(offer, stretch, task.lengths[offer][length])
            for (offer, stretch, length), variable in task.placed.items()
            if solver.value(variable)
        ),
        told=tuple(key for key, variable in task.told.items() if solver.value(variable)),
        given_up=tuple(wish for wish, variable in task.given_up.items() if solver.value(variable)),
    )
