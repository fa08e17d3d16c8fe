"""Children in households, drawn for a run of sampling units. Answers as surveys code them: 1 yes, 2 no, 8 not known."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.country.plan import LABEL, Plan, Units, district_names

__all__ = ["draw_children"]

_HOUSEHOLD = {
    # answer: (logit at no hardship, effect of hardship, effect of the household's own luck)
    "school_costs": (-1.0, 0.8, 0.7),
    "recruiter_debt": (-2.1, 0.7, 0.6),
    "lost_earner": (-2.4, 0.3, 0.5),
    "shock": (-1.5, 0.9, 0.3),
    "no_benefit": (0.9, 0.2, 0.3),
    "moved_here": (-2.2, -0.5, 0.2),
}
_PLACE = {
    # answer: (logit, effect of hardship); the same for all children of a sampling unit
    "far_school": (-0.8, 1.1),
    "no_safe_place": (0.3, 0.8),
    "nobody_to_tell": (-0.3, 0.7),
    "no_protection_worker": (0.1, 0.9),
    "unchecked_offers": (0.2, 0.5),
}


def _draw(rng: np.random.Generator, logit: NDArray[np.float64]) -> NDArray[np.bool_]:
    return rng.random(len(logit)) < 1 / (1 + np.exp(-logit))


def draw_children(
    units: Units, plan: Plan, first: int, last: int, rng: np.random.Generator
) -> dict[str, NDArray[np.generic]]:
    """Give the columns of the children of the units first…last-1, each an array of one entry a child."""
    count = last - first
    households = np.maximum(rng.poisson(plan.children_per_unit / 2.55, count), 1)
    unit_of_house = np.repeat(np.arange(first, last), households)
    luck = rng.normal(0, 1, len(unit_of_house))
    score = -1.1 * units.hardship[unit_of_house] - 0.8 * luck + rng.normal(0, 0.5, len(unit_of_house))
    sizes = rng.poisson(1.4 + 0.3 * (luck > 0), len(unit_of_house)) + 1
    house = np.repeat(np.arange(len(unit_of_house)), sizes)
    unit = unit_of_house[house]
    age = rng.integers(0, 18, len(house))
    boy = rng.random(len(house)) < 0.51
    need = units.hardship[unit] + 0.5 * luck[house]
    columns: dict[str, NDArray[np.generic]] = _frame(units, unit, house, score[house], age, boy)
    for name, (start, hardship, own) in _HOUSEHOLD.items():
        drawn = _draw(rng, start + hardship * units.hardship[unit_of_house] + own * luck)
        columns[name] = _coded(rng, drawn[house], 0.006)
    for name, (start, hardship) in _PLACE.items():
        drawn = _draw(rng, start + hardship * units.hardship[first:last] + rng.normal(0, 0.4, count))
        columns[name] = _coded(rng, drawn[unit - first], 0.004)
    columns |= _own(rng, units, unit, age, boy, need)
    return columns


def _frame(
    units: Units,
    unit: NDArray[np.int64],
    house: NDArray[np.int64],
    score: NDArray[np.float64],
    age: NDArray[np.int64],
    boy: NDArray[np.bool_],
) -> dict[str, NDArray[np.generic]]:
    names = np.array(district_names(units), dtype=object)
    regions = np.array(units.regions, dtype=object)
    cuts = np.array([-1.05, -0.33, 0.3, 1.05])
    first_of_house = np.searchsorted(house, house)
    return {
        "invented_for_training": np.full(len(unit), LABEL, dtype=object),
        "region": regions[units.region[unit]],
        "district": names[units.district[unit]],
        "urban": np.where(units.urban[unit], 1, 2),
        "stratum": 2 * units.region[unit] + units.urban[unit] + 1,
        "cluster": unit + 1,
        "clusters_in_stratum": units.population[unit],
        "household": house + 1,
        "line": np.arange(len(unit)) - first_of_house + 1,
        "weight": units.weight[unit],
        "sex": np.where(boy, 1, 2),
        "age": age,
        "wealth": np.searchsorted(cuts, score) + 1,
    }


def _own(
    rng: np.random.Generator,
    units: Units,
    unit: NDArray[np.int64],
    age: NDArray[np.int64],
    boy: NDArray[np.bool_],
    need: NDArray[np.float64],
) -> dict[str, NDArray[np.generic]]:
    """Answers about the child itself. Hours are 98 where not known; both are missing in about one in a hundred."""
    school = (age >= 5) & ~_draw(rng, -2.0 + 1.0 * need + 0.17 * np.maximum(age - 11, 0))
    apart = _draw(rng, -2.7 + 0.6 * need + 0.09 * age)
    works = (age >= 5) & _draw(rng, -2.3 + 0.9 * need + 0.16 * (age - 8) + 0.3 * boy - 0.5 * school)
    hours = np.where(works, np.minimum(rng.gamma(2.0, 6 + 0.9 * np.maximum(age - 8, 0)), 90).round() + 1, 0)
    load = (2.2 + 0.3 * age + 2.0 * ~boy) * np.exp(0.45 * np.minimum(need, 2.5))
    chores = (age >= 5) * np.minimum(rng.gamma(1.8, load), 70).round()
    hazard = works & _draw(rng, -0.9 + 0.6 * need)
    origin = np.where(rng.random(len(unit)) < 0.55, units.region[unit], _pull(rng, units, len(unit)))
    regions = np.array(units.regions, dtype=object)
    unknown = rng.random(len(unit)) < 0.012
    return {
        "no_birth_registration": _coded(rng, _draw(rng, -1.9 + 0.9 * need - 0.04 * age), 0.02),
        "attends_school": np.where(age < 5, 8, _coded(rng, school, 0.01)),
        "no_help_with_disability": _coded(rng, _draw(rng, -3.2 + 0.5 * need), 0.005),
        "apart_from_parents": _coded(rng, apart, 0.004),
        "came_from": np.where(apart, regions[origin], ""),
        "work_hours": np.where(unknown, 98, hours),
        "chore_hours": np.where(unknown, 98, chores),
        "hazardous": _coded(rng, hazard, 0.01),
    }


def _pull(rng: np.random.Generator, units: Units, count: int) -> NDArray[np.int64]:
    """Draw the regions from which children came: harder regions send more."""
    hard = np.bincount(units.region, units.hardship) / np.bincount(units.region)
    share = np.exp(1.5 * hard)
    drawn: NDArray[np.int64] = rng.choice(len(share), size=count, p=share / share.sum())
    return drawn


def _coded(rng: np.random.Generator, yes: NDArray[np.bool_], unknown: float) -> NDArray[np.int64]:
    return np.where(rng.random(len(yes)) < unknown, 8, np.where(yes, 1, 2))
