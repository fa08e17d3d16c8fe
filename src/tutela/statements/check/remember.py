"""Rules that remember: the statements of a course share actors, verbs and activities, and most were checked before."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import msgspec

from tutela.statements.check.fault import Fault, Faults, Json

Rule = Callable[[Json, str, Faults], None]
"""Takes a value, its path, and where to put what it finds."""

SMALL = 1_024
"""Bytes of JSON; what is larger is checked each time, so that what is remembered stays within a few megabytes."""


def remember(rule: Rule) -> Rule:
    """Give a rule that finds the same as `rule`, which must look at its value and path alone."""

    @lru_cache(maxsize=4_096)
    def find(text: bytes, path: str) -> tuple[Fault, ...]:
        faults: Faults = []
        rule(msgspec.json.decode(text), path, faults)
        return tuple(faults)

    def check(value: Json, path: str, faults: Faults) -> None:
        text = msgspec.json.encode(value)
        if len(text) <= SMALL:
            faults.extend(find(text, path))
        else:
            rule(value, path, faults)

    return check
