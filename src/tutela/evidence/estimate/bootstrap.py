"""Intervals that know that the model was chosen from the data: bootstrap and jackknife, with the choice made anew.

The table is drawn again from a multinomial with the observed shares; for each draw the whole procedure, choice of model
included, gives an estimate. BCa limits correct the percentiles for bias and skewness (Efron 1987, JASA 82:171-185;
DiCiccio & Efron 1996, Statistical Science 11:189-228); the acceleration comes from leaving out one case at a time,
which is one table for each observed history, weighted by its count (Chan, Silverman & Vincent 2021, section 3.3).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from tutela.evidence.estimate.histories import Floats, Histories

Estimator = Callable[[Floats], Floats]
"""Takes tables, shape (R, 2**t), and gives estimates of the total, shape (R,), nan where there is none."""


@dataclass(frozen=True)
class Resampled:
    """Estimates of the total for draws and for one case left out.

    `draws`: shape (bootstraps,), persons, nan where no model had an estimate. `left_out`: shape (k,), the estimate
    with one case of each observed history left out; `weights`: shape (k,), how many cases have that history.
    """

    draws: Floats
    left_out: Floats
    weights: Floats

    @property
    def failed(self) -> int:
        """Give how many draws had no estimate."""
        return int(np.isnan(self.draws).sum())


def draw_tables(histories: Histories, bootstraps: int, rng: np.random.Generator) -> Floats:
    """Draw tables of the same number of cases, shape (bootstraps, 2**t)."""
    shares = histories.counts / histories.counts.sum()
    return rng.multinomial(histories.seen, shares, size=bootstraps).astype(np.float64)


def left_out_tables(histories: Histories) -> tuple[Floats, Floats]:
    """Give the tables with one case left out, one for each observed history, and the weights of the histories."""
    observed = np.flatnonzero(histories.counts)
    tables = np.repeat(histories.counts[None, :].astype(np.float64), len(observed), axis=0)
    tables[np.arange(len(observed)), observed] -= np.minimum(1, histories.counts[observed])
    return tables, histories.counts[observed].astype(np.float64)


def resample(histories: Histories, estimator: Estimator, bootstraps: int, rng: np.random.Generator) -> Resampled:
    """Run an estimator on bootstrap draws and on the tables with one case left out."""
    tables, weights = left_out_tables(histories)
    left_out = estimator(tables)
    return Resampled(estimator(draw_tables(histories, bootstraps, rng)), left_out, weights)


def acceleration(left_out: Floats, weights: Floats) -> float:
    """Give Efron's acceleration from the jackknife; 0 where the estimates do not vary or one is missing.

    a = sum w d^3 / (6 (sum w d^2)^1.5) with d the weighted mean of the left-out estimates less each of them.
    """
    if np.isnan(left_out).any():
        return 0.0
    gap = (weights @ left_out) / weights.sum() - left_out
    spread = weights @ gap**2
    return float(weights @ gap**3 / (6 * spread**1.5)) if spread > 0 else 0.0


def bca(estimate: float, resampled: Resampled, level: float = 0.95) -> tuple[float, float]:
    """Give the BCa limits of an estimate at a level; draws without an estimate are left out.

    Raises ValueError when no draw has an estimate. Where all draws lie on one side of the estimate, the limits are the
    smallest and largest draw.
    """
    draws: NDArray[np.float64] = resampled.draws[~np.isnan(resampled.draws)]
    if not len(draws):
        raise ValueError("no bootstrap draw has an estimate, so there is no interval; use fewer or merged lists")
    share = float(np.mean(draws < estimate))
    if share in (0.0, 1.0):
        return float(draws.min()), float(draws.max())
    bias = ndtri(share)
    shifted = ndtri(np.array([(1 - level) / 2, (1 + level) / 2])) + bias
    points = ndtr(bias + shifted / (1 - acceleration(resampled.left_out, resampled.weights) * shifted))
    low, high = np.quantile(draws, points, method="median_unbiased")
    return float(low), float(high)
