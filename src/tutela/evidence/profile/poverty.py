"""Beyond poverty: who would be missed by looking at the poorest fifths alone.

The index here has no poverty indicator in it, so that poverty is not found because it was put in. What targeting would
miss is compared with what random targeting of the same size would miss.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.data.dataset import Dataset
from tutela.evidence.profile import intervals
from tutela.evidence.profile.estimates import Estimates, means_of
from tutela.evidence.profile.index import CountingIndex
from tutela.evidence.profile.replicates import replicate_variance
from tutela.evidence.profile.totals import Measure, count_totals
from tutela.evidence.profile.variance import Lonely, spread

__all__ = ["Missed", "missed_by_poverty"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Missed:
    """Targeting the poorest `fifths`: share of the vulnerable who are missed, with its errors.

    random: the share that random targeting of the same size misses. gain: random less missed, with se and interval; 0
    means that poverty finds no more of them than chance.
    """

    fifths: int
    missed: Estimates
    random: float
    gain: float
    gain_se: float
    gain_low: float
    gain_high: float


def missed_by_poverty(dataset: Dataset, index: CountingIndex, fifths: int, *, lonely: Lonely = "adjust") -> Missed:
    """Give what targeting the poorest `fifths` (1 or 2) misses of the children whom `index` counts as vulnerable."""
    outside = f"CASE WHEN wealth_ > {int(fifths)} THEN 1.0 ELSE 0.0 END"
    measures = [
        Measure("missed", f"CASE WHEN {index.vulnerable()} > 0 THEN {outside} END"),
        Measure("outside", outside, gaps=False),
    ]
    totals = count_totals(dataset, measures, where="score_ IS NOT NULL AND wealth_ IS NOT NULL", source=index.source())
    found = means_of(dataset, totals, lonely=lonely)
    gain = found.estimate[0, 1:] - found.estimate[0, :1]
    with np.errstate(divide="ignore", invalid="ignore"):
        if totals.again is not None and dataset.replicates is not None:
            means = (totals.again.y / totals.again.x)[:, 0]
            variance = replicate_variance(dataset.replicates, means[:, 1:] - means[:, :1], gain)
        else:
            scores = (totals.y - found.estimate[0] * totals.x) / found.weighted[0]
            variance = spread(
                (scores[:, 1] - scores[:, 0])[:, None], totals.domain, totals.psu, domains=1,
                stratum_of=dataset.stratum_of, population=dataset.population, lonely=lonely,
            )[0]  # fmt: skip
    se = np.sqrt(variance)
    low, high = intervals.wald(gain, se, found.df[0, 1:])
    return Missed(
        fifths, found, float(found.estimate[0, 1]), float(gain[0]), float(se[0]), float(low[0]), float(high[0])
    )
