"""Files that pyreadstat reads, piece by piece, so that a large file does not have to fit in memory as Python values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyreadstat
from numpy.typing import NDArray

from tutela.evidence.data.reading.request import Reading, keep_mark, wanted_only
from tutela.evidence.memory import refuse_memory
from tutela.evidence.refused import Refused

_PIECE = 200_000


def _array(values: Any) -> NDArray[np.generic]:
    array = np.asarray(values)
    return array if array.dtype.kind in "biuf" else array.astype(object)


def _keep_labels(connection: duckdb.DuckDBPyConnection, labels: dict[str, dict[Any, str]]) -> None:
    """Keep the words that the file has for its codes in the table `value_labels`; a whole number is written as 1."""
    connection.execute("CREATE TABLE value_labels (name VARCHAR, value VARCHAR, label VARCHAR)")
    rows = [
        [name.lower(), str(int(code)) if isinstance(code, float) and code.is_integer() else str(code), label.strip()]
        for name, listed in labels.items()
        for code, label in listed.items()
        if label.strip()
    ]
    if rows:
        connection.executemany("INSERT INTO value_labels VALUES (?, ?, ?)", rows)


def read_pieces(
    connection: duckdb.DuckDBPyConnection, path: Path, request: Reading, reader: Callable[..., Any], kind: str
) -> None:
    """Make the table `rows`; raise Refused where the file is not of its kind or its texts have another encoding."""
    options: dict[str, Any] = {"output_format": "dict", "disable_datetime_conversion": True}
    if request.encoding:
        options["encoding"] = request.encoding
    try:
        _, meta = reader(str(path), metadataonly=True, **options)
        kept = wanted_only(path, meta.column_names, request)
        keep_mark(connection, meta.column_names)
        _keep_labels(connection, {name: meta.variable_value_labels.get(name, {}) for name in kept})
        offset = 0
        while True:
            piece, _ = reader(str(path), usecols=kept, row_limit=_PIECE, row_offset=offset, **options)
            connection.register("read_piece", {name: _array(values) for name, values in piece.items()})
            verb = "INSERT INTO rows" if offset else "CREATE TABLE rows AS"
            connection.execute(f"{verb} SELECT * FROM read_piece")
            connection.unregister("read_piece")
            length = len(next(iter(piece.values()), ()))
            offset += length
            if length < _PIECE:
                return
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeDecodeError, OSError, ValueError) as error:
        refuse_memory(error)
        if isinstance(error, UnicodeDecodeError) or "encod" in str(error).lower() or "convert" in str(error).lower():
            raise Refused(
                f"{path.name}: its texts have another encoding than the file says",
                expected="the encoding in which it was saved",
                do="name it with --encoding, for example --encoding latin1",
            ) from None
        raise Refused(f"{path.name}: not a {kind} file", expected=kind, do="save the file again") from None
