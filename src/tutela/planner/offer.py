"""What the planner knows of an exercise of the menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["introductory", "working", "advanced"]
Sensitivity = Literal["low", "medium", "high"]

LEVELS: tuple[Level, ...] = ("introductory", "working", "advanced")
SENSITIVITIES: tuple[Sensitivity, ...] = ("low", "medium", "high")
ACTIVE = frozenset({"pair", "small-group", "role-play", "mapping", "debate", "quiz"})
"""Working forms in which everybody moves or speaks: they may follow a lunch."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An exercise as the planner weighs it.

    `least`, `most` and `half` are minutes; `fewest` and `largest` people; the first of `competencies` is the main one;
    `fills` are the parts of an action plan that its output fills, `needs` those that have to be filled before.
    """

    id: str
    title: str
    competencies: tuple[str, ...]
    units: tuple[str, ...]
    kind: str
    least: int
    most: int
    half: int
    fewest: int
    largest: int
    level: Level
    reach: tuple[str, ...]
    constituents: tuple[str, ...]
    sensitivity: Sensitivity
    fills: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()

    @property
    def is_active(self) -> bool:
        """Tell whether everybody moves or speaks in it."""
        return self.kind in ACTIVE
