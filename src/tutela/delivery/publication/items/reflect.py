"""Reflect: lines to write on."""

from __future__ import annotations

from tutela.delivery.publication import paper
from tutela.delivery.publication.items.sheet import ItemSheet, hint
from tutela.delivery.publication.text import PaperText
from tutela.model.items import Reflect

LINES = 4


def write(item: Reflect, text: PaperText) -> ItemSheet:
    """Give lines, under the reminder that no real name and no real case belongs there; it has no answer."""
    return ItemSheet((hint(text.refs.words("item.no-real-cases")), paper.Lines(LINES)), ())
