"""Poisson log-linear fits, many models and many tables at once.

For a history h the expected count is mu_h = exp(sum of theta_S over the terms S that h contains); the intercept's
exp(theta_0) is the expected number of cases on no list (Cormack 1989, Biometrics 45:395-413). In this
parametrisation the score and the information are sums over supersets: information[S, T] is the sum of mu_h over all h
that contain both S and T, so one product of (fits, 2**t) by (2**t, 2**t) gives it for every model at once.

Terms with a zero margin (no case on all their lists) are at minus infinity: they leave the model together with the
histories that contain them (extended maximum likelihood; Fienberg & Rinaldo 2012, Annals of Statistics 40:996-1023;
Chan, Silverman & Vincent 2021, JASA 116:1297-1306, section 2.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import xlogy
from threadpoolctl import ThreadpoolController

from tutela.evidence.estimate.histories import Floats
from tutela.evidence.estimate.models import Models

Index = NDArray[np.int64]

CLOSE = 1e-9
"""A fit has converged when its Newton decrement, twice the log-likelihood still to gain, is below this."""
_STEPS = 60
_RIDGE = 1e-11
_BATCH = 4096
_LIBRARIES = ThreadpoolController()
_FIELDS = ("theta", "means", "deviance", "dropped", "alive", "decrement")


@dataclass(frozen=True)
class Fits:
    """Fits of B pairs of a model and a table.

    `theta`: shape (B, 2**t), terms not in the model are 0, terms at minus infinity are 0 and in `dropped`.
    `means`: shape (B, 2**t), fitted cases of each history; position 0 holds the estimated unseen cases.
    `deviance`: shape (B,), 2 (log-likelihood of the table itself - of the model), never negative.
    `dropped`: shape (B, 2**t), terms at minus infinity. `alive`: shape (B, 2**t), histories that can occur.
    `decrement`: shape (B,), what Newton's last step still promised.
    """

    theta: Floats
    means: Floats
    deviance: Floats
    dropped: NDArray[np.bool_]
    alive: NDArray[np.bool_]
    decrement: Floats

    @property
    def unseen(self) -> Floats:
        """Give the estimated number of cases on no list, shape (B,)."""
        return self.means[:, 0]


@cache
def contains(width: int) -> Floats:
    """Give C, shape (2**t, 2**t): C[h, S] is 1 where history h contains the term S, else 0."""
    codes = np.arange(2**width)
    inside: Floats = ((codes[:, None] & codes[None, :]) == codes[None, :]).astype(np.float64)
    return inside


def fit(models: Models, chosen: Index, counts: Floats, start: Floats | None = None, complete: bool = False) -> Fits:
    """Fit model chosen[b] to the table counts[b], for all b.

    `chosen`: shape (B,); `counts`: shape (B, 2**t), cases, may be fractional; `start`: shape (B, 2**t), theta to
    start from; a fit that does not converge from there begins anew without. `complete`: history 0 counts as observed,
    with counts[:, 0] (default: it is left out). Newton's method with step halving; fits of one size are solved
    together. On one thread: the matrices are so small that on a busy machine several threads mostly wait for each
    other, four times the processor time.
    """
    total, cells = counts.shape
    parts: list[Fits] = []
    order: list[Index] = []
    sizes = models.sizes[chosen]
    for size in np.unique(sizes):
        rows = np.flatnonzero(sizes == size)
        for first in range(0, len(rows), _BATCH):
            batch = rows[first : first + _BATCH]
            terms = models.terms[chosen[batch], :size]
            with _LIBRARIES.limit(limits=1, user_api="blas"):
                parts.append(_fit_equal(terms, counts[batch], None if start is None else start[batch], complete))
            order.append(batch)
    if not parts:
        empty = np.zeros((0, cells))
        return Fits(empty, empty, np.zeros(0), empty > 0, empty > 0, np.zeros(0))
    back = np.empty(total, dtype=np.int64)
    back[np.concatenate(order)] = np.arange(total)
    found = Fits(*(np.concatenate([getattr(part, name) for part in parts])[back] for name in _FIELDS))
    return found if start is None else _fit_lost_again(found, models, chosen, counts, complete)


def _fit_lost_again(found: Fits, models: Models, chosen: Index, counts: Floats, complete: bool) -> Fits:
    """Give the fits, those anew without a start that did not converge from theirs: a far start can lose its way."""
    lost = np.flatnonzero(~(found.decrement <= CLOSE))
    again = fit(models, chosen[lost], counts[lost], complete=complete)
    nearer = ~(found.deviance[lost] <= again.deviance)
    changed = {name: getattr(found, name).copy() for name in _FIELDS}
    for name, values in changed.items():
        values[lost[nearer]] = getattr(again, name)[nearer]
    return Fits(**changed)


@dataclass(frozen=True)
class _State:
    theta: Floats
    means: Floats
    value: Floats


def _fit_equal(terms: Index, counts: Floats, start: Floats | None, complete: bool) -> Fits:
    """Fit models with the same number of terms; `terms`: shape (B, p)."""
    within = contains(int(counts.shape[1]).bit_length() - 1)
    model = np.zeros(counts.shape, dtype=np.bool_)
    np.put_along_axis(model, terms, True, axis=1)
    dropped = model & (counts @ within <= 0)
    alive = (dropped.astype(np.float64) @ within.T) == 0
    used = alive.copy()
    used[:, 0] = complete
    kept = np.take_along_axis(~dropped, terms, axis=1)
    state = _first(terms, kept, counts, used, start, within)
    decrement = np.full(len(counts), np.inf)
    active = np.arange(len(counts))
    for _ in range(_STEPS):
        now = _State(state.theta[active], state.means[active], state.value[active])
        stepped, left = _step(now, terms[active], kept[active], counts[active], used[active], within)
        state.theta[active], state.means[active], state.value[active] = stepped.theta, stepped.means, stepped.value
        decrement[active] = left
        active = active[left > CLOSE]
        if not len(active):
            break
    seen, fitted = np.where(used, counts, 0.0), np.where(used, state.means, 0.0)
    gap = xlogy(seen, seen) - xlogy(seen, np.where(seen > 0, fitted, 1.0)) - seen + fitted
    means = np.where(alive, state.means, 0.0)
    return Fits(state.theta, means, np.maximum(2 * gap.sum(axis=1), 0.0), dropped, alive, decrement)


def _first(
    terms: Index, kept: NDArray[np.bool_], counts: Floats, used: NDArray[np.bool_], start: Floats | None, within: Floats
) -> _State:
    """Give the given start, or one weighted least-squares step from the table itself."""
    if start is None:
        rough = counts + 0.1
        weights = np.where(used, rough, 0.0)
        response = weights * np.log(rough) + np.where(used, counts - rough, 0.0)
        theta = np.zeros_like(counts)
        solved = _solve(terms, kept, weights @ within, response @ within)
        np.put_along_axis(theta, terms, solved, axis=1)
    else:
        mask = np.zeros_like(counts)
        np.put_along_axis(mask, terms, kept.astype(np.float64), axis=1)
        theta = start * mask
    return _valued(theta, counts, used, within)


def _valued(theta: Floats, counts: Floats, used: NDArray[np.bool_], within: Floats) -> _State:
    linear = np.clip(theta @ within.T, -700, 700)
    means = np.exp(linear)
    inside = np.where(used, counts * linear - means, 0.0)
    return _State(theta, means, inside.sum(axis=1))


def _step(
    now: _State, terms: Index, kept: NDArray[np.bool_], counts: Floats, used: NDArray[np.bool_], within: Floats
) -> tuple[_State, Floats]:
    """Take one Newton step, halved where the log-likelihood would fall; give the new state and the decrement."""
    weights = np.where(used, now.means, 0.0)
    score = (np.where(used, counts, 0.0) - weights) @ within
    move = _solve(terms, kept, weights @ within, score)
    decrement = np.abs((move * np.take_along_axis(score, terms, axis=1) * kept).sum(axis=1))
    step = np.zeros_like(now.theta)
    np.put_along_axis(step, terms, move, axis=1)
    new = _valued(now.theta + step, counts, used, within)
    size = np.ones(len(counts))
    for _ in range(30):
        worse = ~(new.value >= now.value - 1e-9 * (1 + np.abs(now.value)))
        if not worse.any():
            break
        size[worse] /= 2
        again = _valued(now.theta[worse] + size[worse, None] * step[worse], counts[worse], used[worse], within)
        new.theta[worse], new.means[worse], new.value[worse] = again.theta, again.means, again.value
    return new, decrement


def _solve(terms: Index, kept: NDArray[np.bool_], summed: Floats, right: Floats) -> Floats:
    """Solve information x = right for each fit; terms at minus infinity get 0."""
    rows = np.arange(len(terms))[:, None, None]
    matrix = summed[rows, terms[:, :, None] | terms[:, None, :]]
    matrix *= kept[:, :, None] & kept[:, None, :]
    place = np.arange(terms.shape[1])
    diagonal = matrix[:, place, place]
    matrix[:, place, place] = np.where(kept, diagonal * (1 + _RIDGE) + 1e-300, 1.0)
    vector = np.where(kept, np.take_along_axis(right, terms, axis=1), 0.0)
    solved: Floats = np.linalg.solve(matrix, vector[:, :, None])[:, :, 0]
    return solved
