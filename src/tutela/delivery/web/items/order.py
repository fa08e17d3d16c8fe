"""Order: put the entries in order."""

from __future__ import annotations

from html import escape

from tutela.delivery.web.items.cards import card
from tutela.delivery.web.items.frame import Parts, entry
from tutela.delivery.web.items.mixing import mixed
from tutela.delivery.web.items.prose import Prose
from tutela.model.items import Order


def write(item: Order, prose: Prose) -> Parts:
    """Give the entries mixed; the solution's rows stand in the right order and carry their number."""
    cards = mixed(item.id, item.entries, lambda one: one.id)
    rows = "".join(card(one.id, prose.inlines(one.text)) for one in cards)
    return Parts(
        prompt=prose.blocks(item.prompt),
        answer=f'<ol class="cards sequence" aria-label="{escape(prose.word("item.sequence"))}">{rows}</ol>',
        solution=tuple(
            entry(
                one.id,
                f"{number}. {prose.inlines(one.text)}",
                prose.blocks(one.feedback),
                right="yes",
                place=str(number),
            )
            for number, one in enumerate(item.entries, 1)
        ),
    )
