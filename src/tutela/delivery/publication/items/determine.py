"""Determine: three questions, then what it is."""

from __future__ import annotations

from typing import get_args

from tutela.delivery.publication import paper
from tutela.delivery.publication.items.sheet import ItemSheet, answers, hint, reason, strong
from tutela.delivery.publication.text import PaperText
from tutela.model.items import Answer, Determine, Outcome


def write(item: Determine, text: PaperText) -> ItemSheet:
    """Give the three questions as a table and the six outcomes to tick; each answer tells the rule that decides."""
    words = text.refs.words
    findings = {"act": item.act, "purpose": item.purpose, "under-18": item.under_18}
    head = ((), *(((paper.Run(words(f"item.{answer}")),)) for answer in get_args(Answer)))
    rows = tuple(((paper.Run(words(f"item.ask.{part}")),), (), (), ()) for part in findings)
    offered = tuple((paper.Run(words(f"item.outcome.{name}")),) for name in get_args(Outcome))
    outcomes = {outcome.id: outcome for outcome in item.outcomes}
    return ItemSheet(
        asked=(
            paper.Grid(head, rows, widths=(6, 1, 1, 2)),
            paper.Paragraph((strong(words("item.so")), paper.Run(f" {words('item.several')}", em=True))),
            paper.Ticks(offered),
        ),
        answers=(
            *answers(
                reason(
                    (strong(f"{words(f'item.ask.{part}')} {words(f'item.{finding.answer}')}."),),
                    text.blocks(finding.feedback),
                )
                for part, finding in findings.items()
            ),
            hint(words("item.unknown-age")),
            *answers(
                reason(
                    (
                        strong(words("print.holds" if outcomes[name].right else "print.holds-not")),
                        paper.Run(f" {words(f'item.outcome.{name}')}."),
                    ),
                    text.blocks(outcomes[name].feedback),
                )
                for name in get_args(Outcome)
                if name in outcomes
            ),
        ),
    )
