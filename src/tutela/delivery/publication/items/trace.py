"""Trace: what is wrong with a circulating number."""

from __future__ import annotations

from tutela.delivery.publication import paper
from tutela.delivery.publication.items.sheet import ItemSheet, answers, hint, reason, strong
from tutela.delivery.publication.text import PaperText
from tutela.model.items import Trace


def write(item: Trace, text: PaperText) -> ItemSheet:
    """Give the possible faults to tick; the answers say which are there and what would be right."""
    words = text.refs.words
    faults = tuple((paper.Run(words(f"item.fault.{fault.id}")),) for fault in item.faults)
    return ItemSheet(
        asked=(
            hint(words("item.circulating")),
            paper.Paragraph((strong(words("item.what-is-wrong")),)),
            paper.Ticks(faults),
        ),
        answers=(
            *answers(
                reason(
                    (
                        strong(words("print.is-wrong" if fault.present else "print.is-right")),
                        paper.Run(f" {words(f'item.fault.{fault.id}')}"),
                    ),
                    text.blocks(fault.feedback),
                )
                for fault in item.faults
            ),
            paper.Paragraph((strong(words("item.better")), paper.Run(" "), *text.runs(item.better))),
        ),
    )
