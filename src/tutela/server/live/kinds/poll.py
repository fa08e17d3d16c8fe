"""Polls: one answer or several from a list, or a place on a scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast

from django.utils.translation import gettext as _

from tutela.server.live.kinds.kind import (
    Given,
    Kind,
    Refused,
    Result,
    Row,
    Setting,
    Table,
    numbered,
    numbers,
    pieces_of,
)


def _take(setting: Setting, given: Given) -> object:
    chosen = numbers(given, "option", len(setting.options))
    if not chosen:
        raise Refused(_("Nothing is chosen yet. Choose, then send."))
    if len(chosen) > setting.most:
        raise Refused(_("Choose {most} at most, then send.").format(most=setting.most))
    return chosen


def _say(setting: Setting, content: object) -> tuple[str, ...]:
    return tuple(setting.options[place] for place in cast("Sequence[int]", content))


def _count(setting: Setting, contents: Sequence[object]) -> Result:
    counts = Counter(one for content in contents for one in cast("Sequence[int]", content))
    rows = tuple(Row(option, (counts[place],)) for place, option in enumerate(setting.options))
    return Result(tables=(Table("", (), rows, len(contents)),))


def _sheet(setting: Setting, line: str) -> Given:
    """Read the numbers of the answers that are ticked."""
    return {"option": [numbered(piece, len(setting.options)) for piece in pieces_of(line)]}


POLL = Kind("poll", _take, _say, _count, sheet=_sheet)
SCALE = Kind("scale", _take, _say, _count, sheet=_sheet)
