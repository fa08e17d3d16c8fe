"""Which counts a report may print, so that no small count can be read off or worked out.

A count below 10 is never printed. Of the others, one is printed only if afterwards every small count still has a range
of at least 10 that fits everything printed, by linear programme: what an attacker can do who knows that counts are not
negative and add up. Small counts are those of histories, of list sizes, of overlaps of pairs and of cases on exactly k
lists. Counts are tried in the order of their use to the reader: the number seen, then the lists.

The estimates stand beside the counts, and many are formulas of a few of them: n010 n001 / n011 by the model [1·2, 1·3],
say. Who knows all but one of the counts in it works out the last. So

- the counts of histories are printed only where none of them is below 10;
- of two or three lists nothing is printed otherwise: there the estimates together fix every count;
- of lists that were merged or left out before the run nothing is printed: beside the report on the lists as they are,
  the numbers on both would be their difference;
- of more lists nothing is printed where a list shares fewer than 10 cases with all others together: a model that joins
  the others makes of it a table of two lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from tutela.evidence.estimate.histories import Histories, names_of

SMALL = 10
"""Counts below this are hidden, and a hidden count has at least so wide a range."""

Row = NDArray[np.float64]


@dataclass(frozen=True)
class Count:
    """A count and what it counts: `row`, shape (2**t,), is 1 for each history that is in it. `label` names it."""

    label: str
    row: Row
    value: int


@dataclass(frozen=True)
class Shown:
    """The counts a report prints; a hidden one is None. Each pair is the label and the count."""

    seen: int | None
    lists: tuple[tuple[str, int | None], ...]
    histories: tuple[tuple[str, int | None], ...]
    hidden: int


def printable(histories: Histories, *, changed: bool = False) -> Shown:
    """Choose the counts that may be printed; none where `changed`: lists were merged or left out before."""
    whole = Count("seen", _row(histories, range(1, len(histories.counts))), histories.seen)
    lists = [_on_all(histories, 1 << place) for place in range(histories.width)]
    codes = sorted(range(1, len(histories.counts)), key=lambda code: (code.bit_count(), code))
    cells = [Count(" + ".join(names_of(code, histories.lists)), *_cell(histories, code)) for code in codes]
    printed: list[Count] = []
    if all(cell.value >= SMALL for cell in cells) and not changed:
        printed = [whole, *lists, *cells]
    elif not changed and not _given_away(histories):
        small = [count for count in (*cells, *_aggregates(histories)) if count.value < SMALL]
        for count in (whole, *lists):
            if count.value >= SMALL and safe([*printed, count], small):
                printed.append(count)
    names = {id(count) for count in printed}

    def value(count: Count) -> int | None:
        return count.value if id(count) in names else None

    return Shown(
        value(whole),
        tuple((histories.lists[place], value(count)) for place, count in enumerate(lists)),
        tuple((count.label, value(count)) for count in cells if value(count) is not None),
        sum(value(count) is None for count in cells),
    )


def feasible(printed: list[Count], wanted: Row) -> tuple[float, float]:
    """Give the least and the greatest value of a count that fits the printed ones; the latter may be infinite."""
    rows = np.array([count.row[1:] for count in printed])
    values = np.array([count.value for count in printed], dtype=np.float64)
    ends = []
    for sign in (1.0, -1.0):
        solved = linprog(sign * wanted[1:], A_eq=rows, b_eq=values, bounds=(0, None), method="highs")
        ends.append(sign * solved.fun if solved.status == 0 else sign * -np.inf)
    return float(ends[0]), float(ends[1])


def safe(printed: list[Count], small: list[Count]) -> bool:
    """Say whether every small count still has a range of at least 10, given what is printed."""
    for count in small:
        low, high = feasible(printed, count.row)
        if high - low < SMALL - 1e-6:
            return False
    return True


def _given_away(histories: Histories) -> bool:
    """Say whether the estimates would give away a small count to one who knows the number seen and the lists."""
    codes = np.arange(len(histories.counts))
    several = np.array([code.bit_count() > 1 for code in range(len(codes))])
    shared = [histories.counts[several & (codes >> place & 1 == 1)].sum() for place in range(histories.width)]
    return histories.width <= 3 or min(shared) < SMALL


def _row(histories: Histories, codes: range | list[int]) -> Row:
    row = np.zeros(len(histories.counts))
    row[list(codes)] = 1
    return row


def _cell(histories: Histories, code: int) -> tuple[Row, int]:
    return _row(histories, [code]), int(np.round(histories.counts[code]))


def _on_all(histories: Histories, term: int) -> Count:
    codes = [code for code in range(1, len(histories.counts)) if code & term == term]
    return Count(
        " & ".join(names_of(term, histories.lists)),
        _row(histories, codes),
        int(np.round(histories.counts[codes].sum())),
    )


def _aggregates(histories: Histories) -> list[Count]:
    found = [_on_all(histories, 1 << place) for place in range(histories.width)]
    found += [_on_all(histories, 1 << one | 1 << two) for one, two in combinations(range(histories.width), 2)]
    for number in range(1, histories.width + 1):
        codes = [code for code in range(1, len(histories.counts)) if code.bit_count() == number]
        found.append(Count(f"on {number} lists", _row(histories, codes), int(np.round(histories.counts[codes].sum()))))
    return found
