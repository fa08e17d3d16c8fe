"""Words that authors write for the fixed places and outcomes of items, and the ids of the model for them."""

from __future__ import annotations

from typing import get_args

from tutela.model.items import Answer, Fault, Level, Outcome, Place, Side

PLACES: tuple[Place, ...] = get_args(Place)
LEVELS: tuple[Level, ...] = get_args(Level)
SIDES: tuple[Side, ...] = get_args(Side)
ANSWERS: tuple[Answer, ...] = get_args(Answer)

OUTCOMES: dict[str, Outcome] = {
    "trafficking": "trafficking",
    "other worst form of child labour": "other-worst-form",
    "child labour": "child-labour",
    "smuggling": "smuggling",
    "lawful migration for work": "lawful-migration",
    "not enough known: protect and refer": "protect-and-refer",
}

FAULTS: dict[str, Fault] = {
    "stock or flow": "stock-or-flow",
    "detected or estimated": "detected-or-estimated",
    "year": "year",
    "place": "place",
    "value": "value",
}
