"""An item with the text of its page: joins `items`, which knows the kinds, with `text`, which knows the references."""

from __future__ import annotations

from typing import Literal

from tutela.delivery.web import items
from tutela.delivery.web.elements import Markup
from tutela.delivery.web.references import References
from tutela.delivery.web.text import write_blocks, write_label
from tutela.model.items import Item


def write_item(
    item: Item,
    refs: References,
    competencies: tuple[str, ...] = (),
    *,
    activity: Literal["item", "question"] = "item",
) -> Markup:
    """Give an item or a question as HTML; `competencies` are those of its unit, used where the item names none."""
    prose = items.Prose(
        blocks=lambda blocks: write_blocks(blocks, refs),
        inlines=lambda inlines: write_label(inlines, refs),
        word=refs.words,
    )
    return Markup(items.write_item(item, prose, activity=activity, competencies=competencies))
