"""Where children who live away from their parents came from and where they live: first administrative level only."""

from __future__ import annotations

from dataclasses import replace

from tutela.evidence.data.dataset import Dataset, Group, quoted
from tutela.evidence.profile.estimates import Estimates, sums
from tutela.evidence.profile.totals import Measure
from tutela.evidence.profile.variance import Lonely
from tutela.evidence.refused import Refused

__all__ = ["count_corridors", "first_level"]


def first_level(dataset: Dataset) -> Group | None:
    """Give the grouping of the first administrative level, if the mapping has one."""
    return next((group for group in dataset.groups.values() if group.area == 1), None)


def count_corridors(dataset: Dataset, *, lonely: Lonely = "adjust") -> tuple[Dataset, Estimates]:
    """Give how many children live away from their parents by origin and destination (codes of the first level).

    A child whose origin or destination is no area of that level is left out. The dataset given back knows the two
    groupings `origin` and `destination`.
    """
    area = first_level(dataset)
    if area is None or dataset.mapping.journey is None:
        raise Refused(
            f"{dataset.mapping.id}: no corridors",
            expected="`journey`, and a group with area: 1",
            do="add them to the mapping",
        )
    labels = quoted(f"labels_{area.id}")
    again = "".join(f", {quoted(name)}" for name in (dataset.replicates.columns if dataset.replicates else ()))
    dataset.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE journeys AS SELECT w, psu{again}, o.code AS origin, d.code AS destination"
        " FROM units"
        f" JOIN {labels} AS o ON o.value = CAST(units.origin_ AS VARCHAR)"
        f" JOIN {labels} AS d ON d.value = CAST(units.destination_ AS VARCHAR) WHERE away_"
    )
    ends = {
        "origin": replace(area, id="origin", label=f"{area.label} of origin"),
        "destination": replace(area, id="destination", label=f"{area.label} where they live"),
    }
    known = replace(dataset, groups={**dataset.groups, **ends})
    measure = Measure("away", "1.0", gaps=False)
    return known, sums(known, [measure], ["origin", "destination"], source="journeys", lonely=lonely)
