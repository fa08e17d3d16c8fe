"""Options marked right or wrong, as choice and choices have them."""

from __future__ import annotations

from tutela.model.items import Option
from tutela.source.draft import Gathering
from tutela.source.items.body import Body, RawEntry, divide, plain_entries, take_feedback, take_text


def take_options(body: Body, gathering: Gathering) -> tuple[Option, ...]:
    """Give the options of an item."""
    divide(body, gathering)
    return tuple(
        Option(entry.id, take_text(entry, gathering), is_marked(entry, gathering), take_feedback(entry, gathering))
        for entry in plain_entries(body, gathering)
    )


def is_marked(entry: RawEntry, gathering: Gathering) -> bool:
    """Tell whether `[x]` stands before an entry; report an entry with no mark."""
    if entry.marked is None:
        gathering.fault(
            entry.line,
            "this entry is neither right nor wrong",
            "expected `- [x]` or `- [ ]`",
            "write the mark before it",
        )
    return bool(entry.marked)
