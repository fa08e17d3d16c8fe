"""What each level adds to the fit of a named outcome: Shapley shares of McFadden's R2. Shares of fit, not causes.

McFadden (1974); Shapley value of R2: Lipovetsky and Conklin (2001). Intervals: bootstrap of sampling units within
strata with rescaled weights (Rao and Wu 1988; m = n - 1), so that the whole computation is repeated in each replicate;
or the replicate weights of the file.
"""

from __future__ import annotations

import math
from collections.abc import Mapping as Names
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.data.dataset import Dataset, quoted
from tutela.evidence.data.replication import Replication
from tutela.evidence.profile import intervals
from tutela.evidence.profile.regression import log_likelihood
from tutela.evidence.profile.replicates import replicate_variance
from tutela.evidence.refused import Refused

__all__ = ["Shares", "shares_of_fit"]

Floats = NDArray[np.float64]
_MOST_LEVELS = 6


@dataclass(frozen=True)
class Shares:
    """R2 of the whole model and each level's share of it, summing to 1, with the 95 per cent bootstrap interval."""

    outcome: str
    fit: float
    fit_low: float
    fit_high: float
    levels: tuple[str, ...]
    share: Floats
    low: Floats
    high: Floats
    n: int
    yes: int
    replicates: int


@dataclass(frozen=True)
class _Lines:
    """Units that share outcome and factors stand in one line: factors[L, K], and weights of ones and of all, [L, R]."""

    factors: Floats
    ones: Floats
    all: Floats


def shares_of_fit(
    dataset: Dataset,
    outcome: str,
    levels: Names[str, tuple[str, ...]],
    *,
    rng: np.random.Generator,
    replicates: int = 100,
) -> Shares:
    """Give the shares of the `levels` (level -> indicators). The outcome must not be among the indicators."""
    factors = [name for names in levels.values() for name in names]
    if outcome in factors or not 1 < len(levels) <= _MOST_LEVELS:
        raise Refused(
            f"{outcome}: cannot be explained by {len(levels)} levels",
            expected=f"an outcome outside the index, and 2 to {_MOST_LEVELS} levels",
            do="name another outcome",
        )
    lines, n, yes = _collect(dataset, outcome, factors, rng, replicates)
    columns = {level: [factors.index(name) for name in names] for level, names in levels.items()}
    values = _shapley(lines, columns)
    fits = values.sum(axis=1)
    shares = values / fits[:, None]
    if dataset.replicates is None:
        low, high = np.quantile(shares[1:], [0.025, 0.975], axis=0)
        ends = np.quantile(fits[1:], [0.025, 0.975])
    else:
        low, high = _around(dataset.replicates, shares)
        ends = np.array(_around(dataset.replicates, fits))
        replicates = len(dataset.replicates.columns)
    return Shares(
        outcome, float(fits[0]), float(ends[0]), float(ends[1]), tuple(levels), shares[0], low, high, n, yes, replicates
    )


def _around(replication: Replication, values: Floats) -> tuple[Floats, Floats]:
    """Give the interval of values[0] from those of the replicates, values[1:]; R - 1 degrees of freedom."""
    df = np.full(values[0].shape, float(len(replication.columns) - 1))
    return intervals.wald(values[0], np.sqrt(replicate_variance(replication, values[1:], values[0])), df)


def _collect(
    dataset: Dataset, outcome: str, factors: list[str], rng: np.random.Generator, replicates: int
) -> tuple[_Lines, int, int]:
    if dataset.replicates is not None:
        return _collect_again(dataset, dataset.replicates, outcome, factors)
    listed = ", ".join(quoted(name) for name in (outcome, *factors))
    known = " AND ".join(f"{quoted(name)} IS NOT NULL" for name in (outcome, *factors))
    got = dataset.connection.execute(
        f"SELECT psu, SUM(w) AS w, COUNT(*) AS n, {listed} FROM units WHERE {known} GROUP BY psu, {listed}"
        f" ORDER BY psu, {listed}"
    ).fetchnumpy()
    psu, w = np.asarray(got["psu"], dtype=np.int64), np.asarray(got["w"], dtype=np.float64)
    y = np.asarray(got[outcome], dtype=np.float64)
    x = np.column_stack([np.asarray(got[name], dtype=np.float64) for name in factors])
    patterns, line = np.unique(x, axis=0, return_inverse=True)
    factor = _replicate_factors(dataset, rng, replicates)
    weights = np.concatenate([np.ones((1, factor.shape[1])), factor])[:, psu] * w / w.mean()
    size = len(patterns)
    ones = np.stack([np.bincount(line, row * y, minlength=size) for row in weights], axis=1)
    every = np.stack([np.bincount(line, row, minlength=size) for row in weights], axis=1)
    counts = np.asarray(got["n"], dtype=np.float64)
    return (
        _Lines(patterns, ones.astype(np.float64), every.astype(np.float64)),
        int(counts.sum()),
        int((counts * y).sum()),
    )


def _collect_again(
    dataset: Dataset, replication: Replication, outcome: str, factors: list[str]
) -> tuple[_Lines, int, int]:
    """Give the lines with the replicate weights of the file."""
    listed = ", ".join(quoted(name) for name in (outcome, *factors))
    known = " AND ".join(f"{quoted(name)} IS NOT NULL" for name in (outcome, *factors))
    weights = ("w", *replication.columns)
    sums = ", ".join(f"SUM({quoted(name)}) AS w_{number}" for number, name in enumerate(weights))
    got = dataset.connection.execute(
        f"SELECT {listed}, COUNT(*) AS n, {sums} FROM units WHERE {known} GROUP BY {listed} ORDER BY {listed}"
    ).fetchnumpy()
    y = np.asarray(got[outcome], dtype=np.float64)
    x = np.column_stack([np.asarray(got[name], dtype=np.float64) for name in factors])
    patterns, line = np.unique(x, axis=0, return_inverse=True)
    counts = np.asarray(got["n"], dtype=np.float64)
    whole = np.column_stack([np.asarray(got[f"w_{number}"], dtype=np.float64) for number in range(len(weights))])
    whole *= counts.sum() / whole[:, 0].sum()
    every, ones = (np.zeros((len(patterns), len(weights))) for _ in range(2))
    np.add.at(every, line, whole)
    np.add.at(ones, line, whole * y[:, None])
    return _Lines(patterns, ones, every), int(counts.sum()), int((counts * y).sum())


def _replicate_factors(dataset: Dataset, rng: np.random.Generator, replicates: int) -> Floats:
    """Give the factor of each sampling unit's weights in each replicate, float64[R, P]: n / (n-1) x times drawn."""
    stratum_of = dataset.stratum_of
    factors = np.ones((replicates, len(stratum_of)))
    for stratum in range(len(dataset.population)):
        units = np.flatnonzero(stratum_of == stratum)
        count = len(units)
        if count > 1:
            drawn = rng.multinomial(count - 1, np.full(count, 1 / count), size=replicates)
            factors[:, units] = drawn * count / (count - 1)
    return factors


def _shapley(lines: _Lines, columns: dict[str, list[int]]) -> Floats:
    """Give each level's Shapley value in each replicate, float64[R, L]: its mean gain of R2 over orders of entry."""
    ones, every = lines.ones.sum(axis=0), lines.all.sum(axis=0)
    empty = ones * np.log(ones / every) + (every - ones) * np.log(1 - ones / every)
    names = list(columns)
    gain: dict[frozenset[str], Floats] = {frozenset(): np.zeros(len(empty))}
    for size in range(1, len(names) + 1):
        for chosen in combinations(names, size):
            picked = [column for name in chosen for column in columns[name]]
            gain[frozenset(chosen)] = 1 - _fits(lines, picked) / empty
    values = np.zeros((len(empty), len(names)))
    for place, name in enumerate(names):
        for without, value in gain.items():
            if name not in without:
                order = math.factorial(len(without)) * math.factorial(len(names) - len(without) - 1)
                values[:, place] += order / math.factorial(len(names)) * (gain[without | {name}] - value)
    return values


def _fits(lines: _Lines, picked: list[int]) -> Floats:
    """Give the log-likelihood of the model with the factors `picked` in each replicate; equal lines become one."""
    patterns, line = np.unique(lines.factors[:, picked], axis=0, return_inverse=True)
    ones, every = (np.zeros((len(patterns), part.shape[1])) for part in (lines.ones, lines.all))
    np.add.at(ones, line, lines.ones)
    np.add.at(every, line, lines.all)
    x = np.column_stack([np.ones(len(patterns)), patterns])
    start, first = log_likelihood(x, ones[:, 0], every[:, 0])
    rest = [log_likelihood(x, ones[:, number], every[:, number], start)[1] for number in range(1, ones.shape[1])]
    return np.array([first, *rest])
