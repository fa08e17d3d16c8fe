"""Placing cards: into groups, along the chain of events, or on the map of levels and sides."""

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
    placed = {}
    for card in range(len(setting.options)):
        found = numbers({"place": [one for one in given.get(f"card-{card}", ()) if one]}, "place", len(setting.places))
        if found:
            placed[str(card)] = found[0]
    if not placed:
        raise Refused(_("No card has a place yet. Place one at least, then send."))
    return placed


def _say(setting: Setting, content: object) -> tuple[str, ...]:
    placed = cast("dict[str, int]", content)
    return tuple(f"{setting.options[int(card)]}: {setting.places[place]}" for card, place in placed.items())


def _count(setting: Setting, contents: Sequence[object]) -> Result:
    counts = Counter(
        (int(card), place) for content in contents for card, place in cast("dict[str, int]", content).items()
    )
    rows = tuple(
        Row(option, tuple(counts[card, place] for place in range(len(setting.places))))
        for card, option in enumerate(setting.options)
    )
    return Result(tables=(Table("", setting.places, rows, len(contents)),))


def _sheet(setting: Setting, line: str) -> Given:
    """Read the number of the place of each card, in the order of the cards; a dash for a card that lies nowhere."""
    pieces = pieces_of(line)
    if len(pieces) != len(setting.options):
        told = _("There are {cards} cards and {found} places. Write one place for each card, a dash for none.")
        raise Refused(told.format(cards=len(setting.options), found=len(pieces)))
    return {
        f"card-{card}": [numbered(piece, len(setting.places))]
        for card, piece in enumerate(pieces)
        if piece not in ("-", "–")  # noqa: RUF001 - both dashes are typed
    }


SORT = Kind("sort", _take, _say, _count, sheet=_sheet)
CHAIN = Kind("chain", _take, _say, _count, sheet=_sheet)
MAP = Kind("map", _take, _say, _count, sheet=_sheet)
