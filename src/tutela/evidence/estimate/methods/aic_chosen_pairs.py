"""Pairs added by AIC, with an interval that takes the model as known: how the UK's official figure was made."""

from __future__ import annotations

import numpy as np

from tutela.evidence.estimate.aic_pairs import choose_by_aic
from tutela.evidence.estimate.histories import Histories
from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.methods.method import Method, Result, Settings, Told
from tutela.evidence.estimate.models import notation


def run_aic_pairs(histories: Histories, settings: Settings, _rng: np.random.Generator, told: Told) -> Result:
    """Choose pairs by AIC; give the profile-likelihood interval of that one model."""
    try:
        chosen = choose_by_aic(histories, settings.level)
    except ValueError as error:
        return Result(None, str(error))
    told(1)
    profile = chosen.profile
    note = f"model {notation(chosen.model, 0, histories.lists)}; profile-likelihood interval of this one model"
    doubt = "" if np.isfinite(profile.high) else "the data set no upper limit"
    return Result(Interval(profile.total, profile.low, profile.high, settings.level), note, doubt)


AIC_PAIRS = Method(
    key="aic-pairs",
    name="Log-linear model, pairs chosen by AIC, taken as known",
    kind="for comparison",
    assumes="The same as the stepwise method, and besides that the chosen model was known before the data were seen. "
    "The interval is therefore too narrow.",
    breaks="All that breaks the stepwise method. A second model that fits nearly as well can give a very different "
    "number, and the interval does not show it.",
    source="Silverman 2014, Home Office; Bales, Hesketh & Silverman 2015, Significance 12(3):16-21",
    widths=range(3, 7),
    steps=lambda _settings: 1,
    run=run_aic_pairs,
)
