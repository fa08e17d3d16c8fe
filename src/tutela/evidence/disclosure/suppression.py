"""Which cells to hide so that no hidden count can be worked out from what is printed.

Method: hide the small cells; ask a linear programme how far each hidden count can still move, given every printed
total (Fischetti and Salazar 1999 call it the attacker's problem); where it is less than 10 wide, hide one cell more.
The attacker is taken to know the exact unweighted counts of everything printed, which is more than the tables tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from tutela.evidence.disclosure.quality import TOO_FEW

__all__ = ["LEAST", "WIDTH", "Cells", "Hidden", "hide", "hide_counts", "intervals"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

LEAST = 10
"""A count under this, of units with the property or without it, is not shown (safeguarding rule 19)."""

WIDTH = 10.0
"""The interval in which a hidden count may lie, given everything printed, is at least so wide."""


@dataclass(frozen=True)
class Cells:
    """R printed lines over B base cells of one indicator.

    member: bool[R, B], which base cells a line adds up. yes, no: float64[B], units with and without the property.
    table: for each line the number of the table in which it stands; lines of one table do not overlap.
    """

    member: Bools
    yes: Floats
    no: Floats
    table: tuple[int, ...]


@dataclass(frozen=True)
class Hidden:
    """lines: bool[R], not shown. sizes: bool[R], the number of units neither. few: bool[R], under 25 units."""

    lines: Bools
    sizes: Bools
    few: Bools


def hide(cells: Cells, also: Sequence[int] = ()) -> Hidden:
    """Give what to hide. `also`: lines that are hidden for another reason and must not give others away."""
    yes, no = cells.member @ cells.yes, cells.member @ cells.no
    few = yes + no < TOO_FEW
    sizes = _widen(cells, few.copy(), few.copy(), sizes_only=True)
    lines = sizes | (yes < LEAST) | (no < LEAST)
    lines[list(also)] = True
    return Hidden(_widen(cells, lines, sizes, sizes_only=False), sizes, few)


def hide_counts(member: Bools, counts: Floats, table: tuple[int, ...]) -> Bools:
    """Give which lines to hide in a table of counts alone, where everybody counted has the property.

    member: bool[R, B], counts: float64[B], table as in Cells. There is no complement to work with, so it has all room.
    """
    lines = member @ counts < LEAST
    return _widen(
        Cells(member, counts, np.full(len(counts), 1e6), table), lines, np.ones(len(lines), bool), sizes_only=False
    )


def intervals(
    cells: Cells, lines: Bools, sizes: Bools, line: int, *, sizes_only: bool = False
) -> list[tuple[float, float]]:
    """Give how far the hidden counts of a line can move: units with the property, without it, and all.

    `lines`, `sizes`: what is hidden. With `sizes_only` the numbers of units alone are printed.
    """
    base = len(cells.yes)
    rows, values = [], []
    yes, no = cells.member @ cells.yes, cells.member @ cells.no
    for number, member in enumerate(cells.member.astype(np.float64)):
        if not sizes_only and not lines[number]:
            rows += [np.concatenate([member, np.zeros(base)]), np.concatenate([np.zeros(base), member])]
            values += [yes[number], no[number]]
        elif not sizes[number]:
            rows.append(np.concatenate([member, member]))
            values.append(yes[number] + no[number])
    own = cells.member[line].astype(np.float64)
    nothing = np.zeros(base)
    both = np.concatenate([own, own])
    if sizes_only:
        wanted = [both]
    elif sizes[line]:
        wanted = [np.concatenate([own, nothing]), np.concatenate([nothing, own]), both]
    else:  # with the number of units printed, both counts have the same room
        wanted = [np.concatenate([own, nothing])]
    return [_ends(goal, rows, values) for goal in wanted]


def _ends(goal: Floats, rows: list[Floats], values: list[float]) -> tuple[float, float]:
    if not rows:
        return 0.0, np.inf
    matrix = sparse.csr_matrix(np.array(rows))
    ends = []
    for sign in (1.0, -1.0):
        found = optimize.linprog(sign * goal, A_eq=matrix, b_eq=np.array(values), bounds=(0, None), method="highs")
        ends.append(np.inf * sign * -1 if found.status == 3 else sign * float(found.fun))
    return ends[0], ends[1]


def _widen(cells: Cells, lines: Bools, sizes: Bools, *, sizes_only: bool) -> Bools:
    """Hide further lines until every hidden count has room. Ends, as hiding everything leaves all room.

    Hiding more never narrows an interval, so a line that has room once is not asked again.
    """
    hidden = sizes if sizes_only else lines
    waiting = [int(line) for line in np.flatnonzero(hidden)]
    while waiting:
        line = waiting.pop(0)
        while True:
            spans = intervals(cells, lines, sizes, line, sizes_only=sizes_only)
            choice = _next(cells, hidden, line)
            if choice is None or all(high - low >= WIDTH - 1e-6 for low, high in spans):
                break
            lines[choice] = True
            if sizes_only:
                sizes[choice] = True
            waiting.append(choice)
    return hidden


def _next(cells: Cells, hidden: Bools, line: int) -> int | None:
    """Choose what to hide beside a line.

    A printed line that covers the cell and only one hidden cell of its table gives that cell away. So choose, in the
    cell's own table, what stands in most of such covering lines, then what has the smallest count.
    """
    size = cells.member @ (cells.yes + cells.no)
    smallest = np.minimum(cells.member @ cells.yes, cells.member @ cells.no)
    tables = np.array(cells.table)
    own = tables == tables[line]
    covered = np.zeros(len(size), dtype=np.int64)
    alone = np.zeros(len(size), dtype=np.int64)
    for cover in np.flatnonzero(~own & ~hidden):
        inside = own & ~(cells.member & ~cells.member[cover]).any(axis=1)
        if inside.all() or inside.sum() == own.sum():
            continue
        touched = (inside & hidden).sum()
        covered += inside & inside[line]
        alone += inside & (touched == 1)
    meets = (cells.member & cells.member[line]).any(axis=1)
    for group in (own & (alone > 0) & (covered > 0), own & (alone > 0), own & (covered > 0), own, meets & ~own, ~own):
        choices = np.flatnonzero(group & ~hidden)
        if len(choices):
            return int(choices[np.lexsort((size[choices], smallest[choices], -alone[choices]))[0]])
    return None
