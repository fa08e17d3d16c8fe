"""Run all methods on a table and put them side by side; nothing is written here.

Stages: declare the main method, run each method, run the main method on changed tables, choose the counts to print.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tutela.evidence.estimate.hiding import SMALL, Shown, printable
from tutela.evidence.estimate.histories import Histories
from tutela.evidence.estimate.methods import Method, Result, Settings, default_main, methods_for
from tutela.evidence.estimate.models import hierarchical_models
from tutela.evidence.estimate.search import rank_all
from tutela.evidence.estimate.sensitivity import Case, changes, run_changes
from tutela.evidence.refused import Refused

_LIVE = 60
"""Steps on the progress bar for one changed table."""


@dataclass(frozen=True)
class Row:
    """A method and its result; `main` marks the one declared before the run."""

    method: Method
    result: Result
    main: bool


@dataclass(frozen=True)
class Existence:
    """Of the `pairs` models with pairs of lists only, `without` have no estimate for this table."""

    pairs: int
    without: int


@dataclass(frozen=True)
class Report:
    """Everything the report says. `changed_lists` tells what was merged or left out before the run."""

    lists: tuple[str, ...]
    declared: bool
    settings: Settings
    rows: tuple[Row, ...]
    cases: tuple[Case, ...]
    shown: Shown
    existence: Existence | None
    changed_lists: tuple[str, ...] = ()

    @property
    def main(self) -> Row:
        """Give the row of the main method."""
        return next(row for row in self.rows if row.main)


def steps_of(histories: Histories, main: str | None, settings: Settings) -> int:
    """Give how many steps a run reports to its progress bar."""
    methods = methods_for(histories.width, main or default_main(histories.width))
    return sum(method.steps(settings) for method in methods) + _LIVE * len(changes(histories))


def compose(
    histories: Histories,
    settings: Settings,
    main: str | None = None,
    *,
    told: Callable[[int], None] = lambda _steps: None,
    changed_lists: tuple[str, ...] = (),
) -> Report:
    """Make a report. `main`: key of the main method, decided before the run; default: see `default_main`.

    Raises Refused when fewer than 10 cases were seen, ValueError for a main method or an order that does not fit.
    """
    if histories.seen < SMALL:
        raise Refused(
            f"fewer than {SMALL} cases are on the lists",
            expected=f"{SMALL} cases or more",
            do="collect more before you estimate",
        )
    key = main or default_main(histories.width)
    if settings.order is not None and histories.width > 2:
        hierarchical_models(histories.width, settings.order)  # refuses an order that does not fit, before the work
    rows = []
    for at, method in enumerate(methods_for(histories.width, key)):
        left = method.steps(settings)

        def count(steps: int) -> None:
            nonlocal left
            given = min(steps, left)
            left -= given
            told(given)

        rng = np.random.default_rng([settings.seed, at])
        rows.append(Row(method, _run(method, histories, settings, rng, count), method.key == key))
        told(left)
    cases = run_changes(histories, key, settings, lambda _done: told(_LIVE))
    return Report(
        histories.lists,
        main is not None,
        settings,
        tuple(rows),
        cases,
        printable(histories, changed=bool(changed_lists)),
        _existence(histories),
        changed_lists,
    )


def _run(
    method: Method, histories: Histories, settings: Settings, rng: np.random.Generator, told: Callable[[int], None]
) -> Result:
    try:
        return method.run(histories, settings, rng, told)
    except ValueError as error:
        return Result(None, str(error))


def _existence(histories: Histories) -> Existence | None:
    if not 3 <= histories.width <= 5:
        return None
    models = hierarchical_models(histories.width, 2)
    exists = rank_all(models, histories.counts.astype(np.float64), "bic").exists
    return Existence(len(models), int((~exists).sum()))
