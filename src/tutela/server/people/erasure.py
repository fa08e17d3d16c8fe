"""Erases a person, or a course with all its people: rows go, and what they were known by enters a register.

The register travels with backup and merge, so that nobody and no course comes back.
"""

from __future__ import annotations

from django.db import connection, transaction

from tutela.server.courses.models import Course
from tutela.server.people.authentication import forget_credentials
from tutela.server.people.models import Learner
from tutela.server.record import open_record


def erase_learner(learner: Learner) -> None:
    """Erase the nickname, credentials and shared texts; the log keeps coded answers of an actor nobody can name.

    The register is written first: if the power fails in between, the next start finishes the erasure.
    """
    open_record().register_erasure(learner.actor)
    _delete_rows(learner)


def erase_course(course: Course) -> None:
    """Erase a course with its learners, plans, rooms, results and roles; both it and they enter the register first."""
    open_record().register_course_erasure(str(course.id))
    for learner in course.learners.all():
        erase_learner(learner)
    course.delete()
    transaction.on_commit(_empty_journal)


def finish_erasures() -> int:
    """Erase everybody and every course in the register that is still here; gives how many people.

    They are here after a power cut, a restore or a merge.
    """
    for id in open_record().select_erased_courses(map(str, Course.objects.values_list("id", flat=True))):
        erase_course(Course.objects.get(id=id))
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
