"""One cell of countries.csv becomes a typed value, or is told as a fault."""

from __future__ import annotations

import re

from tutela.model.country import Impossible, Missing, Money, Number, Share, Told, Wording, YesNo
from tutela.model.country_fields import Kind

_MISSING = {
    "": Missing("blank"),
    "Unknown": Missing("unknown"),
    "Unavailable": Missing("unavailable"),
    "N/A": Missing("not-applicable"),
}
_YES_NO = {"Yes": YesNo(True), "No": YesNo(False)}
_WHOLE = re.compile(r"\d{1,15}\Z")
_DECIMAL = re.compile(r"\d{1,15}(?:\.\d+)?\Z")
_AGES = re.compile(r"\d+(?:/\d+)+\Z")
_MILLIONS = re.compile(r"\$(\d{1,9}(?:\.\d+)?) million\Z")
_OLDEST = 25

EXPECTED: dict[Kind, str] = {
    "share": "a share from 0 to 1",
    "rate": "a share, 1 for all children",
    "count": "a whole number",
    "age": f"an age up to {_OLDEST}, or several as 12/13",
    "money": "a whole number of US dollars, or `$3.5 million`",
    "yes-no": "Yes or No",
    "yes-no-or-count": "Yes, No or a whole number",
    "wording": "words",
}
"""What a cell of each kind may hold, besides Unknown, Unavailable, N/A and nothing."""


def read_value(cell: str, kind: Kind) -> Told | None:
    """Give the value of a cell, or None for one that its column cannot hold.

    A share over one is `Impossible`: the file may have been published so, and then about.yaml says that it is doubted.
    """
    if cell in _MISSING:
        return _MISSING[cell]
    match kind:
        case "yes-no":
            return _YES_NO.get(cell)
        case "yes-no-or-count":
            return _YES_NO.get(cell) or _count(cell)
        case "count":
            return _count(cell)
        case "age":
            return _age(cell)
        case "share" | "rate":
            return _share(cell, kind)
        case "money":
            return _money(cell)
        case "wording":
            return Wording(cell)


def _count(cell: str) -> Number | None:
    return Number(int(cell)) if _WHOLE.match(cell) else None


def _age(cell: str) -> Number | Wording | None:
    if _AGES.match(cell):
        return Wording(cell)
    if not _DECIMAL.match(cell) or float(cell) > _OLDEST:
        return None
    return Number(int(cell) if _WHOLE.match(cell) else float(cell))


def _share(cell: str, kind: Kind) -> Share | Impossible | None:
    if not _DECIMAL.match(cell):
        return None
    return Share(float(cell)) if kind == "rate" or float(cell) <= 1 else Impossible(cell)


def _money(cell: str) -> Money | None:
    if _WHOLE.match(cell):
        return Money(int(cell), cell)
    found = _MILLIONS.match(cell)
    return Money(round(float(found[1]) * 1_000_000), cell) if found else None
