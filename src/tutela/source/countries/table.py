"""A CSV file as rows by column (RFC 4180), each with its line; what is wrong with its head and its rows."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from tutela.model.problem import Problem
from tutela.source.shape_faults import nearest


class Row(msgspec.Struct, frozen=True):
    """One row: the line where it begins, and its cells by column."""

    line: int
    cells: dict[str, str]


class Table(msgspec.Struct, frozen=True):
    """The rows of a file that could be read, and its problems; a table with a faulty head has no rows."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_table(file: str, text: str, columns: Iterable[str]) -> Table:
    """Read a CSV file whose head must name exactly these columns, in any order."""
    expected = tuple(columns)
    lines = _records(text)
    head = next(lines, None)
    if head is None:
        told = Problem(file, 1, "the file is empty", "expected a line that names the columns", "write the file again")
        return Table((), (told,))
    problems = list(_head_faults(file, head[1], expected))
    if problems:
        return Table((), tuple(problems))
    rows: list[Row] = []
    for line, cells in lines:
        if not any(cells):
            continue
        if len(cells) != len(head[1]):
            what = f"the row has {len(cells)} cells"
            wanted = f"expected {len(head[1])}, one a column"
            problems.append(Problem(file, line, what, wanted, "put quotes around a cell that holds a comma"))
            continue
        rows.append(Row(line, dict(zip(head[1], (cell.strip() for cell in cells), strict=True))))
    return Table(tuple(rows), tuple(problems))


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _head_faults(file: str, head: list[str], expected: tuple[str, ...]) -> Iterator[Problem]:
    missing = [column for column in expected if column not in head]
    for place, column in enumerate(head):
        if column not in expected:
            do = nearest(column, missing) or "take it out, or mend its name"
            yield Problem(file, 1, f"the column `{column}` is not known", "expected the columns of this file", do)
        elif column in head[:place]:
            yield Problem(file, 1, f"the column `{column}` stands twice", "expected it once", "take one out")
    for column in missing:
        yield Problem(file, 1, f"the column `{column}` is missing", "expected every column of this file", "add it")


def country_id(name: str) -> str:
    """Give the id of a country: its name in lower case without marks, words joined by hyphens.

    >>> country_id("São Tomé and Príncipe"), country_id("Congo, Republic of the")
    ('sao-tome-and-principe', 'congo-republic-of-the')
    """
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", ""))  # noqa: RUF001  an apostrophe
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def release_of(file: str) -> str:
    """Give the release to which a file belongs: the name of its folder."""
    return file.split("/")[-2]


def year_of(release: str) -> int:
    """Give the year with which the name of a release ends."""
    return int(release[-4:])
