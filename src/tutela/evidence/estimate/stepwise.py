"""Pairs of lists added one at a time by p-value, for many tables at once.

Chan, Silverman & Vincent 2021 (JASA 116:1297-1306, section 3): from the main effects, the pair whose observed overlap
is least likely under the present fit enters, when its p-value is below the threshold and the larger model has an
estimate. The p-value is the Poisson tail of the overlap on the side it falls: min(P(X <= o), P(X >= o)), X Poisson with
the fitted overlap as mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammainc, gammaincc

from tutela.evidence.estimate.existence import Judge
from tutela.evidence.estimate.fits import contains, fit
from tutela.evidence.estimate.histories import Floats
from tutela.evidence.estimate.models import Models, closure, models_of

THRESHOLD = 0.02
"""The authors' default p-value."""

Index = NDArray[np.int64]


@dataclass(frozen=True)
class Steps:
    """What the steps gave for each of R tables.

    `unseen`: shape (R,), cases, nan where the main effects have no estimate. `pairs`: shape (R, t (t - 1) / 2), which
    pairs of lists entered, in the order of `couples`. `fitted`: shape (R, 2**t), fitted cases.
    """

    unseen: Floats
    pairs: NDArray[np.bool_]
    fitted: Floats


def couples(width: int) -> tuple[int, ...]:
    """Give the pairs of lists as terms, in the order 12, 13, ..., 23, ..."""
    return tuple(1 << one | 1 << two for one, two in combinations(range(width), 2))


class Stepwise:
    """The stepwise method for tables of `width` lists; keeps the models met and what was decided on their existence."""

    def __init__(self, width: int, threshold: float = THRESHOLD) -> None:
        self.width = width
        self.threshold = threshold
        self._couples = np.array(couples(width))
        self._judges: dict[int, Judge] = {}

    def run(self, tables: Floats) -> Steps:
        """Choose pairs for each table, shape (R, 2**t)."""
        rows = len(tables)
        pairs = np.zeros((rows, len(self._couples)), dtype=np.bool_)
        start = np.zeros_like(tables)
        means, unseen = np.zeros_like(tables), np.full(rows, np.nan)
        active = np.arange(rows)
        means[active], start[active], sound = self._fit(pairs, tables)
        unseen[sound] = means[sound, 0]
        active = np.flatnonzero(sound)
        while len(active):
            entered = self._enter(pairs[active], tables[active], means[active], start[active])
            active = active[entered.rows]
            pairs[active, entered.pair] = True
            means[active], start[active], unseen[active] = entered.means, entered.theta, entered.means[:, 0]
        return Steps(unseen, pairs, means)

    def _enter(self, pairs: NDArray[np.bool_], tables: Floats, means: Floats, start: Floats) -> _Entered:
        """Find for each table the first pair, by p-value, whose larger model has an estimate."""
        chance = np.where(pairs, 1.0, tail(tables, means, self._couples))
        order = np.argsort(chance, axis=1, kind="stable")
        left = np.arange(len(tables))
        found: list[tuple[Index, Index, Floats, Floats]] = []
        for rank in range(chance.shape[1]):
            pair = order[left, rank]
            below = chance[left, pair] < self.threshold
            left, pair = left[below], pair[below]
            if not len(left):
                break
            larger = pairs[left].copy()
            larger[np.arange(len(left)), pair] = True
            fitted, theta, sound = self._fit(larger, tables[left], start[left])
            found.append((left[sound], pair[sound], fitted[sound], theta[sound]))
            left = left[~sound]
        if not found:
            empty = np.zeros(0, dtype=np.int64)
            return _Entered(empty, empty, means[:0], start[:0])
        return _Entered(*(np.concatenate(parts) for parts in zip(*found, strict=True)))

    def _fit(
        self, pairs: NDArray[np.bool_], tables: Floats, start: Floats | None = None
    ) -> tuple[Floats, Floats, NDArray[np.bool_]]:
        """Fit each table with its own pairs; give means, theta and whether there is an estimate."""
        keys, which = np.unique(pairs @ (1 << np.arange(pairs.shape[1])), return_inverse=True)
        judges = [self._judge(int(key)) for key in keys]
        models = models_of_equal_order(self.width, judges)
        fits = fit(models, which, tables, start)
        sound = np.array(
            [judges[which[row]].has_estimate(0, tables[row], fits, row) for row in range(len(tables))], dtype=np.bool_
        )
        return fits.means, fits.theta, sound

    def _judge(self, key: int) -> Judge:
        if key not in self._judges:
            chosen = [int(term) for at, term in enumerate(self._couples) if key >> at & 1]
            self._judges[key] = Judge(models_of(self.width, 2, [closure(chosen, self.width)]))
        return self._judges[key]


@dataclass(frozen=True)
class _Entered:
    rows: Index
    pair: Index
    means: Floats
    theta: Floats


def models_of_equal_order(width: int, judges: list[Judge]) -> Models:
    """Put single models into one set, in the given order."""
    longest = max(judge.models.terms.shape[1] for judge in judges)
    terms = np.full((len(judges), longest), -1, dtype=np.int64)
    for row, judge in enumerate(judges):
        terms[row, : judge.models.terms.shape[1]] = judge.models.terms[0]
    return Models(
        width,
        2,
        terms,
        np.array([judge.models.sizes[0] for judge in judges]),
        np.concatenate([judge.models.members for judge in judges]),
        np.concatenate([judge.models.bits for judge in judges]),
    )


def tail(tables: Floats, means: Floats, terms: Index) -> Floats:
    """Give the smaller Poisson tail of each overlap, shape (R, terms): cases observed against cases fitted."""
    within = contains(int(tables.shape[1]).bit_length() - 1)[:, terms]
    seen, expected = tables.copy(), means.copy()
    seen[:, 0] = expected[:, 0] = 0
    overlap, mean = seen @ within, np.maximum(expected @ within, 1e-300)
    at_most = gammaincc(overlap + 1, mean)
    at_least = np.where(overlap > 0, gammainc(np.maximum(overlap, 1e-300), mean), 1.0)
    smaller: Floats = np.minimum(at_most, at_least)
    return smaller
