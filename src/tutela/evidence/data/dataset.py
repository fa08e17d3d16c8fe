"""A survey ready to be profiled: a table `units` on DuckDB, one row a unit, and what its columns are."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import numpy as np
from numpy.typing import NDArray

from tutela.evidence.data.faults import Fault
from tutela.evidence.data.mapping import Mapping
from tutela.evidence.data.replication import Replication

__all__ = ["Dataset", "Group", "quoted"]


@dataclass(frozen=True)
class Group:
    """A grouping with its labels: code i in the table stands for labels[i]; NULL is missing."""

    id: str
    label: str
    labels: tuple[str, ...]
    area: int = 0
    protected: bool = False


@dataclass(frozen=True)
class Dataset:
    """`units` has the columns w (weight), psu (0…P-1), one a group (codes), one an indicator (0, 1, NULL or a number).

    stratum_of: the stratum (0…H-1) of each sampling unit, int64[P]. population: sampling units in the population of
    each stratum, float64[H], infinite where no finite population correction is known. replicates: in place of both,
    where the file has replicate weights; each row is then its own sampling unit.
    """

    connection: duckdb.DuckDBPyConnection
    mapping: Mapping
    rows: int
    stratum_of: NDArray[np.int64]
    population: NDArray[np.float64]
    groups: dict[str, Group]
    gaps: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()
    replicates: Replication | None = None


def quoted(name: str) -> str:
    """Give a name as SQL's quoted identifier."""
    return '"' + name.replace('"', '""') + '"'
