"""Small areas on a model, for general indicators only; and corridors between areas of the first level."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.data.dataset import Dataset, quoted
from tutela.evidence.disclosure import hide_counts
from tutela.evidence.findings.tables import Note, Table, publish
from tutela.evidence.findings.visible import flag_lines
from tutela.evidence.profile.corridors import count_corridors
from tutela.evidence.profile.estimates import means
from tutela.evidence.profile.replicates import replicate_variance
from tutela.evidence.profile.row import Row
from tutela.evidence.profile.small_areas import estimate_small_areas
from tutela.evidence.profile.totals import Measure, count_totals
from tutela.evidence.profile.variance import Lonely, spread
from tutela.evidence.refused import Refused

__all__ = ["Covariates", "find_corridors", "find_small_areas"]

_FEWEST_AREAS = 15


@dataclass(frozen=True)
class Covariates:
    """Figures on areas that are known for all of them: names, and one row a label of the area."""

    names: tuple[str, ...]
    values: dict[str, tuple[float, ...]]


def find_small_areas(
    dataset: Dataset,
    area: str,
    covariates: Covariates | None,
    *,
    lonely: Lonely,
    rng: np.random.Generator,
    rounding: int = 0,
) -> tuple[list[Table], list[Note]]:
    """Give one table an indicator: modelled shares of the areas of a grouping. Sensitive indicators are left out."""
    group = dataset.groups[area]
    labels = group.labels
    if not group.area:
        raise Refused(f"{group.label} is no area", expected="a grouping with `area`", do="name another")
    if len(labels) < _FEWEST_AREAS:
        return [], [f"{group.label}: {len(labels)} areas are too few for a model; {_FEWEST_AREAS} are needed"]
    x, notes = _design(labels, covariates)
    tables = []
    for name, indicator in dataset.mapping.indicators.items():
        if indicator.sensitive or indicator.kind != "share":
            continue
        measure = Measure(name, quoted(name), gaps=name in dataset.gaps)
        found = means(dataset, [measure], [area], lonely=lonely)
        flags = flag_lines(dataset, [measure], [(area,)])
        codes = found.totals.domains[:, 0]
        use = np.array([flags.get((name, (area,), (int(code),)), "too few") == "" for code in codes])
        try:
            model = estimate_small_areas(found, x[codes], use, rng=rng)
        except Refused as refused:
            notes.append(f"{indicator.label}: no model for {group.label.lower()}: {refused}")
            continue
        rows = []
        for place, code in enumerate(codes.tolist()):
            row = Row(
                name, ((area, labels[code]),), float(model.share[place]), float(model.error[place]),
                float(model.low[place]), float(model.high[place]),
            )  # fmt: skip
            own = bool(model.own[place])
            rows.append(replace(row, n=int(found.n[place, 0]) if own else None))
        tables.append(Table(f"small-areas-{name}", indicator.label, (area,), publish(rows, rounding)))
    return tables, notes


def _design(labels: tuple[str, ...], covariates: Covariates | None) -> tuple[NDArray[np.float64], list[Note]]:
    if covariates is None:
        return np.ones((len(labels), 1)), ["Small areas have no covariates: each is drawn to the mean of all"]
    absent = [label for label in labels if label not in covariates.values]
    if absent:
        raise Refused(
            f"the file of areas lacks {len(absent)} of {len(labels)} areas, first {absent[0]}",
            expected="a row for each area of the survey",
            do="add them",
        )
    values = np.array([covariates.values[label] for label in labels], dtype=np.float64)
    scale = values.std(axis=0)
    scaled = (values - values.mean(axis=0)) / np.where(scale > 0, scale, 1.0)
    return np.column_stack([np.ones(len(labels)), scaled[:, scale > 0]]), []


def find_corridors(dataset: Dataset, *, lonely: Lonely, rounding: int = 0) -> Table | None:
    """Give the origin-destination table with its margins, or None where the mapping has no `journey`."""
    if dataset.mapping.journey is None:
        return None
    known, found = count_corridors(dataset, lonely=lonely)
    labels = known.groups["origin"].labels
    size = len(labels)
    # Every pair stands in the table, also where nobody was found: a zero is as small a number as a one.
    origin, destination = np.divmod(np.arange(size * size), size)
    place = found.totals.domains[:, 0] * size + found.totals.domains[:, 1]
    n, total = np.zeros(size * size), np.zeros(size * size)
    n[place], total[place] = found.n[:, 0], found.estimate[:, 0]
    everywhere = np.ones(size * size, dtype=bool)
    lines: list[tuple[int | None, int | None]] = [(None, None)]
    lines += [(code, None) for code in range(size)] + [(None, code) for code in range(size)]
    lines += list(zip(origin.tolist(), destination.tolist(), strict=True))
    member = np.array(
        [
            (everywhere if start is None else origin == start) & (everywhere if end is None else destination == end)
            for start, end in lines
        ]
    )
    table = tuple((start is not None) + 2 * (end is not None) for start, end in lines)
    hidden = hide_counts(member, n, table)
    se = np.sqrt(_margin_variance(known, member, lonely))
    rows = []
    for number, (start, end) in enumerate(lines):
        inside = member[number]
        groups = (
            ("origin", "all" if start is None else labels[start]),
            ("destination", "all" if end is None else labels[end]),
        )
        count, error = float(total[inside].sum()), float(se[number])
        row = Row(
            "away", groups, count, error, max(0.0, count - 1.96 * error), count + 1.96 * error, int(n[inside].sum()),
            kind="count", flag="hidden" if hidden[number] else "",
        )  # fmt: skip
        rows.append(row)
    shown = publish(rows, rounding)
    return Table(
        "corridors", "Children living away from their parents, by area of origin and area where they live",
        ("origin", "destination"), tuple(_without_count(row) for row in shown),
    )  # fmt: skip


def _without_count(row: Row) -> Row:
    """The number of units of a hidden corridor is what is hidden."""
    return replace(row, n=None) if row.flag == "hidden" else row


def _margin_variance(dataset: Dataset, member: NDArray[np.bool_], lonely: Lonely) -> NDArray[np.float64]:
    """Give the variance of each line's total, with sampling units counted once across its cells."""
    totals = count_totals(dataset, [Measure("away", "1.0", gaps=False)], ["origin", "destination"], source="journeys")
    codes = totals.domains[totals.domain]
    if totals.again is not None and dataset.replicates is not None:
        inside = member[:, codes[:, 0] * len(dataset.groups["origin"].labels) + codes[:, 1]].astype(np.float64)
        return replicate_variance(dataset.replicates, totals.again.y[:, :, 0] @ inside.T, inside @ totals.y[:, 0])
    cell = codes[:, 0] * len(dataset.groups["origin"].labels) + codes[:, 1]
    psu, place = np.unique(totals.psu, return_inverse=True)
    values = np.column_stack(
        [np.bincount(place, totals.y[:, 0] * row[cell], minlength=len(psu)) for row in member]
    ).astype(np.float64)
    found: NDArray[np.float64] = spread(
        values, np.zeros(len(psu), dtype=np.int64), psu, domains=1,
        stratum_of=dataset.stratum_of, population=dataset.population, lonely=lonely,
    )[0]  # fmt: skip
    return found
