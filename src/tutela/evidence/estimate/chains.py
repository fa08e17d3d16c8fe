"""Have several Markov chains found the same distribution?

Rank-normalised split R-hat and bulk effective sample size (Vehtari, Gelman, Simpson, Carpenter & Buerkner 2021,
Bayesian Analysis 16:667-718): R-hat above 1.01 means that the chains have not mixed; above 1.1 the draws should not
be used.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri
from scipy.stats import rankdata

from tutela.evidence.estimate.histories import Floats


def r_hat(draws: Floats) -> float:
    """Give the larger of the bulk and the tail R-hat of draws, shape (chains, draws)."""
    halves = _split(draws)
    return float(max(_ratio(_normal_scores(halves)), _ratio(_normal_scores(np.abs(halves - np.median(halves))))))


def effective_size(draws: Floats) -> float:
    """Give the bulk effective sample size of draws, shape (chains, draws), by Geyer's initial monotone sequence."""
    scores = _normal_scores(_split(draws))
    length = scores.shape[1]
    within, pooled = _variances(scores)
    if pooled == 0:
        return float(scores.size)
    centred = scores - scores.mean(axis=1, keepdims=True)
    spectrum = np.abs(np.fft.rfft(centred, 2 * length, axis=1)) ** 2
    covariance = np.fft.irfft(spectrum, axis=1)[:, :length].mean(axis=0) / length
    correlation = 1 - (within - covariance * length / (length - 1)) / pooled
    pairs = correlation[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    positive = pairs[: int(np.argmax(pairs < 0))] if (pairs < 0).any() else pairs
    tau = -1 + 2 * np.minimum.accumulate(positive).sum() if len(positive) else 1.0
    return float(min(scores.size / max(tau, 1e-12), scores.size * np.log10(scores.size)))


def _split(draws: Floats) -> Floats:
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]])


def _normal_scores(draws: Floats) -> Floats:
    ranks = rankdata(draws, method="average").reshape(draws.shape)
    scores: Floats = ndtri((ranks - 0.375) / (draws.size + 0.25))
    return scores


def _variances(draws: Floats) -> tuple[float, float]:
    length = draws.shape[1]
    within = float(draws.var(axis=1, ddof=1).mean())
    between = float(draws.mean(axis=1).var(ddof=1))
    return within, (length - 1) / length * within + between


def _ratio(draws: Floats) -> float:
    within, pooled = _variances(draws)
    return float(np.sqrt(pooled / within)) if within > 0 else (1.0 if pooled == 0 else float("inf"))
