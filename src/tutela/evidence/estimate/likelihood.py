"""The interval of a fixed model by its profile likelihood.

For each total N the model is fitted to the table completed by N - n unseen cases; the multinomial log-likelihood of N
falls from its maximum by half the chi-squared quantile at the limits (Cormack 1992, Biometrics 48:567-576; Baillargeon
& Rivest 2007, J. Statistical Software 19(5)). It takes the model as known, so it is too narrow when the model was
chosen from the same data; it is here because published figures, the Home Office's for the United Kingdom among them,
were made so.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq, minimize_scalar
from scipy.special import gammaln, xlogy
from scipy.stats import chi2

from tutela.evidence.estimate.fits import fit
from tutela.evidence.estimate.histories import Floats, Histories
from tutela.evidence.estimate.models import Models

_FURTHEST = 1e4
"""The upper limit is sought up to this many times the cases seen; beyond it there is none."""


@dataclass(frozen=True)
class Profile:
    """The total that maximises the profile likelihood, and the limits around it, all in persons.

    `high` is infinite when the likelihood does not fall far enough however large the total is.
    """

    total: float
    low: float
    high: float


def profile_interval(histories: Histories, model: Models, level: float = 0.95) -> Profile:
    """Give the multinomial estimate and its profile-likelihood limits for one model (a set of one)."""
    counts = histories.counts.astype(np.float64)
    seen = histories.seen
    poisson = seen + float(fit(model, np.zeros(1, dtype=np.int64), counts[None, :]).unseen[0])

    def loss(total: float) -> float:
        return -_log_likelihood(counts, model, total)

    found = minimize_scalar(loss, bounds=(seen, 1.5 * poisson), method="bounded", options={"xatol": 1e-6 * poisson})
    best, least = float(found.x), float(found.fun)
    limit = least + float(chi2.ppf(level, 1)) / 2
    low = brentq(lambda total: loss(total) - limit, seen, best, xtol=1e-4) if loss(seen) > limit else float(seen)
    high = best
    while high < _FURTHEST * seen and loss(high) < limit:
        high *= 2
    if loss(high) < limit:
        return Profile(best, float(low), float("inf"))
    return Profile(best, float(low), float(brentq(lambda total: loss(total) - limit, best, high, xtol=1e-4)))


def _log_likelihood(counts: Floats, model: Models, total: float) -> float:
    """Give the multinomial log-likelihood of a total, up to a constant, maximised over the model."""
    completed = counts.copy()
    unseen = max(total - counts.sum(), 0.0)
    completed[0] = unseen
    deviance = fit(model, np.zeros(1, dtype=np.int64), completed[None, :], complete=True).deviance[0]
    poisson_to_multinomial = xlogy(unseen, unseen) - gammaln(unseen + 1) - xlogy(total, total) + gammaln(total + 1)
    return float(poisson_to_multinomial - deviance / 2)
