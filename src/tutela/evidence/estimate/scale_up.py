"""Network scale-up: ask people in a survey how many they know, count those they know in the hidden group.

Killworth, McCarty, Bernard, Shelley & Johnsen 1998 (Evaluation Review 22:289-308). Respondents say how many people they
know in groups of known size; that gives the size of their acquaintance. The hidden group's share of all acquaintances
is taken as its share of the population.

Not covered, and to be said with every result: **transmission bias** (an acquaintance does not know that somebody
belongs to the hidden group, which hides trafficking above all) makes the estimate too low; **barrier bias** (some
people have less chance to know members of the group) makes it too low or too high, and the interval covers neither.
Nobody is asked whether they belong to the group.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.estimate.histories import Floats
from tutela.evidence.estimate.interval import Interval

NOT_COVERED = (
    "transmission bias: people do not know of everyone they know that they belong to the group",
    "barrier bias: some people have little chance to know members of the group",
)
"""What the interval does not cover; the first pulls the estimate down, the second either way."""


@dataclass(frozen=True)
class ScaleUp:
    """The hidden group's estimated size in persons, and the mean number of people a respondent knows.

    `draws`: shape (bootstraps,), the bootstrap estimates. `not_covered`: the biases that the interval leaves out.
    """

    size: Interval
    acquaintance: Interval
    draws: Floats
    not_covered: tuple[str, ...] = NOT_COVERED


@dataclass(frozen=True)
class Respondents:
    """Answers of R respondents.

    `hidden`: shape (R,), how many they know in the hidden group. `known`: shape (R, K), how many in each group of known
    size. `weight`: shape (R,), survey weights. `unit`, `stratum`: shape (R,), primary sampling unit and stratum.
    """

    hidden: Floats
    known: Floats
    weight: Floats
    unit: NDArray[np.int64]
    stratum: NDArray[np.int64]


def scale_up(
    respondents: Respondents,
    known_sizes: Floats,
    population: float,
    rng: np.random.Generator,
    *,
    bootstraps: int = 1000,
    level: float = 0.95,
) -> ScaleUp:
    """Estimate the size of a hidden group: population times sum(w hidden) / sum(w d), d = population known / sizes.

    `known_sizes`: shape (K,), persons in each known group. The interval is the percentile interval of a bootstrap of
    sampling units within strata, with one unit fewer drawn than there are and weights rescaled (Rao & Wu 1988, JASA
    83:231-241). Raises ValueError for shapes that do not fit, negative answers, or a stratum with one unit.
    """
    _check(respondents, known_sizes, population)
    knows = population * respondents.known.sum(axis=1) / known_sizes.sum()
    units, inverse = np.unique(np.stack([respondents.stratum, respondents.unit]), axis=1, return_inverse=True)
    sums = np.zeros((3, units.shape[1]))
    for row, values in enumerate((respondents.hidden, knows, np.ones_like(knows))):
        np.add.at(sums[row], inverse.ravel(), respondents.weight * values)
    multiplicity = _draws(units[0], rng, bootstraps)
    hidden, acquaintances, weights = multiplicity @ sums[0], multiplicity @ sums[1], multiplicity @ sums[2]
    sizes = population * hidden / acquaintances
    whole = sums.sum(axis=1)
    return ScaleUp(
        _percentile(population * whole[0] / whole[1], sizes, level),
        _percentile(whole[1] / whole[2], acquaintances / weights, level),
        sizes,
    )


def _check(respondents: Respondents, known_sizes: Floats, population: float) -> None:
    rows, groups = respondents.known.shape
    if any(len(values) != rows for values in (respondents.hidden, respondents.weight, respondents.unit)):
        raise ValueError("hidden, known, weight, unit and stratum must have one entry for each respondent")
    if groups != len(known_sizes) or min(known_sizes) <= 0 or sum(known_sizes) >= population:
        raise ValueError("known_sizes: one positive size for each known group, in all less than the population")
    if respondents.hidden.min() < 0 or respondents.known.min() < 0 or respondents.weight.min() < 0:
        raise ValueError("answers and weights must not be negative")
    if respondents.known.sum() == 0:
        raise ValueError("no respondent knows anybody in a known group, so nothing says how many people they know")
    for stratum in np.unique(respondents.stratum):
        if len(np.unique(respondents.unit[respondents.stratum == stratum])) < 2:
            raise ValueError("a stratum has one sampling unit only, so its variance is unknown; join it with another")


def _draws(strata: NDArray[np.int64], rng: np.random.Generator, bootstraps: int) -> Floats:
    """Give how much each unit counts in each bootstrap, shape (bootstraps, units)."""
    counted = np.zeros((bootstraps, len(strata)))
    for stratum in np.unique(strata):
        members = np.flatnonzero(strata == stratum)
        drawn = len(members) - 1
        times = rng.multinomial(drawn, np.full(len(members), 1 / len(members)), size=bootstraps)
        counted[:, members] = times * len(members) / drawn
    return counted


def _percentile(estimate: float, draws: Floats, level: float) -> Interval:
    low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(estimate), float(low), float(high), level)
