"""Parquet; the file is not loaded, DuckDB reads the named columns where they are."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tutela.evidence.data.dataset import quoted
from tutela.evidence.data.faults import Fault
from tutela.evidence.data.reading.request import Reading, check_columns, keep_mark, wanted_only
from tutela.evidence.memory import refuse_memory
from tutela.evidence.refused import Refused


def read(connection: duckdb.DuckDBPyConnection, path: Path, request: Reading) -> tuple[Fault, ...]:
    """Make the view `rows` over a Parquet file."""
    place = "'" + str(path).replace("'", "''") + "'"  # a view takes no parameters
    try:
        described = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({place})").fetchall()
    except duckdb.Error as error:
        refuse_memory(error)
        raise Refused(f"{path.name}: not a Parquet file", expected="Parquet", do="export the file again") from None
    names = [row[0] for row in described]
    check_columns(path, names)
    keep_mark(connection, names)
    kept = ", ".join(quoted(name) for name in wanted_only(path, names, request))
    connection.execute(f"CREATE VIEW rows AS SELECT {kept} FROM read_parquet({place})")
    return ()
