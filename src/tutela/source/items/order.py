"""order: a numbered list in the right order."""

from __future__ import annotations

from tutela.model.items import Order
from tutela.source.draft import Gathering
from tutela.source.items.body import Body, divide, plain_entries, take_entry


def read(body: Body, gathering: Gathering) -> Order:
    """Give the item."""
    for node in body.nodes:
        if node.type == "bullet_list":
            gathering.fault(
                node.line,
                f"order `{body.id}` has a list without numbers",
                "expected `1. …`",
                "number the entries in the right order",
            )
    divide(body, gathering)
    entries = tuple(take_entry(entry, gathering) for entry in plain_entries(body, gathering))
    return Order(
        id=body.id,
        prompt=body.prompt,
        competencies=body.competencies,
        case=body.case,
        closing=body.closing,
        entries=entries,
    )
