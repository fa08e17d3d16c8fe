"""Means, shares, totals, ratios and differences of domains, with Taylor-linearised standard errors.

A share is the mean of a value of 0 and 1. Domains are estimated as domains: every sampling unit of a stratum counts in
the variance, also where the domain has nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.data.dataset import Dataset
from tutela.evidence.profile import intervals
from tutela.evidence.profile.replicates import replicate_variance
from tutela.evidence.profile.totals import Measure, Totals, count_totals
from tutela.evidence.profile.variance import Lonely, spread

__all__ = ["Estimates", "difference", "means", "means_of", "ratios", "ratios_of", "sums"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Estimates:
    """Estimates of D domains and K measures: float64[D, K] each.

    low and high are the ends of the 95 per cent interval; deff compares with simple random sampling with replacement
    of the same number of units; df: sampling units less strata that the domain meets.
    """

    totals: Totals
    estimate: Floats
    se: Floats
    low: Floats
    high: Floats
    n: Floats
    yes: Floats
    weighted: Floats
    deff: Floats
    df: Floats


def means(
    dataset: Dataset,
    measures: Sequence[Measure],
    by: Sequence[str] = (),
    *,
    where: str = "TRUE",
    lonely: Lonely = "adjust",
) -> Estimates:
    """Give the mean sum(w y) / sum(w) of each measure in each domain, float64[D, K], in the measure's own unit.

    For a measure of 0 and 1 this is the share, from 0 to 1. Variance: that of the total of the scores
    w (y - mean) / sum(w) over sampling units within strata (Woodruff 1971; Binder 1983), or of the replicates.
    Intervals: logit for shares, Korn and Graubard (1998) near 0 and 1, else Student's t. `where`: SQL that leaves
    units out; they stay in the variance, as a domain. `lonely`: the rule for a stratum with one sampling unit.
    """
    return means_of(dataset, count_totals(dataset, measures, by, where), lonely=lonely)


def means_of(dataset: Dataset, totals: Totals, *, lonely: Lonely = "adjust") -> Estimates:
    """Give the means of totals that are counted already, by the formulas of `means`."""
    y, x, squares, n, yes = (_sum(totals, part) for part in (totals.y, totals.x, totals.squares, totals.n, totals.yes))
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = y / x
        if totals.again is not None and dataset.replicates is not None:
            variance = replicate_variance(dataset.replicates, totals.again.y / totals.again.x, mean)
        else:
            scores = (totals.y - mean[totals.domain] * totals.x) / x[totals.domain]
            variance = _spread(dataset, totals, np.where(totals.n > 0, scores, 0.0), lonely)
        simple = (squares / x - mean**2) / (n - 1)
        deff = variance / simple
    df = _freedom(dataset, totals)
    se = np.sqrt(variance)
    low, high = _ends(totals.measures, mean, se, df, n)
    return Estimates(totals, mean, se, low, high, n, yes, x, deff, df)


def _ends(measures: Sequence[Measure], mean: Floats, se: Floats, df: Floats, n: Floats) -> tuple[Floats, Floats]:
    low, high = intervals.wald(mean, se, df)
    binary = np.array([measure.binary for measure in measures], dtype=bool)
    if binary.any():
        low[:, binary], high[:, binary] = intervals.share(mean[:, binary], se[:, binary], df[:, binary], n[:, binary])
    return low, high


def sums(
    dataset: Dataset,
    measures: Sequence[Measure],
    by: Sequence[str] = (),
    *,
    where: str = "TRUE",
    source: str = "units",
    lonely: Lonely = "adjust",
) -> Estimates:
    """Give the population total sum(w y) of each measure in each domain, float64[D, K], in the measure's own unit.

    For a measure of 0 and 1 this is the number of units in the population. Variance: that of the weighted totals of the
    sampling units within strata (Särndal, Swensson and Wretman 1992, chapter 4), or of the replicates; intervals by
    Student's t. `deff` is not known (NaN).
    """
    totals = count_totals(dataset, measures, by, where, source)
    y, x, n, yes = (_sum(totals, part) for part in (totals.y, totals.x, totals.n, totals.yes))
    if totals.again is not None and dataset.replicates is not None:
        se = np.sqrt(replicate_variance(dataset.replicates, totals.again.y, y))
    else:
        se = np.sqrt(_spread(dataset, totals, totals.y, lonely))
    df = _freedom(dataset, totals)
    low, high = intervals.wald(y, se, df)
    return Estimates(totals, y, se, low, high, n, yes, x, np.full_like(y, np.nan), df)


def ratios(
    dataset: Dataset,
    pairs: Sequence[tuple[Measure, Measure]],
    by: Sequence[str] = (),
    *,
    where: str = "TRUE",
    lonely: Lonely = "adjust",
) -> Estimates:
    """Give R = sum(w y) / sum(w x) of each pair (y, x) in each domain, float64[D, K], over units that have both values.

    Variance: that of the total of the scores w (y - R x) / sum(w x) over sampling units within strata (Woodruff 1971;
    Särndal, Swensson and Wretman 1992, section 5.6), or of the replicates; intervals by Student's t.
    """
    both = [
        Measure(f"{top.id}/{bottom.id}/{part}", f"CASE WHEN ({other}) IS NOT NULL THEN {value} END", binary=False)
        for top, bottom in pairs
        for part, value, other in (("top", top.value, bottom.value), ("bottom", bottom.value, top.value))
    ]
    totals = count_totals(dataset, both, by, where)
    columns = np.arange(0, len(both), 2)
    return ratios_of(dataset, totals, columns, columns + 1, lonely=lonely)


def ratios_of(dataset: Dataset, totals: Totals, tops: Ints, bottoms: Ints, *, lonely: Lonely = "adjust") -> Estimates:
    """Give the ratios of columns of totals that are counted already; both columns count the same units."""
    top, bottom = totals.y[:, tops], totals.y[:, bottoms]
    sum_top, sum_bottom = _sum(totals, top), _sum(totals, bottom)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = sum_top / sum_bottom
        if totals.again is not None and dataset.replicates is not None:
            again = totals.again.y[:, :, tops] / totals.again.y[:, :, bottoms]
            se = np.sqrt(replicate_variance(dataset.replicates, again, ratio))
        else:
            scores = (top - ratio[totals.domain] * bottom) / sum_bottom[totals.domain]
            se = np.sqrt(_spread(dataset, totals, np.nan_to_num(scores), lonely, totals.n[:, tops]))
    df = _freedom(dataset, totals)[:, tops]
    low, high = intervals.wald(ratio, se, df)
    n, yes, x = (_sum(totals, part)[:, tops] for part in (totals.n, totals.yes, totals.x))
    return Estimates(totals, ratio, se, low, high, n, yes, x, np.full_like(ratio, np.nan), df)


def difference(
    dataset: Dataset, found: Estimates, first: int, second: int, *, lonely: Lonely = "adjust"
) -> tuple[Floats, Floats, Floats, Floats]:
    """Give mean of domain `first` less mean of domain `second` for each measure: estimate, se, low, high, float64[K].

    Both domains may share sampling units: the covariance is counted, since scores are subtracted unit by unit
    (Woodruff 1971). low and high by Student's t on 95 per cent; all in the measure's own unit.
    """
    estimate = found.estimate[first] - found.estimate[second]
    totals = found.totals
    if totals.again is not None and dataset.replicates is not None:
        means = totals.again.y / totals.again.x
        variance = replicate_variance(dataset.replicates, means[:, first] - means[:, second], estimate)
        df = np.full(len(estimate), min(totals.again.df[first], totals.again.df[second]))
    else:
        variance, free = _difference_linearised(dataset, found, first, second, lonely)
        df = np.full(len(estimate), free)
    low, high = intervals.wald(estimate, np.sqrt(variance), df)
    return estimate, np.sqrt(variance), low, high


def _difference_linearised(
    dataset: Dataset, found: Estimates, first: int, second: int, lonely: Lonely
) -> tuple[Floats, float]:
    """Give variance and degrees of freedom."""
    totals = found.totals
    taken = np.isin(totals.domain, (first, second))
    psu, place = np.unique(totals.psu[taken], return_inverse=True)
    sign = np.where(totals.domain[taken] == first, 1.0, -1.0)[:, None]
    weighted = found.weighted[totals.domain[taken]]
    scores = sign * (totals.y[taken] - found.estimate[totals.domain[taken]] * totals.x[taken]) / weighted
    values = np.column_stack(
        [np.bincount(place, scores[:, column], minlength=len(psu)) for column in range(scores.shape[1])]
    ).astype(np.float64)
    variance = spread(
        values, np.zeros(len(psu), dtype=np.int64), psu, domains=1,
        stratum_of=dataset.stratum_of, population=dataset.population, lonely=lonely,
    )[0]  # fmt: skip
    return variance, float(len(psu) - len(np.unique(dataset.stratum_of[psu])))


def _sum(totals: Totals, part: Floats) -> Floats:
    count = len(totals.domains)
    return np.column_stack(
        [np.bincount(totals.domain, part[:, column], minlength=count) for column in range(part.shape[1])]
    )


def _spread(dataset: Dataset, totals: Totals, scores: Floats, lonely: Lonely, counted: Floats | None = None) -> Floats:
    return spread(
        scores, totals.domain, totals.psu, domains=len(totals.domains),
        stratum_of=dataset.stratum_of, population=dataset.population, lonely=lonely,
        counted=totals.n if counted is None else counted,
    )  # fmt: skip


def _freedom(dataset: Dataset, totals: Totals) -> Floats:
    """Sampling units less strata, among those in which the domain has somebody who counts (as R's degf).

    With replicate weights: their rank in the domain, less one.
    """
    if totals.again is not None:
        return np.repeat(totals.again.df[:, None], totals.n.shape[1], axis=1)
    count, strata = len(totals.domains), len(dataset.population)
    stratum = dataset.stratum_of[totals.psu]
    result = np.empty((count, totals.n.shape[1]))
    known: dict[bytes, Floats] = {}
    for column in range(totals.n.shape[1]):
        here = totals.n[:, column] > 0
        key = here.tobytes()
        if key not in known:
            units = np.bincount(totals.domain[here], minlength=count)
            pairs = np.unique(totals.domain[here] * strata + stratum[here])
            known[key] = (units - np.bincount(pairs // strata, minlength=count)).astype(np.float64)
        result[:, column] = known[key]
    return result
