"""A labour-force survey of the teaching country: people in households, with the codes that offices use."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.country.plan import LABEL, Units

__all__ = ["draw_labour_force"]

_CLUSTERS, _HOUSEHOLDS, _PEOPLE = 16, 12, 3
"""Clusters in a district, households in a cluster, people asked in a household."""
_DIVISIONS = ("01", "03", "10", "41", "47", "49", "56", "81", "85", "96", "97")
_COMMON = (0.27, 0.05, 0.1, 0.08, 0.18, 0.06, 0.06, 0.04, 0.06, 0.04, 0.06)
_GAP = (0.5, 0.7, -0.3, 0.3, 0.1, 0.2, 0.3, 0.1, -1.3, 0.2, 0.9)
"""How much harder the conditions of a division are, on the logit scale."""


def draw_labour_force(units: Units, rng: np.random.Generator) -> dict[str, NDArray[np.generic]]:
    """Give a sample of people of 10 and over, one row each; codes as in the mapping `labour-force`."""
    districts = len(units.region_of_district)
    clusters = _CLUSTERS * districts
    household = np.repeat(np.arange(clusters * _HOUSEHOLDS), _PEOPLE)
    cluster = household // _HOUSEHOLDS
    region = units.region_of_district[cluster // _CLUSTERS]
    age = np.minimum(10 + rng.gamma(1.6, 14, len(household)), 90).astype(np.int64)
    man = rng.random(len(household)) < 0.5
    works = _draw(rng, -2.2 + 0.22 * (np.minimum(age, 25) - 12) + 0.4 * man - 0.06 * np.maximum(age - 55, 0))
    weight = np.round(rng.lognormal(3.0, 0.3, clusters)[cluster], 4)
    return {
        "invented_for_training": np.full(len(household), LABEL, dtype=object),
        "region": np.array(units.regions, dtype=object)[region],
        "stratum": region + 1,
        "psu": cluster + 1,
        "household": household + 1,
        "line": np.arange(len(household)) % _PEOPLE + 1,
        "weight": weight,
        "sex": np.where(man, 1, 2),
        "age": age,
        "employed": np.where(works, 1, 2),
    } | _draw_jobs(rng, rng.normal(0, 0.4, clusters)[cluster], age, works)


def _draw_jobs(
    rng: np.random.Generator, place: NDArray[np.float64], age: NDArray[np.int64], works: NDArray[np.bool_]
) -> dict[str, NDArray[np.generic]]:
    """Draw what is asked about the job; empty for who has none."""
    count = len(age)
    branch = rng.choice(len(_DIVISIONS), size=count, p=_COMMON)
    gap = np.array(_GAP)[branch] + place
    status = np.where(age < 18, 5, rng.choice([1, 2, 3, 4, 5], size=count, p=[0.5, 0.04, 0.33, 0.01, 0.12]))
    status = np.where(_draw(rng, np.full(count, 0.2)) & (age < 18), 1, status)
    hours = np.clip(np.round(rng.normal(41 + 5 * gap - 6 * (age < 18), 13)), 1, 112)
    informal = _draw(rng, 0.6 + 1.0 * gap)
    contract = _draw(rng, 0.4 - 1.2 * gap)
    unknown = rng.random(count) < 0.015
    return {
        "isic4": np.where(works, np.array(_DIVISIONS, dtype=object)[branch], ""),
        "icse93": _asked(works, status),
        "hours_usual": _asked(works, np.where(unknown, 999, hours.astype(np.int64))),
        "contract": _asked(works & (status == 1), np.where(unknown, 9, np.where(contract, 1, 2))),
        "informal": _asked(works, np.where(informal, 1, 2)),
    }


def _asked(who: NDArray[np.bool_], answer: NDArray[np.int64]) -> NDArray[np.generic]:
    return np.ma.masked_array(answer, mask=~who)


def _draw(rng: np.random.Generator, logit: NDArray[np.float64]) -> NDArray[np.bool_]:
    return rng.random(len(logit)) < 1 / (1 + np.exp(-logit))
