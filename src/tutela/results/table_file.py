"""Tables as CSV that a spreadsheet opens without taking a cell for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDE_STARTS = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Full-width forms of the signs, which some spreadsheets read alike."""


def keep_text(cell: str) -> str:
    """Give the cell so that no spreadsheet calculates it: OWASP, CSV Injection; a number stays a number.

    >>> keep_text("=1+1"), keep_text("-0.5"), keep_text("plain")
    ("'=1+1", '-0.5', 'plain')
    """
    if cell.lstrip().startswith(_STARTS + _WIDE_STARTS) or cell.startswith(_STARTS):
        return cell if _is_number(cell) else f"'{cell}"
    return cell


def _is_number(cell: str) -> bool:
    bare = cell.removeprefix("-").removeprefix("+")
    return bare.replace(".", "", 1).isdecimal() and bare.isascii()


def write_csv(rows: Iterable[Sequence[str]]) -> str:
    """Give the rows as CSV (RFC 4180), every cell quoted, with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([keep_text(cell) for cell in row] for row in rows)
    return out.getvalue()
