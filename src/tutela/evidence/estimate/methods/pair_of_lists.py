"""Two lists: Chapman and Lincoln-Petersen."""

from __future__ import annotations

import numpy as np

from tutela.evidence.estimate.histories import Histories
from tutela.evidence.estimate.methods.method import Method, Result, Settings, Told
from tutela.evidence.estimate.two_lists import chapman, lincoln_petersen

_ASSUMES = (
    "The two lists are independent, everybody has the same chance of being on a list, nobody comes or goes, and every "
    "record is matched. Nothing in two lists can test this."
)
_BREAKS = (
    "A list that passes people on to the other makes the estimate too low; lists that serve different people make it "
    "too high. Matches that were missed make it too high."
)


def run_chapman(histories: Histories, settings: Settings, _rng: np.random.Generator, told: Told) -> Result:
    """Give Chapman's estimate with the transformed-logit interval."""
    told(1)
    return Result(chapman(histories, settings.level), "transformed-logit interval (Sadinle 2009)")


def run_petersen(histories: Histories, settings: Settings, _rng: np.random.Generator, told: Told) -> Result:
    """Give the Lincoln-Petersen estimate with a log-normal interval."""
    told(1)
    found = lincoln_petersen(histories, settings.level)
    return Result(found, "log-normal interval" if found else "no case is on both lists")


CHAPMAN = Method(
    key="chapman",
    name="Chapman, two lists",
    kind="estimate",
    assumes=_ASSUMES,
    breaks=_BREAKS,
    source="Chapman 1951; Sadinle 2009, Communications in Statistics 38:1909-1924",
    widths=range(2, 3),
    steps=lambda _settings: 1,
    run=run_chapman,
)
PETERSEN = Method(
    key="lincoln-petersen",
    name="Lincoln-Petersen, two lists",
    kind="for comparison",
    assumes=_ASSUMES,
    breaks=_BREAKS + " With few on both lists it is biased upwards; Chapman's estimate is not.",
    source="Seber 1982, The Estimation of Animal Abundance, section 3.1",
    widths=range(2, 3),
    steps=lambda _settings: 1,
    run=run_petersen,
)
