"""The counting index of Alkire and Foster (2011): H, A, M0 and censored headcounts, over children, never of one child.

A child's count is the weighted share of the indicators that hold. Vulnerable: the count reaches the cut-off k.
H is the share of children who are; A the mean count among them; M0 = H x A. A child with an indicator missing is left
out, as in the published global indices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.data.dataset import Dataset, quoted
from tutela.evidence.data.mapping import Index, Mapping
from tutela.evidence.profile.estimates import Estimates, means_of, ratios_of
from tutela.evidence.profile.totals import Measure, count_totals
from tutela.evidence.profile.variance import Lonely
from tutela.evidence.refused import Refused

__all__ = ["CountingIndex", "IndexProfile", "make_index", "profile_index", "share_out", "without_poverty"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_SLACK = 1e-9


@dataclass(frozen=True)
class CountingIndex:
    """Indicators with weights that sum to 1, the level of each, and the cut-off k between 0 and 1."""

    title: str
    indicators: tuple[str, ...]
    weights: tuple[float, ...]
    levels: tuple[str, ...]
    cutoff: float

    def source(self, base: str = "units") -> str:
        """Give a SELECT that adds each unit's count, score_, to `units`; missing where an indicator is."""
        parts = zip(self.weights, self.indicators, strict=True)
        count = " + ".join(f"{weight:.16e} * {quoted(name)}" for weight, name in parts)
        return f"(SELECT *, {count} AS score_ FROM {base}) AS units"

    def part(self, level: str) -> str:
        """Give SQL of the part of a unit's count that one level brings."""
        parts = zip(self.weights, self.indicators, self.levels, strict=True)
        return "(" + " + ".join(f"{w:.16e} * {quoted(name)}" for w, name, own in parts if own == level) + ")"

    def vulnerable(self, value: str = "1e0") -> str:
        """Give SQL that is `value` for the vulnerable, 0 for the others and missing where the count is."""
        reached = f"score_ >= {self.cutoff - _SLACK:.16e}"
        return f"CASE WHEN {reached} THEN {value} WHEN score_ IS NOT NULL THEN 0e0 END"


@dataclass(frozen=True)
class IndexProfile:
    """H, A, M0 by domain, one column each; censored headcounts, shares of M0 by indicator [D, J] and level [D, L]."""

    index: CountingIndex
    head: Estimates
    intensity: Estimates
    adjusted: Estimates
    censored: Estimates
    shares: Estimates
    levels: tuple[str, ...]
    level_shares: Estimates


def make_index(mapping: Mapping, index: Index | None = None) -> CountingIndex:
    """Give the index of a mapping with its weights counted out."""
    index = index or mapping.index
    if index is None or len(index.indicators) < 2:
        raise Refused(f"{mapping.id}: no index", expected="`index` with two indicators or more", do="add it")
    levels = tuple(mapping.indicators[name].level for name in index.indicators)
    if any(mapping.indicators[name].kind != "share" for name in index.indicators):
        raise Refused(f"{mapping.id}: an index counts yes and no", expected="kind: share", do="recode the indicator")
    if isinstance(index.weights, dict):
        if set(index.weights) != set(index.indicators) or min(index.weights.values()) <= 0:
            raise Refused(
                f"{mapping.id}: the weights do not fit", expected="one above 0 for each indicator", do="mend them"
            )
        raw = [index.weights[name] for name in index.indicators]
    elif index.weights == "levels":
        raw = [1 / levels.count(level) for level in levels]
    else:
        raw = [1.0] * len(levels)
    if not 0 < index.cutoff <= 1:
        raise Refused(
            f"{mapping.id}: a cut-off of {index.cutoff:g}", expected="above 0 and at most 1", do="mend `cutoff`"
        )
    weights = tuple(weight / sum(raw) for weight in raw)
    return CountingIndex(index.title, index.indicators, weights, levels, index.cutoff)


def without_poverty(mapping: Mapping, index: CountingIndex) -> CountingIndex:
    """Give the index without its poverty indicators; each level keeps its weight as long as it keeps an indicator."""
    kept = [number for number, name in enumerate(index.indicators) if not mapping.indicators[name].poverty]
    levels = [index.levels[number] for number in kept]
    by_level = {
        level: sum(w for w, own in zip(index.weights, index.levels, strict=True) if own == level) for level in levels
    }
    left = {level: sum(index.weights[n] for n in kept if index.levels[n] == level) for level in levels}
    raw = [index.weights[n] * by_level[index.levels[n]] / left[index.levels[n]] for n in kept]
    return replace(
        index,
        title=f"{index.title}, without poverty",
        indicators=tuple(index.indicators[number] for number in kept),
        weights=tuple(weight / sum(raw) for weight in raw),
        levels=tuple(levels),
    )


def profile_index(
    dataset: Dataset, index: CountingIndex, by: Sequence[str] = (), *, lonely: Lonely = "adjust"
) -> IndexProfile:
    """Give the profile of an index by the groupings `by`, in one pass over the rows (Alkire and Foster 2011).

    With c the weighted share of the indicators that hold for a child, and k the cut-off: H = share of c >= k, A = mean
    of c among those, M0 = H x A, each float64[D, 1] from 0 to 1; censored headcount of indicator j: share for whom j
    holds and c >= k; share of M0: weight of j x censored headcount / M0. Errors as those of `means` and `ratios`.
    """
    size, levels = len(index.indicators), tuple(dict.fromkeys(index.levels))
    measures = [
        Measure("H", index.vulnerable()),
        Measure("M0", index.vulnerable("score_"), binary=False),
        *(Measure(name, index.vulnerable(quoted(name))) for name in index.indicators),
        *(Measure(level, index.vulnerable(index.part(level)), binary=False) for level in levels),
    ]
    # All count the same units, those whose count is known: one column of numbers serves every measure.
    measures = [replace(measure, gaps=False) for measure in measures]
    totals = count_totals(dataset, measures, by, where="score_ IS NOT NULL", source=index.source())
    found = means_of(dataset, totals, lonely=lonely)
    zero, one = np.zeros(1, dtype=np.int64), np.ones(1, dtype=np.int64)
    intensity = ratios_of(dataset, totals, one, zero, lonely=lonely)
    columns = np.arange(2, size + 2)
    shares = ratios_of(dataset, totals, columns, np.ones(size, dtype=np.int64), lonely=lonely)
    weights = np.array(index.weights)
    shares = replace(
        shares, estimate=shares.estimate * weights, se=shares.se * weights,
        low=shares.low * weights, high=shares.high * weights,
    )  # fmt: skip
    last = np.arange(size + 2, size + 2 + len(levels))
    level_shares = ratios_of(dataset, totals, last, np.ones(len(levels), dtype=np.int64), lonely=lonely)
    return IndexProfile(
        index, _columns(found, zero), intensity, _columns(found, one), _columns(found, columns), shares, levels,
        level_shares,
    )  # fmt: skip


def share_out(
    dataset: Dataset, index: CountingIndex, by: Sequence[str], domains: Ints, *, lonely: Lonely = "adjust"
) -> Estimates:
    """Give the share of M0 that each of the `domains`, int64[D, G], of the groupings `by` brings: float64[1, D].

    Decomposition by group (Alkire and Foster 2011): weighted share of the group x its M0 / M0 of all whose group is
    known; so the shares of all groups sum to 1. Errors as those of `ratios`.
    """
    own = [" AND ".join(f"{quoted(n)} = {code}" for n, code in zip(by, codes, strict=True)) for codes in domains]
    counts = [index.vulnerable(f"CASE WHEN {each} THEN score_ ELSE 0e0 END") for each in own]
    measures = [
        Measure(str(n), sql, binary=False, gaps=False) for n, sql in enumerate((*counts, index.vulnerable("score_")))
    ]
    known = " AND ".join(("score_ IS NOT NULL", *(f"{quoted(name)} IS NOT NULL" for name in by)))
    totals = count_totals(dataset, measures, where=known, source=index.source())
    columns = np.arange(len(counts))
    return ratios_of(dataset, totals, columns, np.full(len(counts), len(counts)), lonely=lonely)


def _columns(found: Estimates, columns: NDArray[np.int64]) -> Estimates:
    parts = ("estimate", "se", "low", "high", "n", "yes", "weighted", "deff", "df")
    return replace(found, **{part: getattr(found, part)[:, columns] for part in parts})
