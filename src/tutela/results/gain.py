"""How much was learnt between two tests, so that the gain is not the form's.

Half of the group takes form A before and form B after, the other half B before and A after: a cross-over in which
"period" is what we want and "treatment" is the form (Jones and Kenward, Design and Analysis of Cross-Over Trials, 2nd
ed. 2003, section 2.3). Each half's mean difference holds the gain and, with opposite signs, the difference of the
forms; their mean is the gain alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist, fmean

import msgspec

from tutela.results.quantiles import t_quantile

LEAST_IN_A_HALF = 2
"""With fewer in one half nothing is known of its spread, and the forms cannot be taken out."""


class Pair(msgspec.Struct, frozen=True):
    """One person's shares of right answers before and after, from 0 to 1; `first` is the form taken before."""

    first: str
    before: float
    after: float


class Interval(msgspec.Struct, frozen=True):
    """An estimate with its 95 % interval."""

    value: float
    low: float
    high: float


class Gain(msgspec.Struct, frozen=True):
    """The gain of a group of `people`: shares before and after, their difference, and how large it is.

    `gain` in shares of right answers; `size` in standard deviations before (Hedges' g), None where nobody differed
    before; `form_effect` how much easier the second form was, None where the forms were not crossed (`crossed`).
    """

    people: int
    before: float
    after: float
    gain: Interval
    size: Interval | None
    form_effect: Interval | None

    @property
    def crossed(self) -> bool:
        """Tell whether the forms were crossed over, so that the gain is not the form's."""
        return self.form_effect is not None


def find_gain(pairs: Sequence[Pair]) -> Gain | None:
    """Give the gain, None for fewer than two people.

    Where one half has fewer than LEAST_IN_A_HALF people the plain paired difference stands in, and says so.
    """
    halves = _halves(pairs)
    if len(pairs) < 2:
        return None
    if len(halves) == 2 and all(len(half) >= LEAST_IN_A_HALF for half in halves):
        return _crossed(pairs, halves)
    return _paired(pairs)


def _halves(pairs: Sequence[Pair]) -> list[list[Pair]]:
    return [[pair for pair in pairs if pair.first == form] for form in sorted({pair.first for pair in pairs})]


def _crossed(pairs: Sequence[Pair], halves: list[list[Pair]]) -> Gain:
    differences = [[pair.after - pair.before for pair in half] for half in halves]
    means = [fmean(each) for each in differences]
    df = len(pairs) - 2
    error = _pooled(differences) * math.sqrt(sum(1 / len(each) for each in differences)) / 2
    before = fmean(fmean(pair.before for pair in half) for half in halves)
    gain = _with_t(fmean(means), error, df)
    return Gain(
        people=len(pairs),
        before=before,
        after=before + gain.value,
        gain=gain,
        size=_size(gain.value, halves, df),
        form_effect=_with_t((means[0] - means[1]) / 2, error, df),
    )


def _paired(pairs: Sequence[Pair]) -> Gain:
    differences = [pair.after - pair.before for pair in pairs]
    df = len(pairs) - 1
    error = _pooled([differences]) / math.sqrt(len(pairs))
    before = fmean(pair.before for pair in pairs)
    gain = _with_t(fmean(differences), error, df)
    return Gain(
        people=len(pairs),
        before=before,
        after=before + gain.value,
        gain=gain,
        size=_size(gain.value, [list(pairs)], df),
        form_effect=None,
    )


def _with_t(value: float, error: float, df: int) -> Interval:
    reach = t_quantile(0.975, df) * error
    return Interval(value, value - reach, value + reach)


def _pooled(groups: Sequence[Sequence[float]]) -> float:
    """Give the standard deviation within groups."""
    squares = sum((each - fmean(group)) ** 2 for group in groups for each in group)
    return math.sqrt(squares / (sum(map(len, groups)) - len(groups)))


def _size(gain: float, halves: Sequence[Sequence[Pair]], df: int) -> Interval | None:
    """Give the gain in standard deviations before; all deviations are within halves, so that forms do not count."""
    befores = [[pair.before for pair in half] for half in halves]
    afters = [[pair.after for pair in half] for half in halves]
    spread, spread_after = _pooled(befores), _pooled(afters)
    if spread < 1e-12:
        return None
    products = sum(
        (pair.before - fmean(before)) * (pair.after - fmean(after))
        for half, before, after in zip(halves, befores, afters, strict=True)
        for pair in half
    )
    correlation = products / df / (spread * spread_after) if spread_after > 1e-12 else 0.0
    return standardise(gain, spread, sum(map(len, halves)), correlation, df)


def standardise(gain: float, spread: float, people: int, correlation: float, df: int) -> Interval:
    """Give the change in units of the spread before, corrected for small samples, with an approximate interval.

    Becker (1988), Br J Math Stat Psychol 41:257-278, with the exact correction of Hedges (1981), J Educ Stat 6:107-128,
    and the large-sample variance as in Morris (2008), Organ Res Methods 11:364-386.

    >>> round(standardise(38.5 - 30.6, 15.0, 20, 0.47, 19).value, 4)
    0.5056
    """
    size = correct_small(df) * gain / spread
    error = math.sqrt(2 * (1 - correlation) / people + size**2 / (2 * people))
    reach = NormalDist().inv_cdf(0.975) * error
    return Interval(size, size - reach, size + reach)


def correct_small(df: int) -> float:
    """Give Hedges' exact correction for `df` degrees of freedom; 0 for one, where it has no value.

    >>> round(correct_small(10), 4)
    0.9227
    """
    if df < 2:
        return 0.0
    return math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)
