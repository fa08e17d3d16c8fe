"""Readers, one format a file; all share one signature: (connection, path, request) make the table `rows`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb

from tutela.evidence.data.reading import csv, json, parquet, spss, stata
from tutela.evidence.data.reading.request import Reading

__all__ = ["READERS", "Reading"]

READERS: dict[str, Callable[[duckdb.DuckDBPyConnection, Path, Reading], None]] = {
    ".csv": csv.read,
    ".json": json.read,
    ".parquet": parquet.read,
    ".sav": spss.read,
    ".zsav": spss.read,
    ".dta": stata.read,
}
