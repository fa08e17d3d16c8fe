"""Variances of totals of linearised values over strata and sampling units: with-replacement, first stage, with fpc.

Woodruff (1971); Binder (1983). Rules for a stratum with a single sampling unit are those of R's `survey` (Lumley 2010):
"certainty" (and "remove"): no contribution; "adjust": around 0, the mean of the linearised values of a ratio;
"average": the mean contribution of the other strata of the domain; "fail": refused.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.refused import Refused

__all__ = ["Lonely", "spread"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Lonely = Literal["certainty", "remove", "adjust", "average", "fail"]


def spread(
    values: Floats,
    domain: Ints,
    psu: Ints,
    *,
    domains: int,
    stratum_of: Ints,
    population: Floats,
    lonely: Lonely,
    counted: Floats | None = None,
) -> Floats:
    """Give the variance of each domain's total of `values`, float64[domains, K].

    values: float64[R, K], the total of a linearised value in each cell (domain, sampling unit); a pair stands at most
    once, and a pair that does not stand is 0, so that a domain's variance knows the units in which it has nobody.
    counted: float64[R, K], how many count in each cell; only "average" asks which strata a domain meets.
    """
    strata = len(population)
    sampled = np.bincount(stratum_of, minlength=strata).astype(np.float64)
    stratum = stratum_of[psu]
    if lonely == "fail" and (sampled[stratum] == 1).any():
        raise Refused(
            "a stratum has a single sampling unit",
            expected="two or more, or a rule",
            do="choose certainty, adjust or average",
        )
    with np.errstate(divide="ignore", invalid="ignore"):
        left = np.where(np.isinf(population), 1.0, (population - sampled) / population)
        scale = np.where(sampled > 1, left * sampled / (sampled - 1), left)
    left_out = left < 1e-7
    cell = domain * strata + stratum
    result = np.empty((domains, values.shape[1]))
    shape = (domains, strata)
    for column in range(values.shape[1]):
        sums = np.bincount(cell, values[:, column], minlength=domains * strata).reshape(shape)
        squares = np.bincount(cell, values[:, column] ** 2, minlength=domains * strata).reshape(shape)
        around = squares - sums**2 / np.where(sampled > 1, sampled, 1.0)
        single = squares if lonely == "adjust" else np.zeros(shape)
        parts = np.where(sampled > 1, np.maximum(around, 0.0), single) * scale
        total = np.where(left_out, 0.0, parts).sum(axis=1)
        if lonely == "average":
            here = None if counted is None else counted[:, column]
            present = np.bincount(cell, here, minlength=domains * strata).reshape(shape) > 0
            usable = present & ((sampled > 1) | left_out)
            with np.errstate(divide="ignore", invalid="ignore"):
                total = np.where(usable, parts, 0.0).sum(axis=1) * present.sum(axis=1) / usable.sum(axis=1)
        result[:, column] = total
    return result
