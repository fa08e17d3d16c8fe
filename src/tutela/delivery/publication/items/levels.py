"""Levels: factors on the five levels and two sides."""

from __future__ import annotations

from typing import get_args

from tutela.delivery.publication import paper
from tutela.delivery.publication.items.sheet import ItemSheet, answers, hint, reason, strong
from tutela.delivery.publication.text import PaperText
from tutela.delivery.web.items.mixing import mixed
from tutela.model.items import Level, LevelPlace, Levels, Side


def write(item: Levels, text: PaperText) -> ItemSheet:
    """Give the factors with boxes and the empty framework, whose cells take their numbers; the answers go by place."""
    words = text.refs.words
    factors = mixed(item.id, tuple(each for place in item.places for each in place.factors), lambda each: each.id)
    listed = paper.Numbers(tuple((paper.Paragraph(text.runs(each.text)),) for each in factors))
    sides = tuple((paper.Run(words(f"item.side.{side}")),) for side in get_args(Side))
    rows = tuple(((paper.Run(words(f"item.level.{level}")),), (), ()) for level in get_args(Level))
    return ItemSheet(
        asked=(listed, hint(words("print.numbers-in-cells")), paper.Grid(((), *sides), rows, widths=(2, 3, 3))),
        answers=answers(
            reason(
                (strong(f"{_name(place, text)}: "), *text.runs(each.text), paper.Run(".")), text.blocks(each.feedback)
            )
            for place in item.places
            for each in place.factors
        ),
    )


def _name(place: LevelPlace, text: PaperText) -> str:
    words = text.refs.words
    return f"{words(f'item.level.{place.level}')} {words(f'item.side.{place.side}')}"
