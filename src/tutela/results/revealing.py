"""What may be told of a group, so that no view and no two views show one person.

A figure is told of a *count*: the set of people whose answers went into it. A new count is taken only when at least
SMALLEST_GROUP people are in it who were in no count before. Then no sum, difference or other linear mixture of
figures told at different times comes down to fewer: the latest count in such a mixture holds at least SMALLEST_GROUP
people whom the earlier ones do not hold, none of them with no weight. Somebody who is erased, or answers late, changes
nothing that stands; they are first seen among four others.
"""

from __future__ import annotations

from collections.abc import Collection

SMALLEST_GROUP = 5
"""Results of fewer people are not told outside the person's own view (safeguarding rule 19 for learning results)."""


def may_count(seen: Collection[str], now: Collection[str]) -> bool:
    """Tell whether a new count of the people `now` may be taken; `seen` are all who were in a count before.

    >>> may_count(["a", "b", "c", "d", "e"], ["a", "b", "c", "d", "e", "f"])
    False
    """
    return len(set(now) - set(seen)) >= SMALLEST_GROUP


def shown_count(count: int, people: int) -> int | None:
    """Give a count of some among `people` in steps of SMALLEST_GROUP, rounded down, never all; None for few people.

    A count equal to the group would tell everybody's answer.

    >>> shown_count(11, 12), shown_count(12, 12), shown_count(10, 10), shown_count(3, 4)
    (10, 10, 5, None)
    """
    if people < SMALLEST_GROUP:
        return None
    shown = min(count, people - 1)
    return shown - shown % SMALLEST_GROUP
