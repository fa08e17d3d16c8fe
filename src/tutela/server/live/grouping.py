"""Deals people into groups of equal size: mixed or alike, by what the hub knows and by marks told for one dealing."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import Literal, get_args

Mix = Literal["mixed", "same", "any"]
"""Constituents mixed in each group; alike in each group; left to chance."""
MIXES: tuple[Mix, ...] = get_args(Mix)


@dataclass(frozen=True)
class Person:
    """Somebody to be seated; the marks are "" where nothing was told.

    People with the same `organisation` are kept apart, those with the same `balance` are spread over all groups.
    """

    id: str
    constituent: str
    reach: str
    organisation: str = ""
    balance: str = ""


Path = Callable[[Person], tuple[str, ...]]
"""Gives the sets that a person is in, the widest first: each set holds the next."""


def deal(people: Sequence[Person], size: int, mix: Mix, chance: random.Random) -> tuple[tuple[Person, ...], ...]:
    """Give groups of about `size`, whose sizes differ by one at most.

    Mixed and by chance, always: of each organisation and of each balance mark, no group has more than one person more
    than another. So no two of an organisation meet where it has no more people than there are groups.

    Mixed: the same holds for each constituent, unless balance was told and an organisation has people of two
    constituents; and for each level within a constituent, unless both marks were told. Else these are as even as the
    organisations and the balance marks leave them.

    Alike: few constituents in a group come first; marks are kept as far as exchanges of two people of one constituent
    reach, organisations before balance.
    """
    if not people:
        return ()
    count = max(1, round(len(people) / size))
    order = list(people)
    chance.shuffle(order)
    if mix == "same":
        order.sort(key=lambda one: (one.constituent, one.reach))
        bounds = [len(order) * number // count for number in range(count + 1)]
        groups = [order[start:end] for start, end in pairwise(bounds)]
        _exchange(groups)
    else:
        paths = _paths(order, mix)
        order.sort(key=paths[0])
        groups = [order[number::count] for number in range(count)]
        _even(groups, paths)
    return tuple(map(tuple, groups))


def _paths(people: Sequence[Person], mix: Mix) -> tuple[Path, Path]:
    if mix == "any":
        return (lambda one: (one.organisation,)), (lambda one: (one.balance,))
    homes = {(one.organisation, one.constituent) for one in people if one.organisation}
    if len({organisation for organisation, _home in homes}) == len(homes):
        return (lambda one: (one.constituent, one.organisation, one.reach)), _by_balance
    return (lambda one: (one.organisation, one.constituent, one.reach)), _by_balance


def _by_balance(one: Person) -> tuple[str, ...]:
    return (one.balance, one.constituent, one.reach)


def _even(groups: list[list[Person]], paths: tuple[Path, Path]) -> None:
    """Deal two groups anew until each set of both paths is even over all groups.

    Sets that nest in two ways can always be made even (de Werra 1971, Equitable colorations of graphs). It ends: a
    new deal of two groups makes the sum of squares smaller for a set that was uneven, and larger for none.
    """
    is_even = False
    while not is_even:
        is_even = True
        for one, other in combinations(range(len(groups)), 2):
            if _is_uneven(groups[one], groups[other], paths):
                groups[one], groups[other] = _halve([*groups[one], *groups[other]], paths)
                is_even = False


def _is_uneven(one: Sequence[Person], other: Sequence[Person], paths: tuple[Path, Path]) -> bool:
    more: Counter[tuple[int, tuple[str, ...]]] = Counter()
    for group, sign in ((one, 1), (other, -1)):
        for person, (number, path) in product(group, enumerate(paths)):
            steps = path(person)
            more.update({(number, steps[:depth]): sign for depth in range(len(steps) + 1)})
    return any(abs(value) > 1 for value in more.values())


def _halve(people: Sequence[Person], paths: tuple[Path, Path]) -> tuple[list[Person], list[Person]]:
    """Give two groups in which each set of both paths is even.

    In each path all but one person of a set have a partner within it. Partners go to different groups: this can always
    be done, since somebody has one partner in each path, so that partners of partners form lines and even rings.
    """
    partners = [_pair(people, path) for path in paths]
    sides: dict[int, int] = {}
    for start in range(len(people)):
        waiting = [(start, 0)]
        while waiting:
            place, side = waiting.pop()
            if place not in sides:
                sides[place] = side
                waiting += [(of[place], 1 - side) for of in partners if place in of]
    first, second = ([one for place, one in enumerate(people) if sides[place] == side] for side in (0, 1))
    return first, second


def _pair(people: Sequence[Person], path: Path) -> dict[int, int]:
    """Give the partner of each person by place, found in the narrowest set that has one left."""
    partners: dict[int, int] = {}
    alone = list(range(len(people)))
    for depth in range(len(path(people[0])), -1, -1):
        sets: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in alone:
            sets[path(people[place])[:depth]].append(place)
        for places in sets.values():
            for one, other in zip(places[::2], places[1::2], strict=False):
                partners |= {one: other, other: one}
        alone = [place for place in alone if place not in partners]
    return partners


def _exchange(groups: list[list[Person]]) -> None:
    """Exchange two people of one constituent for as long as that keeps marks better."""
    is_better = True
    while is_better:
        is_better = False
        for one, other in combinations(groups, 2):
            for place, seat in product(range(len(one)), range(len(other))):
                if one[place].constituent == other[seat].constituent and _crowds(one, other, place, seat) < (0, 0):
                    one[place], other[seat] = other[seat], one[place]
                    is_better = True


def _crowds(one: Sequence[Person], other: Sequence[Person], place: int, seat: int) -> tuple[int, int]:
    """Give by how much an exchange of two people crowds organisations and balance marks; less than 0 is better."""
    return (
        _crowds_by(lambda person: person.organisation, one, other, place, seat),
        _crowds_by(lambda person: person.balance, one, other, place, seat),
    )


def _crowds_by(
    mark: Callable[[Person], str], one: Sequence[Person], other: Sequence[Person], place: int, seat: int
) -> int:
    goes, comes = mark(one[place]), mark(other[seat])
    if goes == comes:
        return 0
    here, there = list(map(mark, one)), list(map(mark, other))
    crowds = there.count(goes) - here.count(goes) + 1 if goes else 0
    return crowds + (here.count(comes) - there.count(comes) + 1 if comes else 0)


def choose_seat(groups: Sequence[Sequence[Person]], newcomer: Person) -> int:
    """Give the place of the group for somebody who comes late: a smallest one, with fewest of their constituent."""
    return min(
        range(len(groups)),
        key=lambda place: (len(groups[place]), sum(one.constituent == newcomer.constituent for one in groups[place])),
    )
