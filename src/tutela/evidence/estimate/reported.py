"""Reported cases, by two independent searches: the method of the ILO's global estimates of forced labour.

ILO 2005 (Belser, de Cock & Mehran, ILO minimum estimate of forced labour in the world) and ILO 2012 (ILO global
estimate of forced labour: results and methodology): two teams search separately, with the same definition and period,
for reports of cases. What both found, against what each found, tells how many reports there are that neither found. It
estimates *reported* cases. Cases that nobody ever reported are not in it, and no number of searches can bring them in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from tutela.evidence.estimate.interval import Interval, log_normal


@dataclass(frozen=True)
class Searches:
    """What two searches found in one stratum (a region, a form): reported cases of each, and of both."""

    stratum: str
    first: int
    second: int
    both: int

    @property
    def found(self) -> int:
        """Give how many different reported cases were found."""
        return self.first + self.second - self.both


@dataclass(frozen=True)
class ReportedCases:
    """Estimated reported cases: `cases` in all, `strata` one by one, `found` how many were seen.

    `victims`: persons in reported cases, where the mean number of victims of a case was given.
    """

    cases: Interval
    strata: tuple[tuple[str, Interval], ...]
    found: int
    victims: Interval | None


def reported_cases(
    searches: Sequence[Searches],
    *,
    victims_per_case: Sequence[int] | None = None,
    level: float = 0.95,
) -> ReportedCases:
    """Estimate reported cases by Chapman's estimator in each stratum, summed.

    `victims_per_case`: numbers of victims of the cases found, to estimate victims in reported cases: cases times the
    mean, with the variance of a product (Goodman 1960). Raises ValueError when the counts of a stratum do not fit.
    """
    parts = []
    for search in searches:
        if min(search.first, search.second, search.both) < 0 or search.both > min(search.first, search.second):
            raise ValueError(
                f"stratum {search.stratum}: cases found by both searches must be between 0 and the smaller search"
            )
        estimate, variance = _chapman(search)
        parts.append((search, estimate, variance))
    if not parts:
        raise ValueError("no stratum was given; give at least one pair of searches")
    found = sum(search.found for search, _, _ in parts)
    total, variance = sum(estimate for _, estimate, _ in parts), sum(spread for _, _, spread in parts)
    return ReportedCases(
        log_normal(found, total - found, variance, level),
        tuple((search.stratum, log_normal(search.found, value - search.found, spread, level))
              for search, value, spread in parts),
        found,
        None if victims_per_case is None else _victims(total, variance, victims_per_case, level),
    )  # fmt: skip


def _chapman(search: Searches) -> tuple[float, float]:
    """Give Chapman's estimate and the variance of Seber 1970: (n1+1)(n2+1)(n1-m)(n2-m) / ((m+1)**2 (m+2))."""
    one, two, both = search.first, search.second, search.both
    estimate = (one + 1) * (two + 1) / (both + 1) - 1
    variance = (one + 1) * (two + 1) * (one - both) * (two - both) / ((both + 1) ** 2 * (both + 2))
    return estimate, variance


def _victims(cases: float, variance: float, victims: Sequence[int], level: float) -> Interval:
    if len(victims) < 2 or min(victims) < 1:
        raise ValueError("victims_per_case: give the number of victims, one or more, of at least two cases")
    mean = float(np.mean(victims))
    mean_variance = float(np.var(victims, ddof=1)) / len(victims)
    product = cases * mean
    spread = cases**2 * mean_variance + mean**2 * variance + variance * mean_variance
    factor = float(np.exp(ndtri((1 + level) / 2) * np.sqrt(np.log1p(spread / product**2))))
    return Interval(product, product / factor, product * factor, level)
