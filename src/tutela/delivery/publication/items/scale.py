"""Scale: a place between two ends; never scored."""

from __future__ import annotations

from tutela.delivery.publication import paper
from tutela.delivery.publication.items.sheet import ItemSheet, answers, reason, strong
from tutela.delivery.publication.text import PaperText
from tutela.model.items import Scale


def write(item: Scale, text: PaperText) -> ItemSheet:
    """Give the steps in a row between their ends; what is said to each stands with the answers."""
    steps = tuple((paper.Run(str(step)),) for step in range(1, item.steps + 1))
    row = (text.runs(item.low), *steps, text.runs(item.high))
    return ItemSheet(
        asked=(paper.Grid((), (row,), widths=(3, *(1,) * item.steps, 3)),),
        answers=answers(
            reason((strong(_span(comment.low, comment.high)),), text.blocks(comment.feedback))
            for comment in item.comments
        ),
    )


def _span(low: int, high: int) -> str:
    return f"{low}:" if low == high else f"{low} – {high}:"  # noqa: RUF001 - an en dash joins ranges
