"""Which competencies are mastered; the device decides and tells it once (docs/record.md)."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.projections.fold import Change, Fold
from tutela.projections.told import Told


def fold_mastery(told: Told) -> Iterator[Change]:
    """Keep the first time that a competency was told to be mastered."""
    if told.verb == "mastered" and told.kind == "competency":
        yield (
            "mastery_told",
            {
                "actor": told.actor,
                "registration": told.registration,
                "competency": told.activity,
                "at": told.at,
                "statement": told.id,
                "scaled": told.scaled,
            },
        )


MASTERY = Fold("mastery", ("mastery",), fold_mastery)
