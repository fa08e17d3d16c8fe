"""Choices: several options may be right."""

from __future__ import annotations

from tutela.delivery.web.items.frame import Parts, control, entry, fieldset, yes_no
from tutela.delivery.web.items.prose import Prose
from tutela.model.items import Choices


def write(item: Choices, prose: Prose) -> Parts:
    """Give a checkbox an option."""
    options = "".join(control(item, "checkbox", option.id, prose.inlines(option.text)) for option in item.options)
    return Parts(
        prompt="",
        answer=fieldset(item, options, prose, hint=prose.word("item.several")),
        solution=tuple(
            entry(option.id, prose.inlines(option.text), prose.blocks(option.feedback), right=yes_no(option.right))
            for option in item.options
        ),
    )
