"""The area-level model of Fay and Herriot (1979), fitted by REML: y = x b + area + sampling error of known variance.

Mean squared error: Prasad and Rao (1990); Datta and Lahiri (2000) for REML: g1 + g2 + 2 g3.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.refused import Refused

__all__ = ["FayHerriot", "fit_fay_herriot"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class FayHerriot:
    """coefficients and their se, float64[K]; between: variance of areas; synthetic, eblup, mse, weight: float64[D].

    `weight` is how much an area's own figure counts in its eblup, between 0 and 1.
    """

    coefficients: Floats
    se: Floats
    between: float
    log_likelihood: float
    synthetic: Floats
    eblup: Floats
    mse: Floats
    weight: Floats


def fit_fay_herriot(y: Floats, x: Floats, variance: Floats) -> FayHerriot:
    """Give the fit for D areas: y float64[D], x float64[D, K] with its constant, sampling variances float64[D]."""
    if len(y) <= x.shape[1] + 1 or not (variance > 0).all() or np.linalg.matrix_rank(x) < x.shape[1]:
        raise Refused(
            f"{len(y)} areas and {x.shape[1]} covariates",
            expected="variances above 0, more areas than covariates, and covariates that differ from each other",
            do="leave out covariates",
        )
    between = _reml(y, x, variance)
    weights = 1 / (between + variance)
    bread = np.linalg.inv((x * weights[:, None]).T @ x)
    beta = bread @ (x.T @ (weights * y))
    synthetic = x @ beta
    own = between * weights
    g1 = own * variance
    g2 = (1 - own) ** 2 * np.einsum("dk,kl,dl->d", x, bread, x)
    g3 = variance**2 * weights**3 * 2 / (weights**2).sum()
    log_likelihood = -0.5 * float((np.log(2 * np.pi / weights) + (y - synthetic) ** 2 * weights).sum())
    return FayHerriot(
        beta, np.sqrt(np.diag(bread)), between, log_likelihood, synthetic, synthetic + own * (y - synthetic),
        g1 + g2 + 2 * g3, own,
    )  # fmt: skip


def _reml(y: Floats, x: Floats, variance: Floats) -> float:
    """Fisher scoring for the variance of areas; 0 where the likelihood falls from 0 on."""
    between = float(np.median(variance))
    for _ in range(200):
        weights = 1 / (between + variance)
        wx = x * weights[:, None]
        p = np.diag(weights) - wx @ np.linalg.solve(wx.T @ x, wx.T)
        py = p @ y
        score = -0.5 * float(np.trace(p)) + 0.5 * float(py @ py)
        information = 0.5 * float((p * p).sum())
        step = score / information
        after = max(between + step, 0.0)
        if abs(after - between) <= 1e-12 * (1e-6 + between):
            return after
        between = after
    raise Refused("the variance of areas does not settle", expected="areas that differ", do="leave out covariates")
