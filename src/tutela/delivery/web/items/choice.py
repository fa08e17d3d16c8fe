"""Choice: one option is right."""

from __future__ import annotations

from tutela.delivery.web.items.frame import Parts, control, entry, fieldset, yes_no
from tutela.delivery.web.items.prose import Prose
from tutela.model.items import Choice


def write(item: Choice, prose: Prose) -> Parts:
    """Give a radio button an option."""
    options = "".join(control(item, "radio", option.id, prose.inlines(option.text)) for option in item.options)
    return Parts(
        prompt="",
        answer=fieldset(item, options, prose),
        solution=tuple(
            entry(option.id, prose.inlines(option.text), prose.blocks(option.feedback), right=yes_no(option.right))
            for option in item.options
        ),
    )
