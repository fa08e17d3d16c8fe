"""The lay-out of the teaching country: regions, districts, strata and sampling units."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["LABEL", "Plan", "Units", "lay_out"]

LABEL = "invented for training"
_REGIONS = (
    "Aldera", "Brunmark", "Castria", "Dorvale", "Elmora", "Farnholt", "Galvia", "Hestrand", "Ivermont", "Jorund",
    "Kelwick", "Lomara",
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """How large the invented country's survey is. `children` is met on average, not exactly."""

    children: int = 60_000
    districts: int = 60
    children_per_unit: int = 60


@dataclass(frozen=True)
class Units:
    """The sampling units, one entry each: arrays int64[P] and float64[P].

    hardship: how hard life is in the unit, on the logit scale, mean 0. population: units in the stratum's population.
    """

    region: NDArray[np.int64]
    district: NDArray[np.int64]
    urban: NDArray[np.bool_]
    hardship: NDArray[np.float64]
    weight: NDArray[np.float64]
    population: NDArray[np.int64]
    regions: tuple[str, ...]
    region_of_district: NDArray[np.int64]

    @property
    def count(self) -> int:
        """Give the number of sampling units."""
        return len(self.region)


def lay_out(plan: Plan, rng: np.random.Generator) -> Units:
    """Draw the sampling units of a plan: each lies in one district, in town or not; strata are region x residence."""
    regions = min(len(_REGIONS), max(2, plan.districts // 4))
    of_district = np.sort(np.arange(plan.districts) % regions)
    count = max(4 * plan.districts, round(plan.children / plan.children_per_unit))
    district = np.sort(np.arange(count) % plan.districts)
    place = np.arange(count) - np.searchsorted(district, district)
    per_district = np.bincount(district)[district]
    urban_share = rng.uniform(0.25, 0.75, plan.districts)
    urban = place < np.maximum(2, np.round(urban_share[district] * per_district))
    hardship = (
        rng.normal(0, 0.35, regions)[of_district][district]
        + rng.normal(0, 0.35, plan.districts)[district]
        + rng.normal(0, 0.45, count)
        - 0.55 * urban
    )
    region = of_district[district]
    stratum = 2 * region + urban
    sampled = np.bincount(stratum, minlength=2 * regions)
    population = np.ceil(sampled * rng.uniform(8, 40, 2 * regions)).astype(np.int64)
    base = population / np.maximum(sampled, 1) * rng.uniform(4, 9, 2 * regions)
    weight = np.round(base[stratum] * rng.lognormal(0, 0.25, count), 4)
    return Units(
        region, district, urban, hardship - hardship.mean(), weight, population[stratum],
        _REGIONS[:regions], of_district,
    )  # fmt: skip


def district_names(units: Units) -> list[str]:
    """Give the invented name of each district: its region and a number."""
    seen: dict[int, int] = {}
    names = []
    for region in units.region_of_district.tolist():
        seen[region] = seen.get(region, 0) + 1
        names.append(f"{units.regions[region]} {seen[region]:02d}")
    return names
