"""Survey-weighted logistic regression: weighted maximum likelihood, the design's sandwich variance (Binder 1983)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.profile.variance import Lonely, spread
from tutela.evidence.refused import Refused

__all__ = ["Logistic", "fit_logistic", "log_likelihood"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Logistic:
    """Coefficients float64[K], their variance float64[K, K], the weighted log-likelihood."""

    coefficients: Floats
    variance: Floats
    log_likelihood: float

    @property
    def se(self) -> Floats:
        """Give the standard errors, float64[K]."""
        return np.sqrt(np.diag(self.variance))


def log_likelihood(x: Floats, successes: Floats, weights: Floats, start: Floats | None = None) -> tuple[Floats, float]:
    """Give the coefficients and the weighted log-likelihood at its maximum, by Newton's method.

    x: float64[N, K] with its constant; successes: weighted number of ones in each line; weights: weighted number of
    units. Lines may stand for many units. Raise Refused where it does not settle: a covariate that separates.
    """
    beta = np.zeros(x.shape[1]) if start is None else start.copy()
    last = -np.inf
    for _ in range(60):
        eta = np.clip(x @ beta, -35, 35)
        p = 1 / (1 + np.exp(-eta))
        gain = float(successes @ eta - weights @ np.logaddexp(0, eta))
        if abs(gain - last) <= 1e-14 * (abs(gain) + 1e-30):
            return beta, gain
        last = gain
        information = (x * (weights * p * (1 - p))[:, None]).T @ x
        try:
            beta = beta + np.linalg.solve(information, x.T @ (successes - weights * p))
        except np.linalg.LinAlgError:
            break
    raise Refused(
        "the regression does not settle",
        expected="an outcome that no factor decides alone, and factors that differ from each other",
        do="leave out the factor that decides it",
    )


def fit_logistic(
    x: Floats,
    outcome: Floats,
    weights: Floats,
    psu: NDArray[np.int64],
    *,
    stratum_of: NDArray[np.int64],
    population: Floats,
    lonely: Lonely = "adjust",
) -> Logistic:
    """Give the fit for units: x float64[N, K] with its constant, outcome 0 or 1, weight and sampling unit of each."""
    scaled = weights / weights.mean()
    beta, gain = log_likelihood(x, scaled * outcome, scaled)
    p = 1 / (1 + np.exp(-(x @ beta)))
    bread = np.linalg.inv((x * (scaled * p * (1 - p))[:, None]).T @ x)
    scores = (x * (scaled * (outcome - p))[:, None]) @ bread
    units, place = np.unique(psu, return_inverse=True)
    totals = np.column_stack([np.bincount(place, scores[:, k]) for k in range(x.shape[1])]).astype(np.float64)
    variance = _matrix(totals, units, stratum_of, population, lonely)
    return Logistic(beta, variance, gain)


def _matrix(
    totals: Floats, units: NDArray[np.int64], stratum_of: NDArray[np.int64], population: Floats, lonely: Lonely
) -> Floats:
    """Give the covariance matrix: variances of single and of added columns give the covariances."""
    size = totals.shape[1]
    pairs = [(j, k) for j in range(size) for k in range(j)]
    columns = [totals[:, j] for j in range(size)] + [totals[:, j] + totals[:, k] for j, k in pairs]
    found = spread(
        np.column_stack(columns), np.zeros(len(units), dtype=np.int64), units, domains=1,
        stratum_of=stratum_of, population=population, lonely=lonely,
    )[0]  # fmt: skip
    matrix = np.diag(found[:size])
    for (j, k), both in zip(pairs, found[size:], strict=True):
        matrix[j, k] = matrix[k, j] = (both - found[j] - found[k]) / 2
    return matrix
