"""Deals people into groups: mixed or alike, of equal size; nobody's organisation is asked or known."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

Mix = Literal["mixed", "same", "any"]
"""Constituents mixed in each group; alike in each group; left to chance."""
MIXES: tuple[Mix, ...] = get_args(Mix)


@dataclass(frozen=True)
class Person:
    """Somebody to be seated."""

    id: str
    constituent: str
    reach: str


def deal(people: Sequence[Person], size: int, mix: Mix, chance: random.Random) -> tuple[tuple[Person, ...], ...]:
    """Give groups of about `size`, whose sizes differ by one at most.

    Mixed: of each constituent, and within it of each level, no group has more than one person more than another.
    """
    if not people:
        return ()
    count = max(1, round(len(people) / size))
    order = list(people)
    chance.shuffle(order)
    if mix != "any":
        order.sort(key=lambda one: (one.constituent, one.reach))
    if mix == "same":
        bounds = [len(order) * number // count for number in range(count + 1)]
        return tuple(tuple(order[start:end]) for start, end in pairwise(bounds))
    return tuple(tuple(order[number::count]) for number in range(count))


def choose_seat(groups: Sequence[Sequence[Person]], newcomer: Person) -> int:
    """Give the place of the group for somebody who comes late: a smallest one, with fewest of their constituent."""
    return min(
        range(len(groups)),
        key=lambda place: (len(groups[place]), sum(one.constituent == newcomer.constituent for one in groups[place])),
    )
