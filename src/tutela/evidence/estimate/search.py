"""The best model by BIC or AIC, for many tables at once: the choice of the full search, without the full cost.

Stages, for all tables together:

1. Fit the models that were best for the original table (the pool). The best of them that has an estimate is the
   score to beat.
2. Bound. A model is never closer to the data than a larger model that holds it, so its deviance is at least the
   deviance of every model above it. For each set of pairs of lists the largest model with just these pairs is its
   cap; caps are fitted from the top down where something below may still win.
3. Fit every model whose penalty plus bound does not exceed the score to beat; the best of them that has an estimate
   is the choice.

Nothing that is left out can win, so the choice is that of fitting all models to each table. The tests compare the two.
Existence is judged anew for each table (`existence`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.estimate.existence import Judge
from tutela.evidence.estimate.fits import Fits, fit
from tutela.evidence.estimate.histories import Floats
from tutela.evidence.estimate.models import Models

Criterion = Literal["bic", "aic"]
Index = NDArray[np.int64]

_SLACK = 1e-6
"""Bounds are loosened by this much, far above the error of a converged fit."""
_TIE = 1e-7
_POOL = 24
_CHUNK = 250
_COVER = 2
"""Caps that lack at most this many pairs are fitted for every table: they bound nearly everything."""


@dataclass(frozen=True)
class Choice:
    """What the search chose for each of R tables.

    `model`: shape (R,), -1 where no model has an estimate. `unseen`: shape (R,), cases, nan where there is none.
    `score`: shape (R,), deviance plus penalty, inf where there is none. `fitted`: how many fits were made.
    """

    model: Index
    unseen: Floats
    score: Floats
    fitted: int


@dataclass(frozen=True)
class Plan:
    """What is prepared once for a set of models and an original table.

    `start`: shape (models, 2**t), theta of each model for the original table. `ranking`: models, best first;
    `only_ranked`: whether only these take part.
    `group`: shape (models,), which set of pairs a model has. `caps`: shape (groups,), the largest model of each set.
    `pairs`: shape (groups,), how many pairs. `below`: shape (groups,), the smallest size of a model of the group.
    `above`: shape (groups, pairs of lists), the group with one pair more, itself where it has the pair already.
    """

    judge: Judge
    criterion: Criterion
    start: Floats
    ranking: Index
    only_ranked: bool
    group: Index
    caps: Index
    pairs: Index
    below: Index
    above: Index

    @property
    def models(self) -> Models:
        """Give the models searched."""
        return self.judge.models


@dataclass(frozen=True)
class Ranked:
    """Every model fitted to one table.

    `score`: shape (models,), deviance plus penalty. `exists`: shape (models,), whether the model has an estimate.
    """

    fits: Fits
    score: Floats
    exists: NDArray[np.bool_]


def penalty(criterion: Criterion, counts: Floats) -> Floats:
    """Give the price of one term for each table, shape (R,).

    BIC: log n with n the cases seen (Baillargeon & Rivest 2007); AIC: 2. All terms of the model are counted, those at
    minus infinity too, as Silverman, Chan & Vincent do in their package since 1.2.
    """
    seen = counts[:, 1:].sum(axis=1)
    return np.log(np.maximum(seen, 1.0)) if criterion == "bic" else np.full(len(counts), 2.0)


def rank_all(models: Models, counts: Floats, criterion: Criterion) -> Ranked:
    """Fit every model to one table, shape (2**t,), and say of each whether it has an estimate."""
    every, judge = np.arange(len(models)), Judge(models)
    fits = fit(models, every, np.repeat(counts[None, :], len(models), axis=0))
    exists = np.array([judge.has_estimate(row, counts, fits, row) for row in range(len(models))])
    return Ranked(fits, fits.deviance + models.sizes * penalty(criterion, counts[None, :])[0], exists)


def prepare(models: Models, counts: Floats, criterion: Criterion, top: int | None = None) -> Plan:
    """Fit every model to the original table, shape (2**t,), and prepare the search for tables like it.

    `top`: only the so many best models that have an estimate for the original table take part (the short cut of
    Silverman, Chan & Vincent 2024, section 2.5); default: all models take part in each table.
    """
    judge = Judge(models)
    fits = fit(models, np.arange(len(models)), np.repeat(counts[None, :], len(models), axis=0))
    score = fits.deviance + models.sizes * penalty(criterion, counts[None, :])[0]
    order = np.argsort(score, kind="stable")
    if top:
        sound = (model for model in order if judge.has_estimate(int(model), counts, fits, int(model)))
        order = np.fromiter(islice(sound, top), dtype=np.int64)
    couples = [1 << one | 1 << two for one, two in combinations(range(models.width), 2)]
    group = models.members[:, couples] @ (1 << np.arange(len(couples)))
    found, group = np.unique(group, return_inverse=True)
    caps, below = np.zeros(len(found), dtype=np.int64), np.zeros(len(found), dtype=np.int64)
    for model in range(len(models)):  # models come smallest first
        caps[group[model]] = model
    for model in range(len(models) - 1, -1, -1):
        below[group[model]] = models.sizes[model]
    pairs = np.array([int(key).bit_count() for key in found])
    above = np.searchsorted(found, found[:, None] | 1 << np.arange(len(couples)))
    return Plan(judge, criterion, fits.theta, order, top is not None, group, caps, pairs, below, above)


def choose(plan: Plan, tables: Floats, told: Callable[[int], None] | None = None) -> Choice:
    """Choose for each table, shape (R, 2**t), the model with the lowest score among those that have an estimate.

    `told` is called with the number of tables done.
    """
    parts = []
    for first in range(0, len(tables), _CHUNK):
        chunk = tables[first : first + _CHUNK]
        parts.append(_choose_top(plan, chunk) if plan.only_ranked else _choose_all(plan, chunk))
        if told:
            told(len(chunk))
    return Choice(
        np.concatenate([part.model for part in parts]),
        np.concatenate([part.unseen for part in parts]),
        np.concatenate([part.score for part in parts]),
        sum(part.fitted for part in parts),
    )


@dataclass
class _Best:
    """The best model so far of each table, and which pairs of model and table have been fitted."""

    plan: Plan
    tables: Floats
    price: Floats
    model: Index
    unseen: Floats
    score: Floats
    done: NDArray[np.bool_]
    fitted: int = 0

    def consider(self, models: Index, rows: Index) -> Fits:
        """Fit models[b] to table rows[b] for all b, and take what is better and has an estimate."""
        fits = fit(self.plan.models, models, self.tables[rows], self.plan.start[models])
        self.fitted += len(models)
        self.done[models, rows] = True
        score = fits.deviance + self.plan.models.sizes[models] * self.price[rows]
        better = np.flatnonzero(score <= self.score[rows] + _TIE)
        for at in better[np.lexsort((models[better], score[better]))]:
            model, row = int(models[at]), int(rows[at])
            lower = score[at] < self.score[row] - _TIE
            tied = score[at] <= self.score[row] + _TIE and model < self.model[row]
            if (lower or tied) and self.plan.judge.has_estimate(model, self.tables[row], fits, int(at)):
                self.model[row], self.unseen[row], self.score[row] = model, fits.unseen[at], score[at]
        return fits

    def result(self) -> Choice:
        """Give what was chosen."""
        return Choice(self.model, self.unseen, self.score, self.fitted)


def _begin(plan: Plan, tables: Floats) -> _Best:
    rows = len(tables)
    return _Best(
        plan,
        tables,
        penalty(plan.criterion, tables),
        np.full(rows, -1, dtype=np.int64),
        np.full(rows, np.nan),
        np.full(rows, np.inf),
        np.zeros((len(plan.models), rows), dtype=np.bool_),
    )


def _choose_top(plan: Plan, tables: Floats) -> Choice:
    best = _begin(plan, tables)
    pool = plan.ranking
    best.consider(np.repeat(pool, len(tables)), np.tile(np.arange(len(tables)), len(pool)))
    return best.result()


def _choose_all(plan: Plan, tables: Floats) -> Choice:
    best = _begin(plan, tables)
    pool = plan.ranking[:_POOL]
    best.consider(np.repeat(pool, len(tables)), np.tile(np.arange(len(tables)), len(pool)))
    bound = _bound(plan, best)
    least = plan.models.sizes[:, None] * best.price[None, :] + bound[plan.group]
    models, rows = np.nonzero((least <= best.score[None, :] + _SLACK) & ~best.done)
    best.consider(models, rows)
    return best.result()


def _bound(plan: Plan, best: _Best) -> Floats:
    """Give for each set of pairs and each table a deviance that no model of the set can be below."""
    couples = int(plan.pairs.max())
    bound = np.zeros((len(plan.caps), len(best.tables)))
    for lacking in range(1, couples + 1):
        groups = np.flatnonzero(plan.pairs == couples - lacking)
        for place in range(plan.above.shape[1]):
            bound[groups] = np.maximum(bound[groups], bound[plan.above[groups, place]])
        alive = plan.below[groups, None] * best.price[None, :] + bound[groups] <= best.score[None, :] + _SLACK
        if lacking <= _COVER:
            alive[:] = True
        at, row = np.nonzero(alive)
        fits = best.consider(plan.caps[groups[at]], row)
        firm = np.where(fits.decrement <= _SLACK / 10, fits.deviance - _SLACK / 10, 0.0)
        bound[groups[at], row] = np.maximum(bound[groups[at], row], firm)
    return bound
