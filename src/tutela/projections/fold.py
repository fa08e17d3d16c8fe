"""What a fold is: a name and a function from a told statement to the rows it changes.

Each change is a named SQL file that can be run in any order and any number of times with the same end: it keeps the
earliest, the latest, or adds to a set. So two logs merged in any order, or a replay from nothing, give the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from tutela.projections.told import Told
from tutela.statements.stores.named import Values

Change = tuple[str, Values]
"""The name of a file under `projections/sql/` and its values."""


class Fold(msgspec.Struct, frozen=True):
    """A fold: its name, the tables it fills, and what a statement changes in them."""

    name: str
    tables: tuple[str, ...]
    fold: Callable[[Told], Iterable[Change]]
