"""Chao's lower bound, for lists of unequal reach."""

from __future__ import annotations

import numpy as np

from tutela.evidence.estimate.chao import chao_lower_bound
from tutela.evidence.estimate.histories import Histories
from tutela.evidence.estimate.methods.method import Method, Result, Settings, Told


def run_lower_bound(histories: Histories, settings: Settings, _rng: np.random.Generator, told: Told) -> Result:
    """Give the bound with its log-normal interval."""
    told(1)
    bound = chao_lower_bound(histories, settings.level)
    if bound is None:
        return Result(None, "the overlaps of pairs of lists do not determine the bound")
    return Result(bound, "main effects of the lists and a free level for each number of lists; log-normal interval")


CHAO = Method(
    key="chao",
    name="Chao's lower bound",
    kind="lower bound",
    assumes="People differ in how easily they are found, in the same way for every list. Apart from that the lists are "
    "independent. There are then at least so many people; how many more, it does not say.",
    breaks="Lists that avoid each other (who is on one is seldom on another): the bound is then too high. Records of "
    "the same person that were not matched also make it too high.",
    source="Chao 1987, Biometrics 43:783-791; Rivest & Baillargeon 2007, Biometrics 63:999-1006",
    widths=range(3, 13),
    steps=lambda _settings: 1,
    run=run_lower_bound,
)
