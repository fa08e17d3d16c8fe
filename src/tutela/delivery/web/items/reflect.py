"""Reflect: a written thought that stays on the device; never scored."""

from __future__ import annotations

from tutela.delivery.web.items.frame import Parts
from tutela.delivery.web.items.prose import Prose, write_word
from tutela.model.items import Reflect


def write(item: Reflect, prose: Prose) -> Parts:
    """Give the prompt and the rule; the player adds the field, since without it nothing would be kept."""
    return Parts(
        prompt=prose.blocks(item.prompt),
        answer=f'<p class="hint">{write_word(prose.word("item.no-real-cases"))}</p>',
        solution=(),
    )
