"""An order that looks like chance and is the same in every build."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

Thing = TypeVar("Thing")


def mixed(seed: str, things: tuple[Thing, ...], id_of: Callable[[Thing], str]) -> tuple[Thing, ...]:
    """Give the things in an order that follows from `seed` and their ids, never the order given (from two on)."""
    result = tuple(sorted(things, key=lambda thing: hashlib.sha256(f"{seed} {id_of(thing)}".encode()).digest()))
    return result if result != things or len(things) < 2 else (*result[1:], result[0])
