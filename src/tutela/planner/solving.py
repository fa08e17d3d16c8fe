"""Solves a task: rules and goals are handed to CP-SAT, the answer comes back as what stands where.

A course of a week has thousands of choices. The search begins from a first plan that keeps the rules and betters it
part by part: all but a few stretches is held, CP-SAT finds the best for these, then the next are taken (large
neighbourhood search; Shaw 1998). Each part is searched with a fixed effort, so that the same wishes give the same plan
on any machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from tutela.model.sentence import Sentence
from tutela.planner.rules import GIVEN_UP, GOALS, RULES
from tutela.planner.starting import begin
from tutela.planner.task import Length, Task

EFFORT = 0.05
"""Search for one part of a course of a week, in seconds of CP-SAT's own deterministic count."""
WEEK = 20
"""The stretches of a week; in a shorter course each part gets so much more effort as it has fewer."""
WINDOW = 3
"""So many stretches are bettered at a time: enough for an exercise to change places with another."""
STEP = 2
"""So many stretches further the next part of neighbours begins, so that parts overlap."""
FROM_NOTHING = 20.0
"""How many times the effort of one part is spent where no first plan keeps all wishes."""


@dataclass(frozen=True)
class Placed:
    """An exercise in a stretch, in a length."""

    offer: str
    stretch: int
    length: Length


@dataclass(frozen=True)
class Solution:
    """What stands where, and the wishes given up; `told` are (unit, stretch) of the short inputs.

    `gain` is what the goals count for it, less what the wishes given up cost.
    """

    placed: tuple[Placed, ...]
    told: tuple[tuple[str, int], ...]
    given_up: tuple[Sentence, ...]
    gain: int


class NoPlan(RuntimeError):
    """The hours hold no plan at all, whatever is given up; the one argument is the Sentence that says so."""


@dataclass(frozen=True)
class _Answer:
    """The value of each variable of the model, by its index, and what the goals count for them."""

    values: tuple[int, ...]
    gain: int

    def says(self, variable: cp_model.IntVar) -> bool:
        """Tell whether a variable is true in it."""
        return bool(self.values[variable.index])


def solve(task: Task, effort: float = EFFORT) -> Solution:
    """Give the best solution found with so much effort for each part; the same task gives the same one.

    Raises NoPlan where there is none.
    """
    for rule in RULES:
        rule(task)
    gain = sum(weight * goal(task) for goal, weight in GOALS)
    loss = GIVEN_UP * sum(says for _, says in task.given_up) if task.given_up else 0
    task.model.maximize(gain - loss)
    _hint(task)
    best = _search(task.model, effort, hold=True) or _search(task.model, effort * FROM_NOTHING)
    if best is None:
        raise NoPlan(Sentence(key="planner.no-plan"))
    task.model.clear_hints()  # type: ignore[no-untyped-call]
    tried: dict[tuple[int, ...], _Answer] = {}
    effort *= max(1.0, WEEK / len(task.stretches))
    for window in _windows(len(task.stretches)):
        # The search is deterministic: from the same answer it would find the same again.
        if tried.get(window) is not best:
            best = tried[window] = _better(task, best, window, effort)
    return _read(task, best)


def _windows(stretches: int) -> Iterator[tuple[int, ...]]:
    """Give parts of the course: neighbours that overlap, stretches far apart that may exchange, neighbours again."""
    last = max(0, stretches - WINDOW)
    starts = sorted({*range(0, last + 1, STEP), last})
    near = [tuple(range(start, min(start + WINDOW, stretches))) for start in starts]
    apart = -(-stretches // WINDOW)
    far = [tuple(range(start, stretches, apart)) for start in range(apart)]
    return iter((*near, *far, *near))


def _search(model: cp_model.CpModel, effort: float, *, hold: bool = False) -> _Answer | None:
    """Give the best answer found, or None; with `hold` all that is hinted is held."""
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.random_seed = 1
    parameters.num_workers = 1
    parameters.max_deterministic_time = effort
    # No limit in seconds: on a busy machine it would end the search earlier and give another plan.
    parameters.fix_variables_to_their_hinted_value = hold
    # Most of a part is held. Probing it again costs more than it brings, and a full relaxation bounds what is left.
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.linearization_level = 2
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return _Answer(tuple(solver.response_proto.solution), round(solver.objective_value))


def _better(task: Task, best: _Answer, window: tuple[int, ...], effort: float) -> _Answer:
    """Give a better answer that differs within the window only, or the one there is."""
    elsewhere = {id for (id, place), variable in task.at.items() if best.says(variable) and place not in window}
    waiting = {unit for unit, place in task.told if place + 1 in window and _waits(task, best, unit, place)}
    told_elsewhere = {unit for (unit, place), said in task.told.items() if best.says(said) and place not in window}
    told_elsewhere -= waiting
    held = [
        *(variable for (id, place), variable in task.at.items() if place not in window or id in elsewhere),
        *(variable for (id, place, _), variable in task.placed.items() if place not in window or id in elsewhere),
        *(
            variable
            for (unit, place), variable in task.told.items()
            if unit in told_elsewhere or (place not in window and not (unit in waiting and best.says(variable)))
        ),
    ]
    on = [variable for variable in held if best.says(variable)]
    part = task.model.clone()
    # Two sums hold thousands of variables at once; each by itself would take longer than the search.
    part.add(cp_model.LinearExpr.sum(on) == len(on))
    part.add(cp_model.LinearExpr.sum([variable for variable in held if not best.says(variable)]) == 0)
    hint = part.proto.solution_hint
    hint.vars.extend(range(len(best.values)))
    hint.values.extend(best.values)
    found = _search(part, effort)
    return found if found is not None and found.gain > best.gain else best


def _waits(task: Task, best: _Answer, unit: str, place: int) -> bool:
    """Tell whether the input on a unit is given there and its exercise comes after the pause; they move together."""
    users = (id for id, offer in task.offers.items() if offer.units and offer.units[0] == unit)
    return best.says(task.told[unit, place]) and not any(best.says(task.at[id, place]) for id in users)


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


def _read(task: Task, answer: _Answer) -> Solution:
    return Solution(
        placed=tuple(
            Placed(offer, stretch, task.lengths[offer][length])
            for (offer, stretch, length), variable in task.placed.items()
            if answer.says(variable)
        ),
        told=tuple(key for key, variable in task.told.items() if answer.says(variable)),
        given_up=tuple(wish for wish, variable in task.given_up if answer.says(variable)),
        gain=answer.gain,
    )
