"""What a new file of countries would change: rows that are new, changed or dropped, by name and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tutela.model.problem import Problem
from tutela.source.countries.release_files import (
    ACTION_COLUMNS,
    GOOD_COLUMNS,
    country_columns,
    read_actions,
    read_countries,
    read_goods,
)
from tutela.source.countries.table import country_id, read_table
from tutela.source.files import decode

_READERS = {"countries.csv": read_countries, "suggested_actions.csv": read_actions, "goods.csv": read_goods}
_KEYS = {
    "countries.csv": ("country",),
    "suggested_actions.csv": ("country", "area", "action"),
    "goods.csv": ("country", "good"),
}
"""By which cells a row is known; the others may change."""

Cells = dict[str, str]


class Change(msgspec.Struct, frozen=True):
    """A row that changes; `was` and `becomes` hold the cells that differ, None for a row that is not there."""

    row: str
    was: Mapping[str, str] | None
    becomes: Mapping[str, str] | None


class Incoming(msgspec.Struct, frozen=True):
    """A file that was handed in: which of the files of a release it is, its columns and rows, or its problems."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Cells, ...]
    problems: tuple[Problem, ...]


def read_incoming(shown: str, data: bytes, year: int) -> Incoming:
    """Read a file for a year; its head tells which file it is. `shown` names it in problems."""
    text, problem = decode(data, shown)
    head = next(csv.reader(io.StringIO(text)), [])
    name = "suggested_actions.csv" if "action" in head else "goods.csv" if "good" in head else "countries.csv"
    columns = columns_of(name, year)
    if problem:
        return Incoming(name, columns, (), (problem,))
    told = _READERS[name](f"countries/new-{year}/{name}", text).problems
    rows = read_table(shown, text, columns).rows
    problems = tuple(msgspec.structs.replace(each, file=shown) for each in told)
    return Incoming(name, columns, tuple(row.cells for row in rows), problems)


def columns_of(name: str, year: int) -> tuple[str, ...]:
    """Give the columns of a file of a year."""
    return {"suggested_actions.csv": ACTION_COLUMNS, "goods.csv": GOOD_COLUMNS}.get(name) or country_columns(year)


def compare(name: str, before: Sequence[Cells], after: Sequence[Cells]) -> tuple[Change, ...]:
    """Give what changes from the rows before to those after; the order of rows is no change."""
    old, new = ({_key(name, row): row for row in rows} for rows in (before, after))
    changes = []
    for key in dict.fromkeys((*old, *new)):
        was, becomes = old.get(key), new.get(key)
        if was is None or becomes is None:
            changes.append(Change(" · ".join(key), was, becomes))
        elif different := [column for column in becomes if becomes[column] != was.get(column, "")]:
            changes.append(
                Change(
                    " · ".join(key),
                    {column: was.get(column, "") for column in different},
                    {column: becomes[column] for column in different},
                )
            )
    return tuple(changes)


def merge(name: str, before: Sequence[Cells], after: Sequence[Cells], country: str) -> tuple[Cells, ...]:
    """Give the rows before with those of one country taken from `after`, in the order of the alphabet."""
    kept = [row for row in before if country_id(row["country"]) != country]
    taken = [row for row in after if country_id(row["country"]) == country]
    return tuple(sorted((*kept, *taken), key=lambda row: tuple(_key(name, row))))


def write_rows(columns: Iterable[str], rows: Iterable[Cells]) -> str:
    """Give rows as CSV (RFC 4180, with plain line ends)."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _key(name: str, row: Cells) -> tuple[str, ...]:
    return tuple(row[column] for column in _KEYS[name])
