"""Attempts at tests and pre-checks: begun, ended, with which result (docs/record.md)."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.projections.fold import Change, Fold
from tutela.projections.told import Told

_ENDS = ("passed", "failed", "completed")


def fold_attempts(told: Told) -> Iterator[Change]:
    """Keep the first beginning and the latest end of an attempt; one without an attempt id stands for itself."""
    if told.kind not in ("test", "precheck"):
        return
    key = {"actor": told.actor, "registration": told.registration, "attempt": told.attempt or told.id}
    if told.verb == "attempted" or told.verb in _ENDS:
        yield "attempt_seen", {**key, "test": told.activity, "form": told.form}
    if told.verb == "attempted":
        yield "attempt_began", {**key, "at": told.at}
    elif told.verb in _ENDS:
        end = {"at": told.at, "statement": told.id, "outcome": told.verb}
        yield "attempt_ended", {**key, **end, "scaled": told.scaled, "raw": told.raw, "most": told.most}


ATTEMPTS = Fold("attempts", ("attempts",), fold_attempts)
