"""Match: each left side is a card, each right side a place for one card."""

from __future__ import annotations

from tutela.delivery.web.items.cards import card, place, places, tray
from tutela.delivery.web.items.frame import Parts, entry
from tutela.delivery.web.items.mixing import mixed
from tutela.delivery.web.items.prose import Prose
from tutela.model.items import Match


def write(item: Match, prose: Prose) -> Parts:
    """Give the left sides and the right sides, each mixed in its own way."""
    lefts = mixed(f"{item.id} left", item.pairs, lambda pair: pair.id)
    rights = mixed(f"{item.id} right", item.pairs, lambda pair: pair.id)
    return Parts(
        prompt=prose.blocks(item.prompt),
        answer=tray(tuple(card(pair.id, prose.inlines(pair.left)) for pair in lefts), prose.word("item.cards"))
        + places(tuple(place(pair.id, prose.inlines(pair.right)) for pair in rights), prose.word("item.places")),
        solution=tuple(
            entry(
                pair.id,
                f"{prose.inlines(pair.left)} = {prose.inlines(pair.right)}",
                prose.blocks(pair.feedback),
                right="yes",
                place=pair.id,
            )
            for pair in item.pairs
        ),
    )
