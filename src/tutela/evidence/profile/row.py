"""A line of a tidy table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Flag", "Row"]

Flag = Literal["", "few", "too few", "hidden"]
"""few: 25 to 49 units, shown in brackets; too few: under 25, not shown; hidden: not shown to protect people."""


@dataclass(frozen=True)
class Row:
    """An estimate. Shares and their errors are between 0 and 1; None where a value is not shown.

    `groups` names the domain as (grouping id, label) pairs. `n`: units asked. `yes`: units with the property, for
    disclosure control only; it is never written to a file. `weighted_n`: estimated units in the population. `rounded`:
    values are whole per cents and counts of a base.
    """

    indicator: str
    groups: tuple[tuple[str, str], ...]
    estimate: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    weighted_n: float | None = None
    deff: float | None = None
    df: float | None = None
    kind: str = "share"
    flag: Flag = ""
    yes: int = 0
    rounded: bool = False
