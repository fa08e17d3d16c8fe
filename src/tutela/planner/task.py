"""The planning task as the solver sees it: which exercise, in which stretch, in which length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from tutela.model.plan import INPUT_MINUTES
from tutela.model.sentence import Sentence
from tutela.planner.hours import Stretch
from tutela.planner.offer import Offer
from tutela.planner.wishes import Wishes

Linear = cp_model.LinearExpr | int
"""A linear expression over the variables of a task."""

INTERPRETED = 1.3
"""Work that is interpreted takes about 30 per cent longer."""


@dataclass(frozen=True)
class Length:
    """One length in which an exercise can run, in minutes; `half` for its half-time version."""

    name: str
    minutes: int
    half: bool


@dataclass(frozen=True)
class Fixed:
    """An exercise that is locked: the stretch that it is, and its minutes."""

    offer: str
    stretch: int
    minutes: int
    half: bool


@dataclass(frozen=True)
class Task:
    """The model with its variables.

    `placed[offer, stretch, length]` says that an exercise runs there in that length; `at[offer, stretch]` that it runs
    there in any, `by[offer, stretch]` that it has run by the end of it; `told[unit, stretch]` that a short input on the
    unit is given there; `given_up` holds each wish with
    what says that it is not kept. `said` are the units whose input is locked, with the
    stretch that it is. What is locked takes none of the minutes of a stretch. `order` holds the parts of the action
    plan as it grows and the competencies as they are taught.
    """

    model: cp_model.CpModel
    wishes: Wishes
    offers: Mapping[str, Offer]
    stretches: Sequence[Stretch]
    lengths: Mapping[str, tuple[Length, ...]]
    fixed: tuple[Fixed, ...]
    said: Mapping[str, int]
    placed: Mapping[tuple[str, int, int], cp_model.IntVar]
    at: Mapping[tuple[str, int], cp_model.IntVar]
    by: Mapping[tuple[str, int], cp_model.IntVar]
    told: Mapping[tuple[str, int], cp_model.IntVar]
    order: tuple[str, ...] = ()
    given_up: list[tuple[Sentence, cp_model.IntVar]] = field(default_factory=list)

    @property
    def places(self) -> range:
        """Give the numbers of the stretches."""
        return range(len(self.stretches))

    def runs(self, offer: str) -> Linear:
        """Give whether an exercise runs at all."""
        return self.by[offer, len(self.stretches) - 1]

    def ran_before(self, offer: str, stretch: int) -> Linear:
        """Give whether an exercise has run before a stretch."""
        return self.by[offer, stretch - 1] if stretch else 0

    def minutes(self, offer: str, stretch: int | None = None) -> Linear:
        """Give the minutes of an exercise in one stretch, or in all."""
        chosen = self.places if stretch is None else (stretch,)
        return sum(
            each.minutes * self.placed[offer, place, length]
            for place in chosen
            for length, each in enumerate(self.lengths[offer])
        )

    def input_minutes(self) -> int:
        """Give the minutes of a short input, interpreted where that is asked."""
        return interpreted(INPUT_MINUTES, self.wishes)

    def allow_giving_up(self, wish: Sentence) -> cp_model.IntVar:
        """Give the variable that says that a wish is given up."""
        says = self.model.new_bool_var(f"given up {len(self.given_up)}")
        self.given_up.append((wish, says))
        return says


def interpreted(minutes: int, wishes: Wishes) -> int:
    """Give minutes in steps of five, lengthened where the course is interpreted."""
    exact = minutes * INTERPRETED if wishes.interpretation else float(minutes)
    return -(-int(exact + 0.999) // 5) * 5


def lengths_of(offer: Offer, wishes: Wishes) -> tuple[Length, ...]:
    """Give the lengths in which an exercise can run: half, least, middle, most; each number of minutes once."""
    middle = (offer.least + offer.most) // 2
    named = (("half", offer.half), ("least", offer.least), ("middle", middle), ("most", offer.most))
    made = [Length(name, interpreted(minutes, wishes), name == "half") for name, minutes in named]
    kept: dict[int, Length] = {}
    for each in reversed(made):
        kept[each.minutes] = each
    return tuple(sorted(kept.values(), key=lambda each: each.minutes))


def open_task(wishes: Wishes, offers: Iterable[Offer], stretches: Sequence[Stretch], order: Iterable[str] = ()) -> Task:
    """Give the model with its variables and no rule yet; a locked exercise has its own minutes as only length."""
    model = cp_model.CpModel()
    by_id = {offer.id: offer for offer in sorted(offers, key=lambda offer: offer.id)}
    locked = _find_fixed(by_id, stretches)
    lengths = {
        id: (Length("locked", locked[id].minutes, locked[id].half),) if id in locked else lengths_of(offer, wishes)
        for id, offer in by_id.items()
    }
    placed = {
        (id, stretch, length): model.new_bool_var(f"{id}@{stretch}/{length}")
        for id in by_id
        for stretch in range(len(stretches))
        for length in range(len(lengths[id]))
    }
    at = {(id, stretch): model.new_bool_var(f"{id}@{stretch}") for id in by_id for stretch in range(len(stretches))}
    by = {(id, stretch): model.new_bool_var(f"{id}<={stretch}") for id in by_id for stretch in range(len(stretches))}
    units = sorted({offer.units[0] for offer in by_id.values() if offer.units})
    told = {
        (unit, stretch): model.new_bool_var(f"input {unit}@{stretch}")
        for unit in units
        for stretch in range(len(stretches))
    }
    said = {
        stretch.locked.unit: number
        for number, stretch in reversed(list(enumerate(stretches)))
        if stretch.locked and stretch.locked.kind == "input" and stretch.locked.unit in units
    }
    return Task(
        model, wishes, by_id, stretches, lengths, tuple(locked.values()), said, placed, at, by, told, tuple(order)
    )


def _find_fixed(offers: Mapping[str, Offer], stretches: Sequence[Stretch]) -> dict[str, Fixed]:
    """Give the locked exercises of the menu by id; of one that is locked twice, the first."""
    found: dict[str, Fixed] = {}
    for number, stretch in enumerate(stretches):
        session = stretch.locked
        if session and session.exercise in offers:
            found.setdefault(session.exercise, Fixed(session.exercise, number, session.minutes, session.half))
    return found
