"""Progress in a unit: when it was opened and completed, and which of its items were answered (docs/record.md)."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.projections.fold import Change, Fold
from tutela.projections.told import Told


def fold_progress(told: Told) -> Iterator[Change]:
    """Keep the first opening and the first completion of a unit, and the set of its answered items."""
    key = {"actor": told.actor, "registration": told.registration}
    if told.kind == "unit" and told.verb == "experienced":
        yield "progress_opened", {**key, "unit": told.activity, "at": told.at}
    elif told.kind == "unit" and told.verb == "completed":
        yield "progress_completed", {**key, "unit": told.activity, "at": told.at}
    elif told.verb == "answered" and told.kind in ("item", "question") and "/unit/" in told.parent:
        yield "progress_answered", {**key, "unit": told.parent, "item": told.activity}


PROGRESS = Fold("progress", ("progress", "progress_items"), fold_progress)
