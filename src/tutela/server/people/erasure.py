"""Erases a person, or a course with all its people: rows go, what they were known by enters a register.

The register travels with backup and merge, so that nobody and no course comes back. Single rows: `erasing`.
"""

from __future__ import annotations

from django.db import transaction

from tutela.server.courses.models import Course
from tutela.server.courses.removal import finish_accounts, finish_removals
from tutela.server.erasing import empty_journal, finish_rows
from tutela.server.people.authentication import forget_credentials
from tutela.server.people.models import Learner
from tutela.server.record import name_in_register, open_record


def erase_learner(learner: Learner) -> None:
    """Erase the nickname, credentials and shared texts; the log keeps coded answers of an actor nobody can name.

    The register is written first: if the power fails in between, the next start finishes the erasure.
    """
    open_record().register_erasure(learner.actor)
    _delete_rows(learner)


def erase_course(course: Course) -> None:
    """Erase a course with its learners, plans, rooms, results and roles; both it and they enter the register first."""
    open_record().register_rows([name_in_register("course", course.id)])
    for learner in course.learners.all():
        erase_learner(learner)
    course.delete()
    transaction.on_commit(empty_journal)


def finish_erasures() -> int:
    """Erase everybody, every course, row, role and account in the register that is still here; gives how many people.

    They are here after a power cut, a restore or a merge.
    """
    for id in open_record().select_erased_rows("course", Course.objects.values_list("id", flat=True)):
        erase_course(Course.objects.get(id=id))
    erased = open_record().select_erased(Learner.objects.values_list("actor", flat=True))
    still_here = list(Learner.objects.filter(actor__in=erased))
    for learner in still_here:
        _delete_rows(learner)
    finish_rows()
    finish_removals()
    finish_accounts()
    transaction.on_commit(empty_journal)
    return len(still_here)


def _delete_rows(learner: Learner) -> None:
    devices = [str(one) for one in learner.devices.values_list("id", flat=True)]
    with transaction.atomic():
        learner.delete()
    forget_credentials(devices)
    transaction.on_commit(empty_journal)
