"""What if a list were left out, two lists were one, or matches had been missed?

The main method is run again on each changed table, with its interval. Where the latent-class method is the main one,
the average over graphs stands in for it here, because dozens of long chains would take hours.

Missed matches: when two records of one person are not matched, the person counts twice and the overlap looks smaller,
so the estimate is too high. `with_missed_matches` undoes it for an assumed share s: of those truly on several lists a
share s was taken for as many different people, one on each list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from typing import Literal

import numpy as np

from tutela.evidence.estimate.histories import Histories, merge_lists, omit_list
from tutela.evidence.estimate.methods import METHODS, Method, Result, Settings, default_main

Change = Literal["list left out", "lists merged", "matches missed"]
SHARES = (0.01, 0.05, 0.10, 0.20)
DRAWS = 200
"""At most so many bootstrap draws for each changed table."""


@dataclass(frozen=True)
class Case:
    """One changed table: `what` was changed, and what the method `method` gives for it."""

    change: Change
    what: str
    method: str
    result: Result


def with_missed_matches(histories: Histories, share: float) -> Histories:
    """Give the table as it would be if a share of the matches had been missed and were now found.

    Of y cases seen on a set S of two or more lists, y / (1 - share) are truly on S; the y share / (1 - share) more are
    taken from those seen on each list of S alone. Counts may be fractional. Raises ValueError where a list has too few
    cases of its own, since then so many matches cannot have been missed.
    """
    counts = histories.counts.astype(np.float64)
    for code in range(1, len(counts)):
        if code.bit_count() >= 2 and histories.counts[code]:
            more = histories.counts[code] * share / (1 - share)
            counts[code] += more
            for place in range(histories.width):
                if code >> place & 1:
                    counts[1 << place] -= more
    if counts.min() < 0:
        raise ValueError(f"a share of {share:.0%} missed matches is more than the lists allow")
    return Histories(histories.lists, counts)


def changes(histories: Histories) -> list[tuple[Change, str, Callable[[], Histories]]]:
    """List the changed tables: each list left out, each pair merged, each share of missed matches."""
    listed: list[tuple[Change, str, Callable[[], Histories]]] = []
    if histories.width > 3:
        for name in histories.lists:
            listed.append(("list left out", name, partial(omit_list, histories, name)))
        for pair in combinations(histories.lists, 2):
            listed.append(("lists merged", " + ".join(pair), partial(merge_lists, histories, pair)))
    for share in SHARES:
        listed.append(("matches missed", f"{share:.0%}", partial(with_missed_matches, histories, share)))
    return listed


def run_changes(histories: Histories, main: str, settings: Settings, told: Callable[[int], None]) -> tuple[Case, ...]:
    """Run the main method on every changed table; `told` is called with 1 after each."""
    quick = replace(settings, bootstraps=min(settings.bootstraps, DRAWS))
    cases = []
    for at, (change, what, make) in enumerate(changes(histories)):
        try:
            table = make()
        except ValueError as error:
            cases.append(Case(change, what, main, Result(None, str(error))))
        else:
            method = _stand_in(main, table.width)
            rng = np.random.default_rng([settings.seed, 1000 + at])
            cases.append(Case(change, what, method.key, method.run(table, _fitting(quick, table), rng, lambda _: None)))
        told(1)
    return tuple(cases)


def _stand_in(main: str, width: int) -> Method:
    named = {method.key: method for method in METHODS}
    key = "graphs" if main == "latent" else main
    return named[key] if width in named[key].widths else named[default_main(width)]


def _fitting(settings: Settings, table: Histories) -> Settings:
    return replace(settings, order=min(settings.order, table.width - 1) if settings.order else None)
