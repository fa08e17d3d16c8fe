"""How far a test's items measure one thing: Cronbach's alpha, which is KR-20 where answers are right or wrong."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import pvariance

from tutela.results.gain import Interval
from tutela.results.quantiles import f_quantile


def find_alpha(answers: Sequence[Sequence[float]]) -> Interval | None:
    """Give alpha with its 95 % interval; `answers` has a row of item scores for each person, all of one length.

    Cronbach (1951), Psychometrika 16:297-334; Kuder and Richardson (1937), Psychometrika 2:151-160. None for fewer than
    two people or two items, or where all have the same sum.
    """
    people = len(answers)
    items = len(answers[0]) if answers else 0
    if people < 2 or items < 2:
        return None
    spread = pvariance([sum(row) for row in answers])
    if spread < 1e-12:
        return None
    within = sum(pvariance([row[place] for row in answers]) for place in range(items))
    return with_feldt(items / (items - 1) * (1 - within / spread), people, items)


def with_feldt(alpha: float, people: int, items: int) -> Interval:
    """Give the interval of Feldt: (1 - true)/(1 - found) follows F.

    Feldt, Woodruff and Salih (1987), Applied Psychological Measurement 11:93-103, formulas 6 and 7.
    """
    above, below = people - 1, (people - 1) * (items - 1)
    low = 1 - (1 - alpha) * f_quantile(0.975, above, below)
    high = 1 - (1 - alpha) * f_quantile(0.025, above, below)
    return Interval(alpha, low, high)
