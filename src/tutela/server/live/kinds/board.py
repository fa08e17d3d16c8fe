"""A group's shared board: a table with the columns of a worksheet, to which everybody in the group adds rows."""

from __future__ import annotations

from typing import cast

from django.utils.translation import gettext as _

from tutela.server.live.kinds.kind import MOST_LETTERS, Given, Kind, Refused, Setting, count_nothing


def _take(setting: Setting, given: Given) -> object:
    cells = [" ".join(next(iter(given.get(f"cell-{place}", ())), "").split()) for place in range(len(setting.columns))]
    if not any(cells):
        raise Refused(_("Nothing was written. Write something, then send it."))
    if any(len(cell) > MOST_LETTERS for cell in cells):
        raise Refused(_("This is longer than {most} letters. Make it shorter, then send it.").format(most=MOST_LETTERS))
    return cells


def _say(setting: Setting, content: object) -> tuple[str, ...]:
    return tuple(cast("list[str]", content))


def _sheet(setting: Setting, line: str) -> Given:
    """Read a row of a worksheet, with an upright stroke between its cells."""
    cells = line.split("|")
    if len(cells) > len(setting.columns):
        told = _("There are {columns} columns and {found} cells. Put | between the cells only.")
        raise Refused(told.format(columns=len(setting.columns), found=len(cells)))
    return {f"cell-{place}": [cell] for place, cell in enumerate(cells)}


BOARD = Kind("board", _take, _say, count_nothing, several=True, texts=True, sheet=_sheet)
