"""Branch: numbered steps; each decision says where to go on."""

from __future__ import annotations

from tutela.delivery.publication import paper
from tutela.delivery.publication.items.sheet import ItemSheet, answers, reason, strong
from tutela.delivery.publication.text import PaperText
from tutela.model.items import Branch, Decision


def write(item: Branch, text: PaperText) -> ItemSheet:
    """Give every step with its decisions; the consequences stand with the answers."""
    words = text.refs.words
    numbers = {step.id: number for number, step in enumerate(item.steps, 1)}

    def onward(decision: Decision) -> tuple[paper.Piece, ...]:
        number = numbers.get(decision.next)
        told = words("item.ends") if number is None else words("item.goes-to", step=number)
        return (*text.runs(decision.text), paper.Run(f" → {told}", em=True))

    steps = tuple(
        (
            *text.blocks(step.blocks),
            *((paper.Ticks(tuple(onward(each) for each in step.decisions)),) if step.decisions else ()),
        )
        for step in item.steps
    )
    return ItemSheet(
        asked=(paper.Numbers(steps),),
        answers=answers(
            reason(
                (
                    strong(f"{numbers[step.id]}. {words('print.sound' if each.sound else 'print.poor')}"),
                    paper.Run(" "),
                    *text.runs(each.text),
                    paper.Run("."),
                ),
                text.blocks(each.feedback),
            )
            for step in item.steps
            for each in step.decisions
        ),
    )
