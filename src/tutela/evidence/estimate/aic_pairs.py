"""Pairs of lists added one at a time by AIC: the method behind the Home Office figure for the United Kingdom.

Silverman 2014; Bales, Hesketh & Silverman 2015 (Significance 12(3):16-21): from the main effects, the pair that lowers
AIC most enters as long as AIC falls and the new term's Wald p-value is at most 0.05. The interval takes the chosen
model as known (`likelihood`). It is here to reproduce and to compare; it is too narrow by construction.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from tutela.evidence.estimate.existence import Judge
from tutela.evidence.estimate.fits import contains, fit
from tutela.evidence.estimate.histories import Histories
from tutela.evidence.estimate.likelihood import Profile, profile_interval
from tutela.evidence.estimate.models import Models, one_model
from tutela.evidence.estimate.stepwise import couples

THRESHOLD = 0.05


@dataclass(frozen=True)
class AicPairs:
    """The chosen model, a set of one, and its profile-likelihood estimate in persons."""

    model: Models
    profile: Profile


def choose_by_aic(histories: Histories, level: float = 0.95, threshold: float = THRESHOLD) -> AicPairs:
    """Choose pairs by AIC and give the estimate. Raises ValueError when not even the main effects have one."""
    pairs: list[int] = []
    present = _fitted(histories, pairs)
    if present is None:
        raise ValueError("not even the model without interactions has an estimate; merge lists that do not overlap")
    while True:
        offers = [(found, pair) for pair in couples(histories.width) if pair not in pairs
                  for found in [_fitted(histories, [*pairs, pair])] if found is not None]  # fmt: skip
        if not offers:
            break
        found, pair = min(offers, key=lambda offer: offer[0].aic)
        if found.aic >= present.aic or not found.p_value <= threshold:
            break
        present = found
        pairs.append(pair)
    model = one_model(pairs, histories.width)
    return AicPairs(model, profile_interval(histories, model, level))


@dataclass(frozen=True)
class _Fitted:
    aic: float
    p_value: float


def _fitted(histories: Histories, pairs: list[int]) -> _Fitted | None:
    """Fit the main effects and some pairs; give AIC and the Wald p-value of the last pair, None without estimate."""
    model = one_model(pairs, histories.width)
    counts = histories.counts.astype(np.float64)
    fits = fit(model, np.zeros(1, dtype=np.int64), counts[None, :])
    if not Judge(model).has_estimate(0, counts, fits, 0):
        return None
    aic = float(fits.deviance[0] + 2 * model.sizes[0])
    if not pairs:
        return _Fitted(aic, 1.0)
    terms = [int(term) for term in model.terms[0] if not fits.dropped[0, term]]
    if pairs[-1] not in terms:
        return _Fitted(aic, 1.0)  # an empty overlap: its term is at minus infinity and has no standard error
    design = contains(histories.width)[1:, terms]
    weights = fits.means[0, 1:]
    variance = np.linalg.inv(design.T @ (weights[:, None] * design))
    place = terms.index(pairs[-1])
    ratio = abs(fits.theta[0, pairs[-1]]) / np.sqrt(variance[place, place])
    return _Fitted(aic, float(2 * ndtr(-ratio)))
