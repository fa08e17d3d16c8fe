"""The whole log as one file for analysts: newline-delimited JSON, or Parquet."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import BinaryIO

from tutela.statements.log import Readable
from tutela.statements.stores.named import load_sql

_ROWS = 500


class ExportUnavailable(Exception):
    """The export needs something that is not installed."""


def write_ndjson(log: Readable, stream: BinaryIO) -> int:
    """Write every statement as clients read it, one a line, in the log's order, voided ones included; give how many."""
    position = 0
    while rows := log.follow(position, _ROWS):
        stream.writelines(row.statement + b"\n" for row in rows)
        position = rows[-1].position
    return position


def write_parquet(log: Readable, file: Path) -> int:
    """Write a Parquet table with one row a statement, the whole statement in the column `statement`; give how many."""
    try:
        import duckdb
    except ImportError:
        raise ExportUnavailable("Parquet needs DuckDB; install it with: pip install 'tutela[parquet]'") from None
    with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".export-") as name:
        lines, draft = Path(name) / "log.ndjson", Path(name) / "log.parquet"
        with lines.open("wb") as stream:
            count = write_ndjson(log, stream)
        with duckdb.connect() as connection:
            # Nothing is fetched from a network: what the query needs is in the installed package.
            connection.execute("SET autoinstall_known_extensions = false")
            query = load_sql("tutela.statements", "export/to_table")
            connection.sql(query, params={"lines": str(lines)}).write_parquet(str(draft))
        draft.replace(file)
    return count
