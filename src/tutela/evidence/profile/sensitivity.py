"""How much the index hangs on its choices: other cut-offs, and other weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import stats

from tutela.evidence.data.dataset import Dataset
from tutela.evidence.profile.index import CountingIndex, IndexProfile, profile_index
from tutela.evidence.profile.variance import Lonely

__all__ = ["CUTOFFS", "Choice", "vary"]

CUTOFFS = (0.2, 0.3, 0.4, 0.5, 0.6)


@dataclass(frozen=True)
class Choice:
    """One choice of cut-off and weights. order: Kendall's tau of the areas' M0 with the main choice."""

    says: str
    profile: IndexProfile
    order: float | None


def vary(
    dataset: Dataset,
    index: CountingIndex,
    area: str | None,
    *,
    lonely: Lonely = "adjust",
    cutoffs: Sequence[float] = CUTOFFS,
) -> list[Choice]:
    """Give the whole population's index under other cut-offs, equal weights, and each level counted twice."""
    size = len(index.indicators)
    choices = [(f"cut-off {cutoff:.0%}", replace(index, cutoff=cutoff)) for cutoff in cutoffs]
    choices.append(("each indicator weighs the same", replace(index, weights=(1 / size,) * size)))
    for level in dict.fromkeys(index.levels):
        raw = [w * (2 if own == level else 1) for w, own in zip(index.weights, index.levels, strict=True)]
        choices.append(
            (f"the level of the {level} counts twice", replace(index, weights=tuple(w / sum(raw) for w in raw)))
        )
    main = profile_index(dataset, index, [area], lonely=lonely).adjusted.estimate[:, 0] if area else None
    result = []
    for says, choice in choices:
        order = None
        if area and main is not None:
            other = profile_index(dataset, choice, [area], lonely=lonely).adjusted.estimate[:, 0]
            tau = float(stats.kendalltau(main, other).statistic)
            order = None if np.isnan(tau) else tau
        result.append(Choice(says, profile_index(dataset, choice, lonely=lonely), order))
    return result
