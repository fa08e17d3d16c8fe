"""An action plan as a workbook: one sheet of all rows by part, one of what is still lacking."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from tutela.delivery.publication.action_plan import cell_of
from tutela.delivery.web.words import Words
from tutela.model.action_plan import ActionPlan

_COLUMNS = ("text", "why", "aim", "constituents", "who", "budget", "indicator", "when", "source")
_UNWRITABLE = re.compile(rf"{ILLEGAL_CHARACTERS_RE.pattern}|[\ufffe\uffff]")
"""What XML 1.0 does not hold; openpyxl lets the last two pass, and then cannot write the sheet."""
_WIDE = 34
_NARROW = 18


def make_workbook(
    plan: ActionPlan, gaps: Sequence[str], constituents: Mapping[str, str], words: Words, *, today: datetime.date
) -> bytes:
    """Give the bytes of the workbook; `today` stands in it as the day it was made."""
    book = Workbook()
    book.properties.created = book.properties.modified = datetime.datetime.combine(today, datetime.time())
    book.properties.creator = words("print.series")
    sheet = book.worksheets[0]
    sheet.title = words("action-plan.title")
    _put(sheet, 1, (plan.title,), strong=True)
    _put(sheet, 2, (words("action-plan.no-names"),))
    _put(sheet, 4, (words("action-plan.part"), *(words(f"action-plan.{each}") for each in _COLUMNS)), strong=True)
    line = 5
    for part in plan.parts:
        for row in part.rows:
            _put(sheet, line, (part.title, *(cell_of(row, each, constituents, words) for each in _COLUMNS)))
            line += 1
    sheet.freeze_panes = "A5"
    for place in range(len(_COLUMNS) + 1):
        sheet.column_dimensions["ABCDEFGHIJ"[place]].width = _WIDE if place in (1, 2, 7) else _NARROW
    lacks = book.create_sheet(words("action-plan.gaps")[:31])
    for place, gap in enumerate(gaps or (words("action-plan.no-gaps"),), 1):
        _put(lacks, place, (gap,))
    lacks.column_dimensions["A"].width = 100
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(sheet: Worksheet, line: int, cells: Sequence[str], *, strong: bool = False) -> None:
    """Write text as text: a cell that begins like a formula is none."""
    for place, text in enumerate(cells, 1):
        cell = sheet.cell(line, place)
        cell.value = _UNWRITABLE.sub("", text)
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.alignment = Alignment(wrap_text=line > 2, vertical="top")
        cell.font = Font(bold=strong)
