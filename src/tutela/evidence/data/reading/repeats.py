"""Repeats of a form that are files of their own: which file it is, and how its rows find their submission."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from tutela.evidence.data.dataset import quoted
from tutela.evidence.data.faults import Fault
from tutela.evidence.data.reading.request import Reading
from tutela.evidence.refused import Refused

__all__ = ["join", "repeat_files"]

_KEYS = (("parent_key", "key"), ("_parent_index", "_index"))
"""The column of a repeat, and that of its parent to which it leads: ODK and SurveyCTO, KoboToolbox."""


def repeat_files(path: Path, request: Reading) -> tuple[Path, ...]:
    """Give the files of the repeat, the outer repeat first: those that the mapping names, else X-REPEAT.csv by X.csv.

    None where there is no repeat, or where it is joined already.
    """
    if request.repeat_files:
        if any(Path(name).name != name for name in request.repeat_files):
            raise Refused("repeat_files: a path", expected="names of files beside the survey file", do="name the file")
        return tuple(path.with_name(name) for name in request.repeat_files)
    if not request.repeat:
        return ()
    ends = f"-{request.repeat}.csv".lower()
    found = sorted(
        file
        for file in path.parent.iterdir()
        if file.name.lower().startswith(f"{path.stem}-".lower()) and file.name.lower().endswith(ends)
    )
    if len(found) > 1:
        raise Refused(
            f"{path.name}: {len(found)} files of the repeat {request.repeat} stand beside it",
            expected="one",
            do="name it in the mapping: repeat_files",
        )
    return tuple(found)


def join(
    connection: duckdb.DuckDBPyConnection, files: Sequence[str], columns: Sequence[dict[str, str]], request: Reading
) -> tuple[Fault, ...]:
    """Make the table `rows` of the views level_0 (submissions), level_1 (their repeat), …; tell what found no parent.

    `columns`: of each view by their names in lower case. A column that several have is that of the innermost.
    """
    place = {name: number for number, own in enumerate(columns) for name in own}
    absent = sorted(request.wanted - set(place))
    if absent:
        what = f"{' and '.join(files)}: no column {', '.join(absent[:8])}{', …' if len(absent) > 8 else ''}"
        if len(files) == 1 and request.repeat:
            expected = f"the repeat {request.repeat} in it, or beside it in a file of its own"
            raise Refused(what, expected=expected, do="export all files of the form into one folder")
        do = "check that mapping and file belong together"
        raise Refused(what, expected="the columns that the mapping names", do=do)
    kept = ", ".join(
        f"level_{place[name]}.{quoted(columns[place[name]][name])} AS {quoted(name)}" for name in sorted(request.wanted)
    )
    source, faults = "level_0", []
    for number in range(1, len(columns)):
        child, parent = _keys(files, columns, number)
        faults += _check_keys(connection, files, number, child, parent)
        source += f" JOIN level_{number} ON level_{number}.{child} = level_{number - 1}.{parent}"
    connection.execute(f"CREATE TABLE rows AS SELECT {kept} FROM {source}")
    return tuple(faults)


def _keys(files: Sequence[str], columns: Sequence[dict[str, str]], number: int) -> tuple[str, str]:
    for child, parent in _KEYS:
        if child in columns[number] and parent in columns[number - 1]:
            return quoted(columns[number][child]), quoted(columns[number - 1][parent])
    raise Refused(
        f"{files[number]}: nothing leads to {files[number - 1]}",
        expected="PARENT_KEY here and KEY there, or _parent_index and _index",
        do="export both files together",
    )


def _check_keys(
    connection: duckdb.DuckDBPyConnection, files: Sequence[str], number: int, child: str, parent: str
) -> list[Fault]:
    twice = connection.execute(
        f"SELECT COALESCE(SUM(n), 0) FROM (SELECT COUNT(*) AS n FROM level_{number - 1} WHERE {parent} IS NOT NULL"
        f" GROUP BY {parent}) AS k WHERE n > 1"
    ).fetchone() or (0,)
    if twice[0]:
        raise Refused(
            f"{files[number - 1]}: {int(twice[0]):,} rows share their {parent.strip(chr(34))}",
            expected="each key once",
            do="export the file again",
        )
    orphans, whole = connection.execute(
        f"SELECT COUNT(*) FILTER (WHERE p.k IS NULL), COUNT(*) FROM level_{number} AS c"
        f" LEFT JOIN (SELECT {parent} AS k FROM level_{number - 1}) AS p ON c.{child} = p.k"
    ).fetchone() or (0, 0)
    if whole and orphans == whole:
        raise Refused(
            f"{files[number]}: none of {int(whole):,} rows belongs to a row of {files[number - 1]}",
            expected="files of the same export",
            do="export both files together",
        )
    what = f"rows of {files[number]} that belong to no row of {files[number - 1]}"
    do = "they are left out; export both files together"
    return [Fault(child.strip('"'), what, int(orphans), do)] if orphans else []
