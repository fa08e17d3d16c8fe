"""One log-linear model, named by its terms: its estimate and interval, or why it has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tutela.evidence.estimate.existence import Verdict, verdict
from tutela.evidence.estimate.fits import fit
from tutela.evidence.estimate.histories import Histories
from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.likelihood import profile_interval
from tutela.evidence.estimate.models import notation, one_model


@dataclass(frozen=True)
class ModelFit:
    """A model for a table: `interval` in persons, None unless `verdict` is "estimate"; `terms` is their number.

    The interval takes the model as known (profile likelihood); the reports use bootstrap intervals that do not.
    """

    model: str
    verdict: Verdict
    interval: Interval | None
    deviance: float
    terms: int


def fit_model(histories: Histories, terms: Sequence[Sequence[str]] = (), level: float = 0.95) -> ModelFit:
    """Fit the model whose largest terms are given by names of lists, e.g. [("police", "shelters")].

    Smaller terms and all main effects are understood. The estimate is the Poisson one, n + exp(intercept). Raises
    ValueError for an unknown list or for the term of all lists, which leaves nothing to estimate the unseen from.
    """
    codes = []
    for term in terms:
        for name in term:
            if name not in histories.lists:
                raise ValueError(f"there is no list {name!r}; the lists are {', '.join(histories.lists)}")
        codes.append(sum(1 << histories.lists.index(name) for name in set(term)))
    if 2**histories.width - 1 in codes:
        raise ValueError("a model with the term of all lists says nothing about people on no list; leave it out")
    model = one_model(codes, histories.width)
    found = verdict(model.terms[0], histories.counts > 0)
    fits = fit(model, np.zeros(1, dtype=np.int64), histories.counts[None, :].astype(np.float64))
    interval = None
    if found == "estimate":
        profile = profile_interval(histories, model, level)
        interval = Interval(float(histories.counts.sum() + fits.unseen[0]), profile.low, profile.high, level)
    return ModelFit(notation(model, 0, histories.lists), found, interval, float(fits.deviance[0]), int(model.sizes[0]))
