"""CSV as ODK, KoboToolbox and statistical offices export it; a repeat of a form may be a file of its own."""

from __future__ import annotations

import codecs
import csv
from pathlib import Path

import duckdb

from tutela.evidence.data.faults import Fault
from tutela.evidence.data.reading.files import check_file
from tutela.evidence.data.reading.repeats import join, repeat_files
from tutela.evidence.data.reading.request import Reading, check_columns, keep_mark
from tutela.evidence.memory import refuse_memory
from tutela.evidence.refused import Refused

_PIECE = 1 << 20
_MARKS = (",", ";", "\t", "|")
_GROUPS = ("/", "-")
"""What stands between the names of groups and the name of a question: KoboToolbox, ODK."""


def read(connection: duckdb.DuckDBPyConnection, path: Path, request: Reading) -> tuple[Fault, ...]:
    """Make the table `rows` of a CSV file; every column is read as text, so that no value changes on the way.

    Where the mapping names a repeat and its file stands beside this one, a row is an entry of the repeat with what its
    submission says: `PARENT_KEY` leads to `KEY`, or `_parent_index` to `_index`.
    """
    files = (path, *repeat_files(path, request))
    for file in files:
        check_file(file)
        _check_encoding(file, request.encoding or "utf-8")
    names = [file.name for file in files]
    try:
        columns = [_open(connection, file, request, f"level_{number}") for number, file in enumerate(files)]
        return join(connection, names, columns, request)
    except duckdb.Error as error:
        refuse_memory(error)
        raise Refused(
            f"{' and '.join(names)}: not a table of comma-separated values",
            expected="a header and the same number of fields in each line",
            do="export the file again as CSV",
        ) from None


def _open(connection: duckdb.DuckDBPyConnection, path: Path, request: Reading, view: str) -> dict[str, str]:
    """Make a view of a file; give its columns by their names in lower case, with and without those of their groups."""
    place = "'" + str(path).replace("'", "''") + "'"  # a view takes no parameters
    encoding = "'" + (request.encoding or "utf-8").replace("'", "''") + "'"
    source = f"read_csv({place}, all_varchar = true, header = true, encoding = {encoding}, nullstr = ['', 'NA', '.'])"
    connection.execute(f"CREATE TEMP VIEW {view} AS SELECT * FROM {source}")
    names = [row[0] for row in connection.execute(f"DESCRIBE {view}").fetchall()]
    if len(names) == 1 and (mark := next((each for each in _MARKS if each in names[0]), "")):
        raise _uneven(path, mark, request.encoding or "utf-8")
    check_columns(path, names)
    keep_mark(connection, names)
    return _by_name(path, names, request)


def _uneven(path: Path, mark: str, encoding: str) -> Refused:
    """Say which line has not as many fields as the first; no mark makes columns of such a file."""
    with path.open(encoding=encoding, newline="") as stream:
        lines = csv.reader(stream, delimiter=mark)
        first = len(next(lines))
        try:
            found = next(((lines.line_num, len(line)) for line in lines if len(line) not in (0, first)), None)
        except csv.Error:  # a field of more letters than the standard library reads
            found = None
    return Refused(
        f"{path.name}:{found[0]}: the number of fields is {found[1]}"
        if found
        else f"{path.name}: lines of other lengths",
        expected=f"{first}, as in the first line",
        do="mend the line, or export the file again as CSV",
    )


def _by_name(path: Path, names: list[str], request: Reading) -> dict[str, str]:
    whole = {name.lower(): name for name in names}
    last: dict[str, list[str]] = {}
    for name in names:
        for mark in _GROUPS:
            if mark in name:
                last.setdefault(name.rpartition(mark)[2].lower(), []).append(name)
    for short, found in last.items():
        if short in request.wanted and short not in whole and len(set(found)) > 1:
            raise Refused(
                f"{path.name}: {len(set(found))} columns end in {short}",
                expected="one question of that name",
                do="rename the column that the mapping means",
            )
    return {**{short: found[0] for short, found in last.items()}, **whole}


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
