"""Match: numbers on the left, letters on the right."""

from __future__ import annotations

from tutela.delivery.publication import paper
from tutela.delivery.publication.items.sheet import ItemSheet, answers, letter, reason, strong
from tutela.delivery.publication.text import PaperText
from tutela.delivery.web.items.mixing import mixed
from tutela.model.items import Match


def write(item: Match, text: PaperText) -> ItemSheet:
    """Give two columns in different orders; the answers join number and letter."""
    right = mixed(item.id, item.pairs, lambda pair: pair.id)
    letters = {pair.id: letter(place) for place, pair in enumerate(right)}
    rows = tuple(
        (
            (paper.Run(f"{number}. "), *text.runs(pair.left)),
            (),
            (paper.Run(f"{letter(number - 1)}. "), *text.runs(right[number - 1].right)),
        )
        for number, pair in enumerate(item.pairs, 1)
    )
    return ItemSheet(
        asked=(paper.Grid(((), (), ()), rows, widths=(5, 1, 5)),),
        answers=answers(
            reason((strong(f"{number}: {letters[pair.id]}."),), text.blocks(pair.feedback))
            for number, pair in enumerate(item.pairs, 1)
        ),
    )
