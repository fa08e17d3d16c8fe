"""Keeps filled forms, paper counts and the times of tests; what people wrote is kept apart and expires."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence

import msgspec
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from tutela.results.evaluation import Filled as FilledForm
from tutela.results.evaluation import Tally
from tutela.results.facts import DayHeld
from tutela.server.courses.models import Course
from tutela.server.erasing import empty_journal, erase_rows
from tutela.server.people.models import Learner
from tutela.server.results.models import Filled, Paper, Said, Slip, TestTimes

KEPT_FOR = datetime.timedelta(days=180)


def keep_filled(
    course: Course,
    form: str,
    round: int,
    filled: FilledForm,
    *,
    learner: Learner | None = None,
    slip: Slip | None = None,
) -> bool:
    """Keep a form of a learner or of a slip; False where this person has filled it in before: the first one counts.

    A form that could be changed would show its change to somebody who looks before and after. Who takes it back
    (`take_back`) may give it anew; both are one person to the counts.
    """
    expires = timezone.now() + KEPT_FOR
    with transaction.atomic():
        chosen = msgspec.json.encode(filled.chosen).decode()
        row, made = Filled.objects.get_or_create(
            course=course, learner=learner, slip=slip, form=form, round=round, defaults={"chosen": chosen}
        )
        if made:
            texts = filled.texts.items()
            Said.objects.bulk_create(Said(filled=row, question=id, text=text, expires_at=expires) for id, text in texts)
    return made


def read_own(learner: Learner) -> QuerySet[Filled]:
    """Give the forms that a learner filled in, in the room, over a link or behind their private slip."""
    return Filled.objects.filter(Q(learner=learner) | Q(slip__learner=learner))


def take_back(learner: Learner, filled_id: uuid.UUID) -> bool:
    """Erase a form that this learner filled in, with its words; False where it is gone or another's.

    What was counted stands, as when somebody is erased: a count that sank would show what was taken back.
    """
    return erase_rows(read_own(learner).filter(id=filled_id)) > 0


def keep_paper(course: Course, kind: str, people: int, counts: Sequence[Tally]) -> Paper:
    """Keep the counts of sheets; a correction takes the place of what was entered before."""
    fields = {"people": people, "counts": msgspec.json.encode(counts).decode()}
    return Paper.objects.update_or_create(course=course, kind=kind, defaults=fields)[0]


def close_test_before(course: Course, book: str, at: datetime.datetime) -> None:
    """Note when the test before the course was closed."""
    TestTimes.objects.update_or_create(course=course, book=book, defaults={"before_until": at})


def open_test_after(course: Course, book: str, at: datetime.datetime) -> None:
    """Note when the test after the course began."""
    TestTimes.objects.update_or_create(course=course, book=book, defaults={"after_from": at})


def note_day(course: Course, held: DayHeld) -> bool:
    """Note a day as the live room counted it; False where a facilitator noted it by hand, which stands."""
    if course.attendance.filter(day=held.day, by_hand=True).exists():
        return False
    fields = msgspec.structs.asdict(held) | {"by_hand": False}
    course.attendance.update_or_create(day=fields.pop("day"), defaults=fields)
    return True


def erase_expired_words() -> int:
    """Erase the free words whose time is over; gives how many."""
    gone = Said.objects.filter(expires_at__lte=timezone.now()).delete()[0]
    if gone:
        transaction.on_commit(empty_journal)
    return gone
