"""CSV as ODK, KoboToolbox and statistical offices export it."""

from __future__ import annotations

import codecs
from pathlib import Path

import duckdb

from tutela.evidence.data.dataset import quoted
from tutela.evidence.data.reading.request import Reading, check_columns, wanted_only
from tutela.evidence.refused import Refused

_PIECE = 1 << 20


def read(connection: duckdb.DuckDBPyConnection, path: Path, request: Reading) -> None:
    """Make the table `rows` of a CSV file; every column is read as text, so that no value changes on the way."""
    encoding = request.encoding or "utf-8"
    _check_encoding(path, encoding)
    source = "read_csv($file, all_varchar = true, header = true, encoding = $encoding, nullstr = ['', 'NA', '.'])"
    given = {"file": str(path), "encoding": encoding}
    try:
        names = [row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM {source}", given).fetchall()]
        check_columns(path, names)
        kept = ", ".join(quoted(name) for name in wanted_only(path, names, request))
        connection.execute(f"CREATE TABLE rows AS SELECT {kept} FROM {source}", given)
    except duckdb.Error:
        raise Refused(
            f"{path.name}: not a table of comma-separated values",
            expected="a header and the same number of fields in each line",
            do="export the file again as CSV",
        ) from None


def _check_encoding(path: Path, encoding: str) -> None:
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
    except LookupError:
        raise Refused(f'"{encoding}" is no encoding', expected="utf-8, latin-1 or utf-16", do="name one") from None
    line = 1
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            if encoding == "utf-8" and b"\0" in piece:
                raise Refused(
                    f"{path.name}: not a text file", expected="CSV in UTF-8", do="export the file again as CSV"
                )
            try:
                decoder.decode(piece)
            except UnicodeDecodeError as error:
                line += piece.count(b"\n", 0, error.start)
                raise Refused(
                    f"{path.name}:{line}: the text is not {encoding.upper()}",
                    expected=f"{encoding.upper()}",
                    do="save the file as UTF-8, or name its encoding with --encoding latin-1",
                ) from None
            line += piece.count(b"\n")
