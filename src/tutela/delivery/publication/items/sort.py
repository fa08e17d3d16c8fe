"""Sort: each card gets the letter of its group."""

from __future__ import annotations

from tutela.delivery.publication import paper
from tutela.delivery.publication.items.sheet import ItemSheet, answers, letter, reason, strong
from tutela.delivery.publication.text import PaperText
from tutela.delivery.web.items.mixing import mixed
from tutela.model.items import Sort


def write(item: Sort, text: PaperText) -> ItemSheet:
    """Give the groups by letter and the cards with a box; the answers go by group."""
    groups = [(letter(place).upper(), group) for place, group in enumerate(item.groups)]
    named = tuple((paper.Paragraph((strong(f"{name}. "), *text.runs(group.title))),) for name, group in groups)
    cards = mixed(item.id, tuple(card for group in item.groups for card in group.cards), lambda card: card.id)
    return ItemSheet(
        asked=(
            *(block for blocks in named for block in blocks),
            paper.Ticks(tuple(text.runs(card.text) for card in cards)),
        ),
        answers=answers(
            reason((strong(f"{name}: "), *text.runs(card.text), paper.Run(".")), text.blocks(card.feedback))
            for name, group in groups
            for card in group.cards
        ),
    )
