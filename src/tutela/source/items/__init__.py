"""Items: what a learner answers. One file a kind; each has `read(body, gathering)` that gives the item or None."""

from __future__ import annotations

from collections.abc import Callable

from tutela.model.items import Item
from tutela.source.draft import Gathering
from tutela.source.items import (
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
from tutela.source.items.body import Body

KINDS: dict[str, Callable[[Body, Gathering], Item | None]] = {
    "choice": choice.read,
    "choices": choices.read,
    "match": match.read,
    "sort": sort.read,
    "order": order.read,
    "scale": scale.read,
    "reflect": reflect.read,
    "branch": branch.read,
    "chain": chain.read,
    "determine": determine.read,
    "levels": levels.read,
    "trace": trace.read,
}
"""The reader of each kind."""
