"""Order: number the lines."""

from __future__ import annotations

from tutela.delivery.publication import paper
from tutela.delivery.publication.items.sheet import ItemSheet, hint, reason
from tutela.delivery.publication.text import PaperText
from tutela.delivery.web.items.mixing import mixed
from tutela.model.items import Order


def write(item: Order, text: PaperText) -> ItemSheet:
    """Give the lines mixed, with boxes for numbers; the answers stand in order."""
    lines = mixed(item.id, item.entries, lambda entry: entry.id)
    right = tuple(
        reason((*text.runs(entry.text), paper.Run(".")), text.blocks(entry.feedback)) for entry in item.entries
    )
    return ItemSheet(
        asked=(hint(text.refs.words("print.number-them")), paper.Ticks(tuple(text.runs(each.text) for each in lines))),
        answers=(paper.Numbers(right),),
    )
