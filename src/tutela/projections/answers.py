"""The latest answer to each item and question, coded (docs/record.md)."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.projections.fold import Change, Fold
from tutela.projections.told import Told


def fold_answers(told: Told) -> Iterator[Change]:
    """Keep the latest answer of an actor to an item or question."""
    if told.verb == "answered" and told.kind in ("item", "question"):
        yield (
            "answer_given",
            {
                "actor": told.actor,
                "registration": told.registration,
                "activity": told.activity,
                "at": told.at,
                "statement": told.id,
                "parent": told.parent,
                "place": told.place,
                "version": told.version,
                "response": told.response,
                "success": None if told.success is None else int(told.success),
                "scaled": told.scaled,
            },
        )


ANSWERS = Fold("answers", ("answers",), fold_answers)
