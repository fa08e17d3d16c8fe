"""Scale: a place between two ends; never scored."""

from __future__ import annotations

from tutela.delivery.web.items.frame import Parts, control, entry, fieldset
from tutela.delivery.web.items.prose import Prose
from tutela.model.document import Inline
from tutela.model.items import Scale


def write(item: Scale, prose: Prose) -> Parts:
    """Give a radio button a step; the ends carry their names. A comment's entry is `low-high`."""
    ends = {1: item.low, item.steps: item.high}
    steps = "".join(
        control(item, "radio", str(step), f"<b>{step}</b>{_end(ends.get(step), prose)}")
        for step in range(1, item.steps + 1)
    )
    return Parts(
        prompt="",
        answer=fieldset(item, f'<div class="steps">{steps}</div>', prose, hint=prose.word("item.not-scored")),
        solution=tuple(
            entry(f"{comment.low}-{comment.high}", _span(comment.low, comment.high), prose.blocks(comment.feedback))
            for comment in item.comments
        ),
    )


def _end(name: tuple[Inline, ...] | None, prose: Prose) -> str:
    return f' <span class="scale-end">{prose.inlines(name)}</span>' if name is not None else ""


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}-{high}"
