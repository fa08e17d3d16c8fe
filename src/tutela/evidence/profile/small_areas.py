"""Shares of small areas: Fay-Herriot on the arcsine scale, with smoothed variances, adjusted to the direct total.

Arcsine: Raghunathan and others (2007). Variances: design effect pooled over areas, as direct ones are too unsteady.
Mean squared error by parametric bootstrap in which the adjustment to the total is repeated each time, so it is in it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.profile.estimates import Estimates
from tutela.evidence.profile.fay_herriot import FayHerriot, fit_fay_herriot

__all__ = ["SmallAreas", "estimate_small_areas"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
REPLICATES = 200


@dataclass(frozen=True)
class SmallAreas:
    """One value an area: share, root of mean squared error, interval; `own`: rests on the area's own figure.

    Where `own` is False the value is what the covariates alone say, so that nothing can be read back from it.
    """

    share: Floats
    error: Floats
    low: Floats
    high: Floats
    own: Bools
    model: FayHerriot
    deff: float
    factor: float


def estimate_small_areas(
    found: Estimates, covariates: Floats, use: Bools, *, rng: np.random.Generator, replicates: int = REPLICATES
) -> SmallAreas:
    """Give the shares of D areas from direct estimates (one measure) and covariates float64[D, K], constant included.

    use: bool[D], the areas whose own figure may be used; the others get the value of the covariates.
    """
    direct, n = found.estimate[:, 0], found.n[:, 0]
    weight = found.weighted[:, 0] / found.weighted[:, 0].sum()
    deff = found.deff[:, 0]
    steady = np.isfinite(deff) & (deff > 0) & use
    pooled = float((n * deff)[steady].sum() / n[steady].sum()) if steady.any() else 1.0
    variance = np.full(len(n), np.inf)
    variance[use] = pooled / (4 * n[use])
    y = np.arcsin(np.sqrt(np.clip(direct, 0, 1)))
    total = float((weight * direct).sum())
    share, model, factor = _fit(y, covariates, variance, use, weight, total)
    error = _bootstrap(model, covariates, variance, use, weight, rng, replicates)
    low, high = np.clip(share - 1.96 * error, 0, 1), np.clip(share + 1.96 * error, 0, 1)
    return SmallAreas(share, error, low, high, use, model, pooled, factor)


def _fit(
    y: Floats, x: Floats, variance: Floats, use: Bools, weight: Floats, total: float
) -> tuple[Floats, FayHerriot, float]:
    model = fit_fay_herriot(y[use], x[use], variance[use])
    centre, mse = x @ model.coefficients, np.full(len(y), model.between)
    centre[use], mse[use] = model.eblup, model.weight * variance[use]
    share = _back(centre, mse)
    factor = total / float((weight * share).sum())
    return np.clip(share * factor, 0, 1), model, factor


def _back(centre: Floats, variance: Floats) -> Floats:
    """Give the mean of sin² of a normal value: (1 - cos(2 m) exp(-2 v)) / 2."""
    return (1 - np.cos(2 * np.clip(centre, 0, np.pi / 2)) * np.exp(-2 * variance)) / 2


def _bootstrap(
    model: FayHerriot,
    x: Floats,
    variance: Floats,
    use: Bools,
    weight: Floats,
    rng: np.random.Generator,
    replicates: int,
) -> Floats:
    squares = np.zeros(len(x))
    noise = np.sqrt(np.where(use, variance, float(np.max(variance[use]))))
    for _ in range(replicates):
        truth = x @ model.coefficients + rng.normal(0, np.sqrt(model.between), len(x))
        drawn = np.clip(truth + rng.normal(0, 1, len(x)) * noise, 0, np.pi / 2)
        real = np.sin(np.clip(truth, 0, np.pi / 2)) ** 2
        total = float((weight * np.sin(drawn) ** 2).sum())
        again, _, _ = _fit(drawn, x, variance, use, weight, total)
        squares += (again - real) ** 2
    error: Floats = np.sqrt(squares / replicates)
    return error
