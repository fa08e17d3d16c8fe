"""What a pre-check shows of a group in three steps: the planner gives what is known less time."""

from collections.abc import Mapping
from typing import Literal, get_args

Knowing = Literal["new", "partly", "known"]
KNOWINGS: tuple[Knowing, ...] = get_args(Knowing)

PARTLY = 0.5
"""Share of right answers from which a competency is partly known."""
KNOWN = 0.8
"""Share of right answers from which a competency is known."""
SHARES: Mapping[Knowing, float] = {"new": 0.25, "partly": 0.65, "known": 0.9}
"""A share of right answers that stands for a step where no other is known."""


def knowing_of(share: float) -> Knowing:
    """Give the step of a share of right answers, from 0 to 1.

    >>> knowing_of(0.49), knowing_of(0.5), knowing_of(0.8)
    ('new', 'partly', 'known')
    """
    return "known" if share >= KNOWN else "partly" if share >= PARTLY else "new"
