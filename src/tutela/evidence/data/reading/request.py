"""What a reader is told, and the limits that every reader keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tutela.evidence.refused import Refused

__all__ = ["INVENTED", "MAX_COLUMNS", "Reading", "check_columns", "keep_mark", "wanted_only"]

MAX_COLUMNS = 999
"""A table that is read whole may have so many columns. SPSS and Stata files may have more: only named ones are read."""
INVENTED = "invented_for_training"
"""The column by which a file says that it is invented; the table of that name stands for it."""


@dataclass(frozen=True)
class Reading:
    """The columns wanted (lower case), the repeat group of a form and its files, the encoding of a CSV file.

    `repeat_files`: names of CSV files beside the survey file, the outer repeat first; empty: found by their name.
    """

    wanted: frozenset[str]
    repeat: str = ""
    repeat_files: tuple[str, ...] = ()
    encoding: str = ""


def check_columns(path: Path, names: Iterable[str]) -> None:
    """Raise Refused where a table has too many columns, or one twice apart from upper and lower case."""
    listed = [name.lower() for name in names]
    if len(listed) > MAX_COLUMNS:
        raise Refused(
            f"{path.name}: {len(listed):,} columns",
            expected=f"at most {MAX_COLUMNS}",
            do="keep the columns that the mapping names",
        )
    twice = sorted({name for name in listed if listed.count(name) > 1})
    if twice:
        raise Refused(f"{path.name}: the column {twice[0]} stands twice", expected="each name once", do="rename one")


def wanted_only(path: Path, names: Iterable[str], request: Reading) -> list[str]:
    """Give those of the file's columns that the mapping names; raise Refused where one is not there."""
    listed = {name.lower(): name for name in names}
    absent = sorted(request.wanted - set(listed))
    if absent:
        raise Refused(
            f"{path.name}: no column {', '.join(absent[:8])}{', …' if len(absent) > 8 else ''}",
            expected="the columns that the mapping names",
            do="check that mapping and file belong together",
        )
    return [listed[name] for name in sorted(request.wanted)]


def keep_mark(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
    """Keep in the table `invented_for_training` that a file says of itself that it is invented."""
    if INVENTED in {name.lower() for name in names}:
        connection.execute(f"CREATE TABLE IF NOT EXISTS {INVENTED} (said BOOLEAN)")
