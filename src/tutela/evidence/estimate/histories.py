"""A table of capture histories, and what can be done to it without fitting anything.

A history is a number: bit i is set when the case is on list i. History 0, on no list, is never observed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Histories:
    """How many cases have each capture history.

    `lists`: names of the t lists. `counts`: shape (2**t,), cases; position h holds the cases whose history is h;
    position 0 is always 0, because those cases are the ones to be estimated. Counts are whole except in a table that
    was changed on purpose (`sensitivity`).
    """

    lists: tuple[str, ...]
    counts: Counts | Floats

    @property
    def seen(self) -> int:
        """Give how many different cases are on at least one list."""
        return int(np.round(self.counts.sum()))

    @property
    def width(self) -> int:
        """Give the number of lists, t."""
        return len(self.lists)


def of_rows(lists: Sequence[str], rows: Sequence[Sequence[int]]) -> Histories:
    """Make a table from rows of t zeros and ones followed by a count; rows of one history are added up."""
    counts = np.zeros(2 ** len(lists), dtype=np.int64)
    for row in rows:
        counts[code_of(row[:-1])] += row[-1]
    return Histories(tuple(lists), counts)


def code_of(history: Sequence[int]) -> int:
    """Give the number of a history of zeros and ones."""
    return sum(1 << place for place, value in enumerate(history) if value)


def names_of(code: int, lists: Sequence[str]) -> tuple[str, ...]:
    """Give the names of the lists in a history."""
    return tuple(name for place, name in enumerate(lists) if code >> place & 1)


def times_seen(histories: Histories) -> Counts:
    """Give f, shape (t + 1,): f[k] cases are on exactly k lists; f[0] is 0."""
    sizes = [code.bit_count() for code in range(len(histories.counts))]
    return np.bincount(sizes, weights=histories.counts, minlength=histories.width + 1).astype(np.int64)


def merge_lists(histories: Histories, names: Sequence[str], merged: str | None = None) -> Histories:
    """Make one list of several: a case is on it when it was on any of them. The number seen does not change.

    `merged` names the new list (default: the names joined by +); it stands where the first of them stood.
    Raises ValueError for an unknown name, fewer than two names, or when fewer than two lists would be left.
    """
    places = _places(histories, names)
    if len(set(places)) < 2:
        raise ValueError(f"merge: two different lists or more are needed; {len(set(places))} given")
    first, group = min(places), sum(1 << place for place in places)
    kept = [place for place in range(histories.width) if place not in places or place == first]
    lists = [merged or "+".join(names) if place == first else histories.lists[place] for place in kept]
    _check_left(lists, "merge")
    counts = np.zeros(2 ** len(lists), dtype=np.int64)
    for code, count in enumerate(histories.counts):
        joined = code & ~group | ((1 << first) if code & group else 0)
        counts[_pick(joined, kept)] += count
    return Histories(tuple(lists), counts)


def omit_list(histories: Histories, name: str) -> Histories:
    """Leave one list out. Cases that were on that list only are seen no more.

    Raises ValueError for an unknown name or when fewer than two lists would be left.
    """
    (place,) = _places(histories, [name])
    kept = [other for other in range(histories.width) if other != place]
    lists = [histories.lists[other] for other in kept]
    _check_left(lists, "omit")
    counts = np.zeros(2 ** len(lists), dtype=np.int64)
    for code, count in enumerate(histories.counts):
        counts[_pick(code, kept)] += count
    counts[0] = 0
    return Histories(tuple(lists), counts)


def overlaps(histories: Histories) -> dict[tuple[str, str], int]:
    """Give for each pair of lists how many cases are on both."""
    codes = np.arange(len(histories.counts))
    return {
        (histories.lists[one], histories.lists[two]): int(
            histories.counts[(codes >> one & 1 == 1) & (codes >> two & 1 == 1)].sum()
        )
        for one, two in combinations(range(histories.width), 2)
    }


def list_sizes(histories: Histories) -> tuple[int, ...]:
    """Give how many cases each list holds, in the order of the lists."""
    codes = np.arange(len(histories.counts))
    return tuple(int(histories.counts[codes >> place & 1 == 1].sum()) for place in range(histories.width))


def _places(histories: Histories, names: Sequence[str]) -> list[int]:
    for name in names:
        if name not in histories.lists:
            raise ValueError(f"there is no list {name!r}; the lists are {', '.join(histories.lists)}")
    return [histories.lists.index(name) for name in names]


def _pick(code: int, kept: Sequence[int]) -> int:
    return sum(1 << new for new, old in enumerate(kept) if code >> old & 1)


def _check_left(lists: Sequence[str], verb: str) -> None:
    if len(lists) < 2:
        raise ValueError(f"{verb}: fewer than two lists would be left; estimation from overlap needs two or more")
