"""Choice and choices: options to tick."""

from __future__ import annotations

from tutela.delivery.publication import paper
from tutela.delivery.publication.items.sheet import ItemSheet, answers, hint, reason, strong
from tutela.delivery.publication.text import PaperText
from tutela.model.items import Choice, Choices


def write(item: Choice | Choices, text: PaperText) -> ItemSheet:
    """Give the options with boxes; right and wrong with reasons."""
    words = text.refs.words
    several = (hint(words("item.several")),) if isinstance(item, Choices) else ()
    return ItemSheet(
        asked=(*several, paper.Ticks(tuple(text.runs(option.text) for option in item.options))),
        answers=answers(
            reason(
                (
                    strong(words("print.right" if option.right else "print.wrong")),
                    paper.Run(" "),
                    *text.runs(option.text),
                    paper.Run("."),
                ),
                text.blocks(option.feedback),
            )
            for option in item.options
        ),
    )
