"""Erases a person, a thought, or a course with all its people: rows go, what they were known by enters a register.

The register travels with backup and merge, so that nobody, no thought and no course comes back.
"""

from __future__ import annotations

from django.db import connection, transaction
from django.db.models import QuerySet

from tutela.server.courses.models import Course
from tutela.server.people.authentication import forget_credentials
from tutela.server.people.models import Learner, SharedText
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
    transaction.on_commit(empty_journal)


def erase_texts(texts: QuerySet[SharedText]) -> int:
    """Erase shared texts that were taken back or taken out; gives how many. The register is written first."""
    ids = [str(id) for id in texts.values_list("id", flat=True)]
    open_record().register_text_erasures(ids)
    gone = SharedText.objects.filter(id__in=ids).delete()[0]
    transaction.on_commit(empty_journal)
    return gone


def finish_erasures() -> int:
    """Erase everybody, every thought and every course in the register that is still here; gives how many people.

    They are here after a power cut, a restore or a merge.
    """
    for id in open_record().select_erased_courses(map(str, Course.objects.values_list("id", flat=True))):
        erase_course(Course.objects.get(id=id))
    erased = open_record().select_erased(Learner.objects.values_list("actor", flat=True))
    still_here = list(Learner.objects.filter(actor__in=erased))
    for learner in still_here:
        _delete_rows(learner)
    texts = open_record().select_erased_texts(map(str, SharedText.objects.values_list("id", flat=True)))
    SharedText.objects.filter(id__in=texts).delete()
    transaction.on_commit(empty_journal)
    return len(still_here)


def _delete_rows(learner: Learner) -> None:
    devices = [str(one) for one in learner.devices.values_list("id", flat=True)]
    with transaction.atomic():
        learner.delete()
    forget_credentials(devices)
    transaction.on_commit(empty_journal)


def empty_journal() -> None:
    """Empty SQLite's write-ahead log, where what was erased would else stand until it is written over."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
