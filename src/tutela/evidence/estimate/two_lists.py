"""Two lists: Lincoln-Petersen and Chapman.

Both assume that the lists are independent and that everybody has the same chance of being on a list. If who is on one
list is more likely to be on the other, both are too low; nothing in two lists can show it.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from tutela.evidence.estimate.histories import Histories, list_sizes
from tutela.evidence.estimate.interval import Interval, log_normal


def lincoln_petersen(histories: Histories, level: float = 0.95) -> Interval | None:
    """Give n1 n2 / m, in persons, with a log-normal interval; None where no case is on both lists.

    Variance n1 n2 (n1 - m) (n2 - m) / m**3 (Seber 1982, The Estimation of Animal Abundance, section 3.1).
    """
    one, two, both = _sizes(histories)
    if both == 0:
        return None
    variance = one * two * (one - both) * (two - both) / both**3
    return log_normal(histories.seen, (one - both) * (two - both) / both, variance, level)


def chapman(histories: Histories, level: float = 0.95) -> Interval:
    """Give (n1 + 1)(n2 + 1) / (m + 1) - 1, in persons, with the transformed-logit interval.

    Estimate: Chapman 1951; nearly unbiased, and exactly so when n1 + n2 is at least N. Interval: Sadinle 2009
    (Communications in Statistics 38:1909-1924), which keeps its level in small populations.
    """
    one, two, both = _sizes(histories)
    only_one, only_two, shared = one - both + 0.5, two - both + 0.5, both + 0.5
    spread = np.sqrt(1 / shared + 1 / only_one + 1 / only_two + shared / (only_one * only_two))
    factor = float(np.exp(ndtri((1 + level) / 2) * spread))
    unseen = only_one * only_two / shared
    base = histories.seen - 0.5
    estimate = (one + 1) * (two + 1) / (both + 1) - 1
    return Interval(estimate, max(base + unseen / factor, float(histories.seen)), base + unseen * factor, level)


def _sizes(histories: Histories) -> tuple[int, int, int]:
    if histories.width != 2:
        raise ValueError(f"this method takes two lists; there are {histories.width}; merge or omit lists first")
    one, two = list_sizes(histories)
    return one, two, int(histories.counts[3])
