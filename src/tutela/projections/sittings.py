"""The answers of each sitting of a test, kept apart by attempt, so that a test before and one after do not mix."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.projections.fold import Change, Fold
from tutela.projections.told import Told


def fold_sittings(told: Told) -> Iterator[Change]:
    """Keep the latest answer to each question of an attempt at a test."""
    if told.verb == "answered" and told.kind == "question" and told.place == "test" and told.attempt:
        yield (
            "sitting_answered",
            {
                "actor": told.actor,
                "registration": told.registration,
                "attempt": told.attempt,
                "question": told.activity,
                "at": told.at,
                "statement": told.id,
                "test": told.parent,
                "version": told.version,
                "competency": told.competency,
                "response": told.response,
                "scaled": told.scaled,
            },
        )


SITTINGS = Fold("sittings", ("sittings",), fold_sittings)
