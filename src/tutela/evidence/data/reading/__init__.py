"""Readers, one format a file; all share one signature: (connection, path, request) make the table `rows`.

Each gives what is wrong with rows that it had to leave out.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb

from tutela.evidence.data.faults import Fault
from tutela.evidence.data.reading import csv, json, parquet, spss, stata
from tutela.evidence.data.reading.request import Reading

__all__ = ["READERS", "Reading"]

READERS: dict[str, Callable[[duckdb.DuckDBPyConnection, Path, Reading], tuple[Fault, ...]]] = {
    ".csv": csv.read,
    ".json": json.read,
    ".parquet": parquet.read,
    ".sav": spss.read,
    ".zsav": spss.read,
    ".dta": stata.read,
}
