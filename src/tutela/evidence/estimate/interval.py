"""An estimate never goes alone: a number with its interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri


@dataclass(frozen=True)
class Interval:
    """An estimate and the limits around it, in the unit of the estimate; `level` is 0.95 unless another was asked for.

    `high` may be infinite: then the data set no upper limit.
    """

    estimate: float
    low: float
    high: float
    level: float = 0.95


def log_normal(seen: float, unseen: float, variance: float, level: float = 0.95) -> Interval:
    """Give the interval for seen + unseen that treats log(unseen) as normal, so that it never falls below `seen`.

    n + u / C to n + u C with C = exp(z sqrt(log(1 + v / u**2))) (Chao 1987, Biometrics 43:783-791, equation 12).
    """
    if unseen <= 0:
        return Interval(seen, seen, seen, level)
    factor = float(np.exp(ndtri((1 + level) / 2) * np.sqrt(np.log1p(variance / unseen**2))))
    return Interval(seen + unseen, seen + unseen / factor, seen + unseen * factor, level)
