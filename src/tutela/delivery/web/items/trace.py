"""Trace: what is wrong with a figure that circulates, and the sentence that would be right."""

from __future__ import annotations

from typing import get_args

from tutela.delivery.web.items.frame import Parts, control, entry, yes_no
from tutela.delivery.web.items.prose import Prose, write_word
from tutela.model.items import Fault, Trace


def write(item: Trace, prose: Prose) -> Parts:
    """Give the claim as a quotation marked as circulating, and the five possible faults."""
    faults = {fault.id: fault for fault in item.faults}
    options = "".join(
        control(item, "checkbox", name, write_word(prose.word(f"item.fault.{name}"))) for name in get_args(Fault)
    )
    rows = tuple(
        entry(
            name,
            write_word(prose.word(f"item.fault.{name}")),
            prose.blocks(faults[name].feedback),
            right=yes_no(faults[name].present),
        )
        for name in get_args(Fault)
        if name in faults
    )
    better = (
        f'<li class="better"><span class="better-title">{write_word(prose.word("item.better"))}</span> '
        f"{prose.inlines(item.better)}</li>"
    )
    return Parts(
        prompt=f'<figure class="claim"><figcaption>{write_word(prose.word("item.circulating"))}</figcaption>'
        f"<blockquote>{prose.blocks(item.prompt)}</blockquote></figure>",
        answer=f"<fieldset><legend>{write_word(prose.word('item.what-is-wrong'))}</legend>"
        f'<p class="hint">{write_word(prose.word("item.several"))}</p>{options}</fieldset>',
        solution=(*rows, better),
    )
