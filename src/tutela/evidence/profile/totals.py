"""One pass over the rows: a GROUP BY to totals per domain and sampling unit, in portable SQL.

Everything a design-based estimate needs is in these totals (Särndal, Swensson and Wretman 1992, chapters 4 and 5).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.data.dataset import Dataset, quoted
from tutela.evidence.profile.replicates import Again, weigh
from tutela.evidence.refused import Refused

__all__ = ["Measure", "Totals", "count_totals", "statement", "totals_of"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Measure:
    """What is summed. `value`: SQL over the columns of `units`, NULL where a unit does not count.

    `binary`: values are 0 and 1, so that squares need no column of their own. `gaps`: NULLs may occur.
    """

    id: str
    value: str
    binary: bool = True
    gaps: bool = True


@dataclass(frozen=True)
class Totals:
    """Totals of R cells (domain x sampling unit) and K measures.

    domain: int64[R], index into `domains`; psu: int64[R]. y, x: float64[R, K], weighted totals of the value and of the
    units that count. squares: float64[R, K], weighted totals of the squared value. n, yes: float64[R, K], numbers of
    units that count and of those with a value other than 0. domains: int64[D, G], the group codes of each domain.
    again: the totals of each replicate, where the design has replicate weights; a domain is then one cell.
    """

    measures: tuple[Measure, ...]
    by: tuple[str, ...]
    domains: NDArray[np.int64]
    domain: NDArray[np.int64]
    psu: NDArray[np.int64]
    y: Floats
    x: Floats
    squares: Floats
    n: Floats
    yes: Floats
    again: Again | None = None


def statement(measures: Sequence[Measure], by: Sequence[str], where: str = "TRUE", source: str = "units") -> str:
    """Give the one SELECT: portable SQL of SUM, COUNT and CASE, for DuckDB and, by `spark`, for Spark."""
    groups = [quoted(name) for name in by]
    kept = " AND ".join([f"({where})", *(f"{group} IS NOT NULL" for group in groups)])
    listed = [*groups, "psu", "SUM(w) AS x_all", "COUNT(*) AS n_all"]
    for number, measure in enumerate(measures):
        value = measure.value
        listed.append(f"SUM(w * {value}) AS y_{number}")
        # A plain sum of 0 and 1 is exact, and far cheaper than counting with a filter.
        listed.append(
            f"SUM({value}) AS c_{number}"
            if measure.binary
            else f"SUM(CASE WHEN {value} <> 0 THEN 1 ELSE 0 END) AS c_{number}"
        )
        if measure.gaps:
            listed += [
                f"SUM(CASE WHEN {value} IS NOT NULL THEN w ELSE 0 END) AS x_{number}",
                f"COUNT({value}) AS n_{number}",
            ]
        if not measure.binary:
            listed.append(f"SUM(w * {value} * {value}) AS s_{number}")
    keys = ", ".join([*groups, "psu"])
    return f"SELECT {', '.join(listed)} FROM {source} WHERE {kept} GROUP BY {keys}"


def count_totals(
    dataset: Dataset, measures: Sequence[Measure], by: Sequence[str] = (), where: str = "TRUE", source: str = "units"
) -> Totals:
    """Give the totals of the measures by the groupings `by` (none: one domain, everybody), within `where`.

    `source`: the table `units`, or a SELECT from it with further columns.
    """
    if dataset.replicates is not None:
        return _count_again(dataset, measures, by, where, source)
    got = dataset.connection.execute(statement(measures, by, where, source)).fetchnumpy()
    return totals_of(got, dataset, measures, by)


def totals_of(
    got: Mapping[str, NDArray[np.generic]], dataset: Dataset, measures: Sequence[Measure], by: Sequence[str]
) -> Totals:
    """Give the totals from the columns that the statement gave, in any order of rows.

    Raise Refused for replicate weights: the statement has no sums of them, and errors without them would be wrong.
    """
    if dataset.replicates is not None:
        raise Refused(
            "replicate weights are counted by DuckDB alone",
            expected="strata and sampling units on Spark",
            do="call count_totals without Spark",
        )
    psu = _column(got, "psu").astype(np.int64)
    rows = len(psu)
    codes = np.column_stack([_column(got, name).astype(np.int64) for name in by]) if by else np.zeros((rows, 0), int)
    sizes = [len(dataset.groups[name].labels) for name in by]
    flat = np.zeros(rows, dtype=np.int64)
    for column, size in enumerate(sizes):
        flat = flat * size + codes[:, column]
    found, domain = np.unique(flat, return_inverse=True)
    x_all, n_all = _column(got, "x_all"), _column(got, "n_all")
    shape = (rows, len(measures))
    y, x, squares, n, yes = (np.empty(shape, order="F") for _ in range(5))
    for number, measure in enumerate(measures):
        y[:, number] = _column(got, f"y_{number}")
        yes[:, number] = _column(got, f"c_{number}")
        x[:, number] = _column(got, f"x_{number}") if measure.gaps else x_all
        n[:, number] = _column(got, f"n_{number}") if measure.gaps else n_all
        squares[:, number] = y[:, number] if measure.binary else _column(got, f"s_{number}")
    return Totals(tuple(measures), tuple(by), _unflat(found, sizes), domain, psu, y, x, squares, n, yes)


def _count_again(dataset: Dataset, measures: Sequence[Measure], by: Sequence[str], where: str, source: str) -> Totals:
    sizes = [len(dataset.groups[name].labels) for name in by]
    found = weigh(dataset, [measure.value for measure in measures], by, sizes, where, source)
    count = len(found.codes)
    return Totals(
        tuple(measures), tuple(by), _unflat(found.codes, sizes), np.arange(count), np.zeros(count, dtype=np.int64),
        found.y, found.x, found.squares, found.n, found.yes, found.again,
    )  # fmt: skip


def _unflat(found: NDArray[np.int64], sizes: Sequence[int]) -> NDArray[np.int64]:
    codes = np.empty((len(found), len(sizes)), dtype=np.int64)
    rest = found.copy()
    for column in range(len(sizes) - 1, -1, -1):
        rest, codes[:, column] = np.divmod(rest, sizes[column])
    return codes


def _column(got: Mapping[str, NDArray[np.generic]], name: str) -> Floats:
    return np.ma.filled(np.ma.asarray(got[name], dtype=np.float64), 0.0)
