"""Chain: each event gets its place; then where somebody could have stepped in."""

from __future__ import annotations

from tutela.delivery.publication import paper
from tutela.delivery.publication.items.sheet import ItemSheet, answers, hint, reason, strong
from tutela.delivery.publication.text import PaperText
from tutela.delivery.web.items.mixing import mixed
from tutela.model.items import Chain


def write(item: Chain, text: PaperText) -> ItemSheet:
    """Give a table of events by three places to tick, and one of interventions; the answers name the place."""
    words = text.refs.words
    places = tuple((paper.Run(words(f"item.place.{place}")),) for place in ("source", "transit", "destination"))
    events = mixed(item.id, item.events, lambda event: event.id)
    stops = mixed(f"{item.id} stops", item.interventions, lambda event: event.id)
    rows = tuple((text.runs(event.text), (), (), ()) for event in events)
    asked: tuple[paper.Block, ...] = (paper.Grid(((), *places), rows, widths=(6, 2, 2, 2)),)
    if stops:
        second = tuple((text.runs(stop.text), (), (), ()) for stop in stops)
        asked = (*asked, hint(words("item.step-in")), paper.Grid(((), *places), second, widths=(6, 2, 2, 2)))
    return ItemSheet(
        asked=asked,
        answers=answers(
            reason(
                (strong(f"{words(f'item.place.{each.place}')}: "), *text.runs(each.text), paper.Run(".")),
                text.blocks(each.feedback),
            )
            for each in (*item.events, *item.interventions)
        ),
    )
