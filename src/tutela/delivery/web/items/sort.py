"""Sort: cards go into groups."""

from __future__ import annotations

from tutela.delivery.web.items.cards import card, place, places, tray
from tutela.delivery.web.items.frame import Parts, entry
from tutela.delivery.web.items.mixing import mixed
from tutela.delivery.web.items.prose import Prose
from tutela.model.items import Sort


def write(item: Sort, prose: Prose) -> Parts:
    """Give the cards mixed, the groups as written."""
    every = tuple(one for group in item.groups for one in group.cards)
    cards = mixed(item.id, every, lambda one: one.id)
    return Parts(
        prompt=prose.blocks(item.prompt),
        answer=tray(tuple(card(one.id, prose.inlines(one.text)) for one in cards), prose.word("item.cards"))
        + places(
            tuple(place(group.id, prose.inlines(group.title)) for group in item.groups),
            prose.word("item.places"),
        ),
        solution=tuple(
            entry(
                one.id,
                f"{prose.inlines(one.text)} → {prose.inlines(group.title)}",
                prose.blocks(one.feedback),
                right="yes",
                place=group.id,
            )
            for group in item.groups
            for one in group.cards
        ),
    )
