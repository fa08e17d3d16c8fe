"""What the planner knows of an exercise of the menu."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import get_args

from tutela.model.package import ExerciseEntry
from tutela.model.plan import CALM
from tutela.model.training import Degree, Sensitivity

LEVELS: tuple[Degree, ...] = get_args(Degree)
SENSITIVITIES: tuple[Sensitivity, ...] = get_args(Sensitivity)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An exercise as the planner weighs it.

    `least`, `most` and `half` are minutes; `fewest` people; the first of `competencies` is the main one;
    `fills` are the parts of an action plan that its output fills, `needs` those that have to be filled before;
    `requires` are the things at hand that it cannot do without.
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
    level: Degree
    reach: tuple[str, ...]
    constituents: tuple[str, ...]
    sensitivity: Sensitivity
    fills: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()

    def missed(self, lacking: Collection[str]) -> tuple[str, ...]:
        """Give what it cannot do without of the things that are lacking."""
        return tuple(thing for thing in self.requires if thing in lacking)

    @property
    def is_active(self) -> bool:
        """Tell whether everybody moves or speaks in it."""
        return self.kind not in CALM


def offer_of(entry: ExerciseEntry) -> Offer:
    """Give what the planner knows of an entry of the menu."""
    return Offer(
        id=entry.id,
        title=entry.title,
        competencies=entry.competencies,
        units=entry.units,
        kind=entry.kind,
        least=entry.minutes.least,
        most=entry.minutes.most,
        half=entry.half,
        fewest=entry.people.least,
        level=entry.level,
        reach=entry.reach,
        constituents=entry.constituents,
        sensitivity=entry.sensitivity,
        fills=entry.plan,
        needs=entry.needs,
        requires=entry.requires,
    )
