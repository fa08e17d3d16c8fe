"""Erases a person: their rows go, their random actor enters the register that travels with backup and merge."""

from __future__ import annotations

from django.db import connection, transaction

from tutela.server.people.authentication import forget_credentials
from tutela.server.people.models import Learner
from tutela.server.record import open_record


def erase_learner(learner: Learner) -> None:
    """Erase the nickname, credentials and shared texts; the log keeps coded answers of an actor nobody can name.

    The register is written first: if the power fails in between, the next start finishes the erasure.
    """
    open_record().register_erasure(learner.actor)
    _delete_rows(learner)


def finish_erasures() -> int:
    """Erase everybody in the register who is still here, after a power cut, a restore or a merge; gives how many."""
    erased = open_record().select_erased(Learner.objects.values_list("actor", flat=True))
    still_here = list(Learner.objects.filter(actor__in=erased))
    for learner in still_here:
        _delete_rows(learner)
    transaction.on_commit(_empty_journal)
    return len(still_here)


def _delete_rows(learner: Learner) -> None:
    devices = [str(one) for one in learner.devices.values_list("id", flat=True)]
    with transaction.atomic():
        learner.delete()
    forget_credentials(devices)
    transaction.on_commit(_empty_journal)


def _empty_journal() -> None:
    """Empty SQLite's write-ahead log, where what was erased would else stand until it is written over."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
