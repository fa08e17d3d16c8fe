"""Tables of published lines, made of estimates and of what disclosure control lets through."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.data.dataset import Dataset
from tutela.evidence.disclosure import FEW, round_row
from tutela.evidence.profile.estimates import Estimates
from tutela.evidence.profile.row import Flag, Row

__all__ = ["Crossing", "Note", "Table", "lines", "publish", "row_of"]

Floats = NDArray[np.float64]

Crossing = tuple[str, ...]
"""Ids of the groupings that a table crosses; empty for everybody together."""

Note = str
"""A sentence for readers: what was left out or hidden, and why."""


@dataclass(frozen=True)
class Table:
    """One table of a section: every line is already fit to print."""

    id: str
    title: str
    by: Crossing
    rows: tuple[Row, ...]


def lines(
    dataset: Dataset,
    found: Estimates,
    column: int,
    indicator: str,
    flag: Callable[[tuple[int, ...]], Flag],
    *,
    kind: str = "share",
) -> list[Row]:
    """Give one line a domain for one column of estimates; `flag` tells by the domain's codes what may be shown."""
    by = found.totals.by
    rows = []
    for number, codes in enumerate(found.totals.domains.tolist()):
        groups = tuple((name, dataset.groups[name].labels[code]) for name, code in zip(by, codes, strict=True))
        row = row_of(found, number, column, indicator, groups, kind=kind)
        if row.n:  # else nobody of the domain is in the indicator's base
            rows.append(replace(row, flag=flag(tuple(codes))))
    return rows


def row_of(
    found: Estimates, number: int, column: int, indicator: str, groups: tuple[tuple[str, str], ...], *, kind: str
) -> Row:
    """Give the line of one domain and column of estimates, not yet fit to print."""

    measured = bool(found.df[number, column] >= 1)  # one sampling unit alone tells nothing of its error

    def value(part: Floats, *, known: bool = True) -> float | None:
        return float(part[number, column]) if known and math.isfinite(part[number, column]) else None

    return Row(
        indicator,
        groups,
        value(found.estimate),
        value(found.se, known=measured),
        value(found.low),
        value(found.high),
        int(found.n[number, column]),
        value(found.weighted),
        value(found.deff, known=measured),
        value(found.df),
        kind,
        yes=int(found.yes[number, column]),
    )


def publish(rows: Sequence[Row], rounding: int = 0) -> tuple[Row, ...]:
    """Give the lines as they may be printed: hidden values gone, few units flagged, rounded where that is asked."""
    published = []
    for row in rows:
        shown = replace(row, yes=0)
        if row.flag in ("hidden", "too few"):
            shown = Row(
                row.indicator, row.groups, n=None if row.flag == "too few" else row.n, kind=row.kind, flag=row.flag
            )
        elif row.n is not None and row.n < FEW:
            shown = replace(shown, flag="few")
        published.append(round_row(shown, rounding) if rounding else shown)
    return tuple(published)
