"""Levels: vulnerability factors on five levels and two sides."""

from __future__ import annotations

from typing import get_args

from tutela.delivery.web.items.cards import card, place, places, tray
from tutela.delivery.web.items.frame import Parts, entry
from tutela.delivery.web.items.mixing import mixed
from tutela.delivery.web.items.prose import Prose, write_word
from tutela.model.items import Level, Levels, Side


def write(item: Levels, prose: Prose) -> Parts:
    """Give the factors mixed and all ten places, also those where nothing belongs."""
    every = tuple(factor for spot in item.places for factor in spot.factors)
    cards = mixed(item.id, every, lambda factor: factor.id)
    return Parts(
        prompt=prose.blocks(item.prompt),
        answer=tray(tuple(card(factor.id, prose.inlines(factor.text)) for factor in cards), prose.word("item.cards"))
        + places(
            tuple(
                place(f"{level}-{side}", _title(level, side, prose))
                for level in get_args(Level)
                for side in get_args(Side)
            ),
            prose.word("item.framework"),
        ),
        solution=tuple(
            entry(
                factor.id,
                f"{prose.inlines(factor.text)} → {_title(spot.level, spot.side, prose)}",
                prose.blocks(factor.feedback),
                right="yes",
                place=f"{spot.level}-{spot.side}",
            )
            for spot in item.places
            for factor in spot.factors
        ),
    )


def _title(level: str, side: str, prose: Prose) -> str:
    return (
        f"{write_word(prose.word(f'item.level.{level}'))} <small>{write_word(prose.word(f'item.side.{side}'))}</small>"
    )
