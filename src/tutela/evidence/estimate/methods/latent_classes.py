"""The latent-class model with several chains."""

from __future__ import annotations

import numpy as np

from tutela.evidence.estimate.histories import Histories
from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.latent import sample_latent_classes
from tutela.evidence.estimate.methods.method import Method, Result, Settings, Told

_DRAWS = 200
_ALIKE, _MIXED = 1.05, 1.1
"""Above the first the report tells it, above the second the result is not to be used (see `chains`)."""


def run_latent(histories: Histories, settings: Settings, rng: np.random.Generator, told: Told) -> Result:
    """Give the posterior median and the central interval, and whether the chains agree."""
    half = settings.iterations // 2
    draws = min(_DRAWS, half)
    sampled = sample_latent_classes(
        histories, rng, chains=settings.chains, burn_in=half, draws=draws, thinning=half // draws, told=told
    )
    tail = (1 - settings.level) / 2
    low, middle, high = (sampled.quantile(level) for level in (tail, 0.5, 1 - tail))
    note = (
        f"posterior median; {settings.chains} chains of {settings.iterations:,} iterations; R-hat {sampled.r_hat:.2f}, "
        f"effective sample size {sampled.effective:,.0f}; at most 10 classes, {sampled.classes:.1f} in use on average; "
        "at most 20 unseen for each one seen"
    )
    return Result(Interval(middle, low, high, settings.level), note, doubt_of(sampled.r_hat, settings.iterations))


def doubt_of(r_hat: float, iterations: int) -> str:
    """Give what the report says of chains that do not agree, else an empty text."""
    if r_hat > _MIXED:
        return f"the chains do not agree (R-hat {r_hat:.2f}, above {_MIXED}): do not use this result"
    if r_hat > _ALIKE:
        return (
            f"the chains agree only roughly (R-hat {r_hat:.2f}, above {_ALIKE}): run more than "
            f"{iterations:,} iterations"
        )
    return ""


LATENT = Method(
    key="latent",
    name="Latent classes",
    kind="estimate",
    assumes="People fall into some unknown groups; within a group each list finds people independently of the others.",
    breaks="A list that passes people on to another (a referral) and so makes a dependence within a group; a group "
    "that no list ever finds; chains that do not agree; records wrongly matched or not matched.",
    source="Manrique-Vallier 2016, Biometrics 72:1246-1254; R package LCMCR",
    widths=range(3, 10),
    steps=lambda settings: settings.iterations // 100,
    run=run_latent,
)
