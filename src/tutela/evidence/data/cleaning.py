"""From what the file holds to numbers and texts: missing codes, ranges and lists of codes, each fault counted."""

from __future__ import annotations

import math

import duckdb

from tutela.evidence.data.dataset import quoted
from tutela.evidence.data.faults import Fault
from tutela.evidence.data.mapping import Mapping

__all__ = ["clean"]

_TEXT = ("VARCHAR", "ENUM")


def clean(connection: duckdb.DuckDBPyConnection, mapping: Mapping) -> tuple[dict[str, str], list[Fault]]:
    """Give the SQL of each column of `rows`, cleaned, by its name in lower case; and what was wrong with how many."""
    described = sorted(connection.execute("DESCRIBE rows").fetchall())
    texts = {name.lower() for name in mapping.texts}
    places = {name.lower() for name in (*mapping.design.stratum, *mapping.design.psu, *mapping.key)}
    cleaned: dict[str, str] = {}
    counts: list[tuple[str, str, str, str]] = []
    for name, kind, *_ in described:
        column, low = quoted(name), name.lower()
        if low in texts or low in places:
            cleaned[low] = _without(_as_text(column, kind), _missing(mapping, low, text=True))
            continue
        number = f"TRY_CAST({column} AS DOUBLE)" if kind.startswith(_TEXT) else f"CAST({column} AS DOUBLE)"
        if kind.startswith(_TEXT):
            wrong = f"{column} IS NOT NULL AND TRIM({column}) <> '' AND {number} IS NULL"
            counts.append((name, "not a number", wrong, "they count as missing"))
        value = _without(number, _missing(mapping, low, text=False))
        value, wrong, what = _within(value, mapping, low)
        if wrong:
            counts.append((name, what, wrong, "they count as missing"))
        cleaned[low] = value
    return cleaned, _counted(connection, counts)


def _as_text(column: str, kind: str) -> str:
    """Give a column as text; SPSS and Stata keep codes as numbers, so a whole number is 1 and not 1.0."""
    text = f"TRIM(CAST({column} AS VARCHAR))"
    return text if kind.startswith(_TEXT) else f"REGEXP_REPLACE({text}, '[.]0+$', '')"


def _missing(mapping: Mapping, column: str, *, text: bool) -> list[str]:
    codes = [code for names, listed in mapping.missing.items() if column in _named(names) for code in listed]
    if text:
        return [_literal(str(code)) for code in codes]
    return [repr(float(code)) for code in codes if isinstance(code, int | float)]


def _named(names: str) -> list[str]:
    return [name.lower() for name in names.replace(",", " ").split()]


def _without(value: str, missing: list[str]) -> str:
    return f"CASE WHEN {value} IN ({', '.join(missing)}) THEN NULL ELSE {value} END" if missing else value


def _within(value: str, mapping: Mapping, column: str) -> tuple[str, str, str]:
    ranges = {name: pair for names, pair in mapping.ranges.items() for name in _named(names)}
    codes = {name: listed for names, listed in mapping.codes.items() for name in _named(names)}
    if column in ranges:
        low, high = ranges[column]
        inside = f"{value} BETWEEN {float(low)!r} AND {float(high) if math.isfinite(high) else 1e308!r}"
        what = f"outside {low:g} to {high:g}"
    elif column in codes:
        inside = f"{value} IN ({', '.join(repr(float(code)) for code in codes[column])})"
        what = "codes outside the list"
    else:
        return value, "", ""
    return f"CASE WHEN {inside} THEN {value} END", f"({value}) IS NOT NULL AND NOT ({inside})", what


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _counted(connection: duckdb.DuckDBPyConnection, checks: list[tuple[str, str, str, str]]) -> list[Fault]:
    if not checks:
        return []
    counts = ", ".join(f"COUNT(*) FILTER (WHERE {wrong})" for _, _, wrong, _ in checks)
    found = connection.execute(f"SELECT {counts} FROM rows").fetchone() or ()
    return [
        Fault(name, what, int(number), do) for (name, what, _, do), number in zip(checks, found, strict=True) if number
    ]
