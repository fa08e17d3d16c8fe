"""Read a file of overlapping lists, checked; faults name lines and columns and never show what a row holds.

Two forms, told apart by the column `count`:

- a table of capture histories: a column of 0 and 1 for each list, and `count`, how many cases have the history;
- one row for each case: a column of 0 and 1 for each list, and if need be `code`, an anonymous code of its own.

Names, dates of birth, identity numbers and the like are refused: nobody needs them here. Matching of records across
lists is done before, elsewhere.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tutela.evidence.estimate.histories import Counts, Histories, list_sizes, overlaps
from tutela.model.problem import Problem

COUNT, CODE = "count", "code"
MOST_LISTS = 12
MOST_BYTES = 64 * 1024 * 1024
MOST_CASES = 10**9
_SHOWN, _KEPT = 20, 1000

_PERSONAL = re.compile(
    r"(^|[^a-z])(names?|surname|forename|firstname|lastname|nick(name)?|dob|birth(day|date)?|born|passport|national.?id|"
    r"id|ids|identity|identifier|ssn|case.?(no|number)|file.?(no|number)|phone|mobile|tel|e?mail|address|street|"
    r"village|gps|lat|latitude|lon|longitude|photo|fingerprint|nom|prenom|prénom|nombre|apellido)([^a-z]|$)"
)


class TableFaults(Exception):
    """A file that cannot be used; `problems` says why, each with its line."""

    def __init__(self, problems: list[Problem], more: int = 0) -> None:
        self.problems = tuple(problems)
        lines = [str(problem) for problem in problems[:_SHOWN]]
        more += max(len(problems) - _SHOWN, 0)
        if more:
            lines.append(f"and {more} faults more")
        super().__init__("\n".join(lines))


@dataclass(frozen=True)
class Reading:
    """A table and what its owner should know about it, none of which prevents an estimate."""

    histories: Histories
    notices: tuple[Problem, ...]


def read_lists(path: Path) -> Reading:
    """Read a file of overlapping lists. Raises TableFaults with every fault that was found."""
    rows = _rows(path.name, _text(path))
    body = _Body(path.name, _head(path.name, next(rows, (1, []))[1]))
    for line, row in rows:
        if any(cell.strip() for cell in row):
            body.take(line, row)
    return body.reading()


def _text(path: Path) -> str:
    if path.stat().st_size > MOST_BYTES:
        raise _fault(
            path.name, 0, "the file is too large", f"at most {MOST_BYTES // 1024**2} MB", "count the histories"
        )
    raw = path.read_bytes()
    if raw[:2] == b"PK" or raw[:4] == b"\xd0\xcf\x11\xe0":
        raise _fault(path.name, 0, "the file is a spreadsheet or an archive", "a CSV file", "save it as CSV, UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _fault(path.name, line, "the file is not UTF-8", "UTF-8 text", "save it as CSV, UTF-8") from None
    if "\0" in text:
        raise _fault(path.name, 0, "the file holds zero bytes", "a CSV file", "save it as CSV, UTF-8")
    return text


def _rows(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows one by one, each with its line."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error:
        raise _fault(
            file, reader.line_num, "the line cannot be read as CSV", "cells with closed quotes", "mend the quotes"
        ) from None


@dataclass(frozen=True)
class _Head:
    lists: tuple[str, ...]
    places: tuple[int, ...]
    count: int | None
    code: int | None
    width: int


def _head(file: str, cells: list[str]) -> _Head:
    names = [cell.strip() for cell in cells]
    low = [name.lower() for name in names]
    count = low.index(COUNT) if COUNT in low else None
    code = low.index(CODE) if CODE in low else None
    places = [place for place in range(len(names)) if place not in (count, code)]
    problems = []

    def add(what: str, expected: str, do: str) -> None:
        problems.append(Problem(file, 1, what, f"expected {expected}", do))

    for place, name in enumerate(names, start=1):
        if not name:
            add(f"column {place} has no name", "the name of a list", "name it or take it out")
        elif low.index(name.lower()) != place - 1:
            add(f"column {place} has the name of another column", "each name once", "rename it or take it out")
        elif place - 1 in places and _PERSONAL.search(name.lower()):
            add(
                f"column {place} looks like a name or an identifier of a person",
                "columns of 0 and 1, one for each list",
                "take it out; only an anonymous code may stand here, in a column named code",
            )
        elif len(name) > 40 or not name.isprintable() or name[0] in "=+-@":
            add(f"the name of column {place} cannot be used", "at most 40 letters, no leading = + - @", "rename it")
    if count is not None and code is not None:
        add("there are both count and code", "one of them", "give histories with counts, or one row for each case")
    if not 2 <= len(places) <= MOST_LISTS:
        add(f"the number of lists is {len(places)}", f"2 to {MOST_LISTS} lists", "give more lists, or merge some")
    if problems:
        raise TableFaults(problems)
    return _Head(tuple(names[place] for place in places), tuple(places), count, code, len(names))


@dataclass
class _Body:
    """Takes rows one by one and keeps counts and faults, not rows."""

    file: str
    head: _Head
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    first_at: dict[int, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    more: int = 0

    def __post_init__(self) -> None:
        self.counts: Counts = np.zeros(2 ** len(self.head.lists), dtype=np.int64)

    def take(self, line: int, row: list[str]) -> None:
        """Take one row."""
        if len(row) != self.head.width:
            self._add(
                line, f"the number of cells is {len(row)}", f"{self.head.width}, as in the first line", "mend the row"
            )
            return
        history = self._history(line, row)
        count = self._count(line, row)
        self._check_code(line, row)
        if history is None or count is None:
            return
        if history == 0:
            self._add(line, "the case is on no list", "at least one 1", "take it out: such cases are what is estimated")
            return
        if self.head.count is not None:
            if history in self.first_at:
                what = f"the history of line {self.first_at[history]} comes again"
                self.notices.append(
                    Problem(self.file, line, what, "expected each once", "the counts were added up", "warning")
                )
            self.first_at.setdefault(history, line)
        self.counts[history] += count

    def reading(self) -> Reading:
        """Give the table and the notices; raises TableFaults when there is any fault."""
        histories = Histories(self.head.lists, self.counts)
        if not self.problems and not histories.seen:
            self._add(0, "no case is on any list", "at least one case", "give the rows")
        if not self.problems and histories.seen > MOST_CASES:
            self._add(
                0, "there are more cases than people in most countries", f"at most {MOST_CASES:,}", "check counts"
            )
        if not self.problems:
            for name, size in zip(histories.lists, list_sizes(histories), strict=True):
                if not size:
                    self._add(
                        0, f"list {name} never captured anybody", "at least one case on it", "take the column out"
                    )
        if self.problems:
            raise TableFaults(self.problems, self.more)
        return Reading(histories, (*self.notices, *_notices(self.file, histories)))

    def _history(self, line: int, row: list[str]) -> int | None:
        history, sound = 0, True
        for bit, (place, name) in enumerate(zip(self.head.places, self.head.lists, strict=True)):
            value = row[place].strip()
            if value not in ("0", "1"):
                self._add(line, f"column {name} holds neither 0 nor 1", "0 or 1", "mend the row")
                sound = False
            elif value == "1":
                history |= 1 << bit
        return history if sound else None

    def _count(self, line: int, row: list[str]) -> int | None:
        if self.head.count is None:
            return 1
        value = row[self.head.count].strip()
        if re.fullmatch(r"[0-9]{1,12}", value):
            return int(value)
        try:
            number = float(value)
        except ValueError:
            what = "the count is not a number"
        else:
            what = "the count is negative" if number < 0 else "the count is not a whole number"
        self._add(line, what, "0 or a whole number above it", "mend the row")
        return None

    def _check_code(self, line: int, row: list[str]) -> None:
        if self.head.code is None:
            return
        value = row[self.head.code].strip()
        if not value:
            self._add(line, "the code is empty", "an anonymous code", "mend the row or take the column out")
        elif value in self.codes:
            what = f"the code of line {self.codes[value]} comes again"
            self._add(line, what, "one row for each case", "match the records first, then give each case one row")
        else:
            self.codes[value] = line

    def _add(self, line: int, what: str, expected: str, do: str) -> None:
        if len(self.problems) < _KEPT:
            self.problems.append(Problem(self.file, line, what, f"expected {expected}", do))
        else:
            self.more += 1


def _notices(file: str, histories: Histories) -> list[Problem]:
    found = []
    shared = overlaps(histories)
    sizes = dict(zip(histories.lists, list_sizes(histories), strict=True))
    for name, size in sizes.items():
        if size == histories.seen:
            what = f"every case is on list {name}"
            found.append(
                Problem(file, 0, what, "expected lists that miss some cases", "ask whether it is a register", "warning")
            )
    for (one, two), both in shared.items():
        if both == sizes[one] == sizes[two]:
            what = f"lists {one} and {two} hold the same cases"
            found.append(
                Problem(file, 0, what, "expected different lists", "merge them: they are one source", "warning")
            )
    if not any(shared.values()):
        what = "no case is on two lists"
        found.append(
            Problem(file, 0, what, "expected some overlap", "check the matching: there is no estimate", "warning")
        )
    return found


def _fault(file: str, line: int, what: str, expected: str, do: str) -> TableFaults:
    return TableFaults([Problem(file, line, what, f"expected {expected}", do)])
