"""Erases a person: their rows go, their random actor enters the register that travels with backup and merge."""

from __future__ import annotations

from django.db import transaction

from tutela.server.people.models import Learner
from tutela.server.record import open_record


def erase_learner(learner: Learner) -> None:
    """Erase the nickname, credentials and shared texts; the log keeps coded answers of an actor nobody can name.

    The register is written first: if the power fails in between, the next start finishes the erasure.
    """
    record = open_record()
    record.register_erasure(learner.actor)
    with transaction.atomic():
        learner.delete()
    record.forget_actor(learner.actor)


def finish_erasures() -> int:
    """Erase everybody in the register who is still here, after a power cut, a restore or a merge; gives how many."""
    erased = open_record().erased_actors()
    still_here = Learner.objects.filter(actor__in=erased)
    count = still_here.count()
    still_here.delete()
    return count
