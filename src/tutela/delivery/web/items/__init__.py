"""The HTML of each item kind: readable with JavaScript off, enhanced by the player's element of the same kind.

`docs/site.md`, section "An item", is the contract with the player; `docs/items.md` tells each kind to authors.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from tutela.delivery.web.items import (
    branch,
    chain,
    choice,
    choices,
    determine,
    levels,
    match,
    order,
    reflect,
    scale,
    sort,
    trace,
)
from tutela.delivery.web.items.frame import Parts, frame
from tutela.delivery.web.items.prose import Prose
from tutela.model import items

KINDS: dict[type[items.Item], Callable[[Any, Prose], Parts]] = {
    items.Choice: choice.write,
    items.Choices: choices.write,
    items.Match: match.write,
    items.Sort: sort.write,
    items.Order: order.write,
    items.Scale: scale.write,
    items.Reflect: reflect.write,
    items.Branch: branch.write,
    items.Chain: chain.write,
    items.Determine: determine.write,
    items.Levels: levels.write,
    items.Trace: trace.write,
}


def write_item(
    item: items.Item,
    prose: Prose,
    *,
    activity: Literal["item", "question"] = "item",
    competencies: tuple[str, ...] = (),
) -> str:
    """Give the `<tutela-item>` of an item.

    `activity` says whether a statement is about an item of a unit or a question of the bank; `competencies` are those
    of the unit, used where the item names none.
    """
    return frame(
        item,
        KINDS[type(item)](item, prose),
        prose,
        activity=activity,
        competencies=item.competencies or competencies,
    )


__all__ = ["KINDS", "Parts", "Prose", "write_item"]
