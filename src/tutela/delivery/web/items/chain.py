"""Chain: events at source, in transit, at destination; and where somebody could have stepped in."""

from __future__ import annotations

from typing import get_args

from tutela.delivery.web.items.cards import card, place, places, tray
from tutela.delivery.web.items.frame import Parts, entry
from tutela.delivery.web.items.mixing import mixed
from tutela.delivery.web.items.prose import Prose, write_word
from tutela.model.items import Chain, ChainEvent, Place


def write(item: Chain, prose: Prose) -> Parts:
    """Give two piles of cards, the second for interventions, and the chain of three places."""
    events = mixed(item.id, item.events, lambda event: event.id)
    stops = mixed(f"{item.id} stops", item.interventions, lambda event: event.id)
    second = (
        f'<div class="stepping-in"><p class="step-title">{write_word(prose.word("item.step-in"))}</p>'
        + tray(
            tuple(card(stop.id, prose.inlines(stop.text), stop=True) for stop in stops),
            prose.word("item.stops"),
            stop=True,
        )
        + "</div>"
    )
    return Parts(
        prompt=prose.blocks(item.prompt),
        answer=tray(tuple(card(event.id, prose.inlines(event.text)) for event in events), prose.word("item.cards"))
        + (second if stops else "")
        + places(
            tuple(place(spot, write_word(prose.word(f"item.place.{spot}"))) for spot in get_args(Place)),
            prose.word("item.chain"),
        ),
        solution=tuple(_entry(event, prose) for event in (*item.events, *item.interventions)),
    )


def _entry(event: ChainEvent, prose: Prose) -> str:
    spot = write_word(prose.word(f"item.place.{event.place}"))
    text = f"{prose.inlines(event.text)} → {spot}"
    return entry(event.id, text, prose.blocks(event.feedback), right="yes", place=event.place)
