"""A lower bound that needs the fewest assumptions: how many must have been missed at least.

Chao 1987 (Biometrics 43:783-791): if cases differ in how easily they are found, those never found are at least as many
as f1**2 / (2 f2) suggests, f1 and f2 the cases on exactly one and two lists. That holds for lists of equal reach.
Rivest & Baillargeon 2007 (Biometrics 63:999-1006) let the lists differ. A level below its neighbours (a negative eta)
is left as it is, as in Rcapture with neg = FALSE.
"""

from __future__ import annotations

import numpy as np

from tutela.evidence.estimate.histories import Floats, Histories, times_seen
from tutela.evidence.estimate.interval import Interval, log_normal

_STEPS = 100


def chao_classic(histories: Histories, level: float = 0.95) -> Interval:
    """Give Chao's bound for lists of equal reach: n + (t - 1) / t f1**2 / (2 f2), in persons.

    Where no case is on exactly two lists, f1 (f1 - 1) / 2 stands for f1**2 / (2 f2) (bias-corrected form).
    """
    frequency = times_seen(histories)
    one, two = float(frequency[1]), float(frequency[2])
    share = (histories.width - 1) / histories.width
    if two == 0:
        unseen = share * one * (one - 1) / 2
        variance = share * one * (one - 1) / 2 + share**2 * one * (2 * one - 1) ** 2 / 4
        variance -= share**2 * one**4 / (4 * max(histories.seen + unseen, 1))
    else:
        ratio = one / two
        unseen = share * one**2 / (2 * two)
        variance = two * (share / 2 * ratio**2 + share**2 * ratio**3 + share**2 / 4 * ratio**4)
    return log_normal(histories.seen, unseen, max(variance, 0.0), level)


def chao_lower_bound(histories: Histories, level: float = 0.95) -> Interval | None:
    """Give the bound for lists of unequal reach, in persons; None where the overlaps do not determine it.

    Fit of log mu_h = b + the effects of the lists in h + a free level for each number of lists above two; the bound is
    n + exp(b). In the moments m_k of the cases' odds of being found, exp(b) is m1**2 / m2, and that is at most m0.
    """
    sizes = np.array([code.bit_count() for code in range(2**histories.width)])
    frequency = times_seen(histories)
    if histories.width < 3 or frequency[2] == 0:
        return None
    used = np.flatnonzero((sizes > 0) & (frequency[sizes] > 0))
    counts = histories.counts[used].astype(np.float64)
    on = (used[:, None] >> np.arange(histories.width) & 1).astype(np.float64)
    levels = [(sizes[used] == size).astype(np.float64) for size in range(3, histories.width + 1) if frequency[size]]
    design = np.column_stack([np.ones(len(used)), on, *levels])
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    rough = counts + 0.1
    theta = np.linalg.lstsq(design * np.sqrt(rough)[:, None], np.sqrt(rough) * np.log(rough))[0]
    for _ in range(_STEPS):
        mean = np.exp(np.clip(design @ theta, -50, 50))
        information = design.T @ (mean[:, None] * design)
        move = np.linalg.solve(information, design.T @ (counts - mean))
        theta = theta + np.clip(move, -2, 2)
        if np.abs(move).max() < 1e-9:
            unseen = float(np.exp(theta[0]))
            return log_normal(histories.seen, unseen, unseen + unseen**2 * _first_variance(information), level)
    return None


def _first_variance(information: Floats) -> float:
    return float(np.linalg.inv(information)[0, 0])
