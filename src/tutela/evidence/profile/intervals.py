"""Intervals with the design's degrees of freedom."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import stats

__all__ = ["NEAR", "korn_graubard", "logit", "share", "wald"]

Floats = NDArray[np.float64]

NEAR = 5.0
"""A share is near 0 or 1 when it rests on fewer effective cases than this; the logit's normal form then fails."""


def _t(tail: float, df: Floats) -> Floats:
    """Give the quantile of Student's t; without degrees of freedom there is none (NaN), and so no interval."""
    found: Floats = np.where(df >= 1, stats.t.ppf(tail, np.maximum(df, 1)), np.nan)
    return found


def wald(estimate: Floats, se: Floats, df: Floats, level: float = 0.95) -> tuple[Floats, Floats]:
    """Give estimate ± t x se."""
    reach = _t((1 + level) / 2, df) * se
    return estimate - reach, estimate + reach


def logit(estimate: Floats, se: Floats, df: Floats, level: float = 0.95) -> tuple[Floats, Floats]:
    """Give the interval that is symmetric on the logit scale; a share of 0 or 1 has none (NaN)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        centre = np.log(estimate / (1 - estimate))
        reach = _t((1 + level) / 2, df) * se / (estimate * (1 - estimate))
        return 1 / (1 + np.exp(-(centre - reach))), 1 / (1 + np.exp(-(centre + reach)))


def korn_graubard(estimate: Floats, se: Floats, df: Floats, n: Floats, level: float = 0.95) -> tuple[Floats, Floats]:
    """Give the Clopper-Pearson interval of the effective sample size, corrected for degrees of freedom.

    Korn and Graubard (1998). Where the variance is 0 the effective size is the number of units.
    """
    tail = (1 - level) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        size = np.where(se > 0, estimate * (1 - estimate) / se**2, n)
        size = size * (_t(tail, n - 1) / _t(tail, df)) ** 2
        low = stats.beta.ppf(tail, size * estimate, size * (1 - estimate) + 1)
        high = stats.beta.ppf(1 - tail, size * estimate + 1, size * (1 - estimate))
    known = df >= 1
    return (
        np.where((estimate <= 0) & known, 0.0, low),
        np.where((estimate >= 1) & known, 1.0, high),
    )


def share(estimate: Floats, se: Floats, df: Floats, n: Floats, level: float = 0.95) -> tuple[Floats, Floats]:
    """Give the logit interval, near 0 and 1 that of Korn and Graubard."""
    with np.errstate(divide="ignore", invalid="ignore"):
        size = np.where(se > 0, estimate * (1 - estimate) / se**2, n)
    near = (np.minimum(estimate, 1 - estimate) * size < NEAR) | (se <= 0)
    (low, high), (low_exact, high_exact) = logit(estimate, se, df, level), korn_graubard(estimate, se, df, n, level)
    return np.where(near, low_exact, low), np.where(near, high_exact, high)
