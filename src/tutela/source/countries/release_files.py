"""The three files of a release: countries.csv, suggested_actions.csv, goods.csv."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from tutela.model.country import Actions, Area, CountryRow, Good, Goods, Told
from tutela.model.country_fields import COUNTED_ACTIONS, FIELDS
from tutela.model.problem import Problem
from tutela.model.whole_numbers import read_whole
from tutela.source.countries.table import Row, country_id, read_table, release_of, year_of
from tutela.source.countries.values import EXPECTED, read_value
from tutela.source.draft import Gathering, Passage, Piece, Pieces, Sheet
from tutela.source.shape_faults import nearest

T = TypeVar("T")

AREAS: Mapping[str, Area] = {
    "Legal_Framework": "legal-framework",
    "Enforcement": "enforcement",
    "Coordination": "coordination",
    "Government_Policies": "government-policies",
    "Social_Programs": "social-programs",
}
"""The areas of suggested_actions.csv as the source writes them."""

ACTION_COLUMNS = ("country", "area", "action")
GOOD_COLUMNS = ("good", "sector", "country", "region", "child_labor", "forced_labor", "forced_child_labor", "derived")
_MARKS = GOOD_COLUMNS[4:]
_ELSE = "Unknown, Unavailable, N/A or nothing"


def country_columns(year: int) -> tuple[str, ...]:
    """Give the columns of countries.csv of a year."""
    fields = (field.column.format(year=year) for field in FIELDS)
    return ("country", "region", *fields, *COUNTED_ACTIONS.values())


def read_countries(file: str, text: str) -> Sheet:
    """Read countries.csv; each row becomes a piece, `release/country`."""
    release = release_of(file)
    table = read_table(file, text, country_columns(year_of(release)))
    gathering = Gathering(file, problems=list(table.problems))
    pieces: list[Piece[CountryRow]] = []
    first: dict[str, tuple[str, int]] = {}
    for row in table.rows:
        name, id = row.cells["country"], country_id(row.cells["country"])
        if not id:
            gathering.fault(row.line, "the row names no country", "expected its name under `country`", "write it")
        elif id in first:
            what = f"the country `{name}` stands twice"
            gathering.fault(row.line, what, f"expected it once; the first is on line {first[id][1]}", "take one out")
        elif not row.cells["region"]:
            gathering.fault(row.line, f"`{name}` has no region", "expected one under `region`", "write it")
        else:
            first[id] = name, row.line
            value = _row(release, id, row, gathering)
            names = tuple(Passage(row.line, "source", row.cells[column]) for column in ("country", "region"))
            pieces.append(Piece(f"{release}/{id}", file, row.line, value, names))
    # a country with a faulty cell is there all the same, so that the links to it are not called unknown besides
    lost = bool(table.problems) or len(pieces) < len(table.rows)
    return Sheet(Pieces(country_rows=tuple(pieces)), tuple(gathering.problems), lost=lost)


def _row(release: str, id: str, row: Row, gathering: Gathering) -> CountryRow:
    values: dict[str, Told] = {}
    for field in FIELDS:
        column = field.column.format(year=year_of(release))
        value = read_value(row.cells[column], field.kind)
        if value is None:
            _fault_of(row, column, EXPECTED[field.kind], gathering)
        else:
            values[field.id] = value
    counted = {}
    for area, column in COUNTED_ACTIONS.items():
        number = read_whole(row.cells[column])
        if number is not None:
            counted[area] = number
        elif row.cells[column]:
            _fault_of(row, column, "a whole number", gathering)
    return CountryRow(
        release=release,
        country=id,
        name=row.cells["country"],
        region=row.cells["region"],
        values=values,
        counted=counted,
    )


def _fault_of(row: Row, column: str, expected: str, gathering: Gathering) -> None:
    cell = row.cells[column]
    shown = cell if len(cell) < 40 else f"{cell[:37]}…"
    what = f'`{column}` of {row.cells["country"]} is "{shown}"'
    gathering.fault(row.line, what, f"expected {expected}, or {_ELSE}", "mend the cell")


def read_actions(file: str, text: str) -> Sheet:
    """Read suggested_actions.csv; the actions of a country become a piece."""
    release = release_of(file)
    table = read_table(file, text, ACTION_COLUMNS)
    problems = list(table.problems)
    found: dict[str, list[tuple[Area, str]]] = {}
    lines: dict[str, int] = {}
    for row in table.rows:
        area = AREAS.get(row.cells["area"])
        if area is None:
            do = nearest(row.cells["area"], AREAS) or "mend the cell"
            what = f'`area` of {row.cells["country"]} is "{row.cells["area"]}"'
            problems.append(Problem(file, row.line, what, f"expected one of {', '.join(AREAS)}", do))
        elif not row.cells["action"]:
            what = f"`action` of {row.cells['country']} is empty"
            problems.append(Problem(file, row.line, what, "expected a sentence", "write it, or take the row out"))
        else:
            id = country_id(row.cells["country"])
            lines.setdefault(id, row.line)
            found.setdefault(id, []).append((area, " ".join(row.cells["action"].split())))
    made = tuple(_of(file, release, id, lines[id], Actions(release, id, tuple(each))) for id, each in found.items())
    return Sheet(Pieces(country_actions=made), tuple(problems))


def read_goods(file: str, text: str) -> Sheet:
    """Read goods.csv; the goods of a country become a piece, in the order of their names."""
    release = release_of(file)
    table = read_table(file, text, GOOD_COLUMNS)
    problems = list(table.problems)
    found: dict[str, dict[str, Good]] = {}
    lines: dict[str, int] = {}
    for row in table.rows:
        name, good = row.cells["country"], row.cells["good"]
        faults = [mark for mark in _MARKS if row.cells[mark] not in ("Yes", "No")]
        for mark in faults:
            what = f'`{mark}` of {good} from {name} is "{row.cells[mark]}"'
            problems.append(Problem(file, row.line, what, "expected Yes or No", "mend the cell"))
        id = country_id(name)
        if good in found.get(id, {}):
            what = f"{good} from {name} stands twice"
            problems.append(Problem(file, row.line, what, "expected it once", "take one out"))
        elif not faults:
            lines.setdefault(id, row.line)
            found.setdefault(id, {})[good] = _good(row, year_of(release))
    made = tuple(_goods_of(file, release, id, lines[id], found[id].values()) for id in found)
    return Sheet(Pieces(country_goods=made), tuple(problems))


def _goods_of(file: str, release: str, country: str, line: int, goods: Iterable[Good]) -> Piece[Goods]:
    ordered = tuple(sorted(goods, key=lambda good: good.name))
    piece = _of(file, release, country, line, Goods(release, country, ordered))
    names = dict.fromkeys(name for good in ordered for name in (good.name, good.sector))
    return msgspec.structs.replace(piece, passages=tuple(Passage(line, "source", name) for name in names))


def _good(row: Row, year: int) -> Good:
    child, forced, forced_child, derived = (row.cells[mark] == "Yes" for mark in _MARKS)
    return Good(row.cells["good"], row.cells["sector"], year, child, forced, forced_child, derived)


def _of(file: str, release: str, country: str, line: int, value: T) -> Piece[T]:
    """Give the piece of a country, which names that country."""
    gathering = Gathering(file)
    gathering.mention(line, "country", country)
    return gathering.piece(f"{release}/{country}", line, value)
