"""Stata .dta, as DHS and labour-force surveys come; codes as numbers."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyreadstat

from tutela.evidence.data.faults import Fault
from tutela.evidence.data.reading.pieces import read_pieces
from tutela.evidence.data.reading.request import Reading


def read(connection: duckdb.DuckDBPyConnection, path: Path, request: Reading) -> tuple[Fault, ...]:
    """Make the table `rows` of the columns that the mapping names."""
    read_pieces(connection, path, request, pyreadstat.read_dta, "Stata")
    return ()
