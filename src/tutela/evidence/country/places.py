"""Districts with a map, schools and workplaces of the teaching country."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.country.plan import LABEL, Plan, Units, district_names

__all__ = ["draw_districts", "draw_schools", "draw_workplaces", "outline"]

_SECTORS = ("Farming", "Domestic work", "Markets and shops", "Workshops", "Building", "Fishing")


def draw_districts(units: Units, rng: np.random.Generator) -> dict[str, NDArray[np.generic]]:
    """Give one row a district, with two figures that a census office would know: density and distance to a road."""
    count = len(units.region_of_district)
    hard = np.bincount(units.district, units.hardship, minlength=count) / np.bincount(units.district, minlength=count)
    return {
        "invented_for_training": np.full(count, LABEL, dtype=object),
        "region": np.array(units.regions, dtype=object)[units.region_of_district],
        "district": np.array(district_names(units), dtype=object),
        "people_per_km2": np.round(np.exp(rng.normal(4.2, 0.6, count) - 0.7 * hard)),
        "km_to_main_road": np.round(np.maximum(0.5, 14 + 9 * hard + rng.normal(0, 4, count)), 1),
    }


def draw_schools(units: Units, rng: np.random.Generator) -> dict[str, NDArray[np.generic]]:
    """Give a census of schools, one row each."""
    count = len(units.region_of_district)
    district = np.repeat(np.arange(count), rng.poisson(14, count) + 3)
    hard = np.bincount(units.district, units.hardship, minlength=count) / np.bincount(units.district, minlength=count)
    return {
        "invented_for_training": np.full(len(district), LABEL, dtype=object),
        "district": np.array(district_names(units), dtype=object)[district],
        "school": np.arange(len(district)) + 1,
        "lower_secondary": np.where(rng.random(len(district)) < 0.3, 1, 2),
        "meals": np.where(rng.random(len(district)) < 1 / (1 + np.exp(0.4 + hard[district])), 1, 2),
        "takes_newcomers": np.where(rng.random(len(district)) < 0.7, 1, 2),
    }


def draw_workplaces(units: Units, plan: Plan, rng: np.random.Generator) -> dict[str, NDArray[np.generic]]:
    """Give a sample of workplaces, one row each, drawn in clusters; answers 1 yes, 2 no, 8 not known."""
    count = len(units.region_of_district)
    per_cluster = 12
    clusters = max(3 * count, plan.children // 150)
    cluster = np.repeat(np.arange(clusters), per_cluster)
    district = np.sort(np.arange(clusters) % count)[cluster]
    pull = rng.normal(0, 0.5, clusters)[cluster]
    sector = rng.integers(0, len(_SECTORS), len(cluster))
    gap = np.array([0.4, 0.7, -0.2, 0.1, -0.1, 0.3])[sector] + pull

    def coded(logit: NDArray[np.float64]) -> NDArray[np.int64]:
        yes = rng.random(len(logit)) < 1 / (1 + np.exp(-logit))
        return np.where(rng.random(len(logit)) < 0.01, 8, np.where(yes, 1, 2))

    region = units.region_of_district[district]
    return {
        "invented_for_training": np.full(len(cluster), LABEL, dtype=object),
        "region": np.array(units.regions, dtype=object)[region],
        "district": np.array(district_names(units), dtype=object)[district],
        "stratum": region + 1,
        "cluster": cluster + 1,
        "workplace": np.arange(len(cluster)) + 1,
        "weight": np.round(rng.lognormal(2.2, 0.4, clusters)[cluster], 4),
        "sector": np.array(_SECTORS, dtype=object)[sector],
        "workers": rng.poisson(6, len(cluster)) + 1,
        "under_minimum_age": coded(-2.4 + 1.1 * gap),
        "under_18_at_night": coded(-2.2 + 0.9 * gap),
        "no_contracts": coded(0.3 + 0.8 * gap),
        "no_inspection": coded(0.9 + 0.6 * gap),
        "wages_held_back": coded(-1.7 + 0.9 * gap),
    }


def outline(units: Units) -> dict[str, Any]:
    """Give a GeoJSON map of the regions: hexagons side by side, each named; longitude and latitude are invented too."""
    features = []
    for number, name in enumerate(units.regions):
        row, column = divmod(number, 4)
        x, y = 10 + 1.74 * column + 0.87 * (row % 2), -1.5 * row
        corners = [[x + math.sin(math.pi / 3 * k), y + math.cos(math.pi / 3 * k)] for k in (0, 5, 4, 3, 2, 1, 0)]
        ring = [[round(a, 4), round(b, 4)] for a, b in corners]
        features.append(
            {
                "type": "Feature",
                "properties": {"name": name, "label": LABEL},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        )
    return {"type": "FeatureCollection", "name": LABEL, "features": features}
