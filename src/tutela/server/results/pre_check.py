"""What the learners of a course knew before it, in three steps, for the planner."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from statistics import fmean

from django.db import transaction

from tutela.model.pre_check import KNOWINGS, Knowing, knowing_of
from tutela.results.pairing import Sitting, first_sittings, share_right
from tutela.server.courses.models import Course
from tutela.server.results.counting import read_counted, recount
from tutela.server.results.models import TestTimes
from tutela.server.results.sitting_rows import read_sittings

_KIND = "pre-check:"


def count_pre_check(course: Course) -> dict[str, Knowing]:
    """Count anew, where it may be counted, what the learners knew; give it by competency.

    Each person's first try at a test counts, unless it came after the test before the course was over. A step and no
    share is given, and never of fewer than five people (`results.revealing`): beside the gains, an exact mean of
    nearly the same people would tell what one of them answered.
    """
    with transaction.atomic():
        Course.objects.select_for_update().get(id=course.id)
        sittings = _before(course, read_sittings(str(course.id), list(course.learners.values_list("actor", flat=True))))
        for competency in sorted({answer.competency for each in sittings for answer in each.answers}):
            shares: dict[str, float] = {}
            for sitting in sittings:
                share = share_right(sitting, competency)
                if competency and share is not None:
                    shares.setdefault(sitting.person, share)
            recount(course, f"{_KIND}{competency}", shares, _knowing)
    return read_pre_check(course)


def read_pre_check(course: Course) -> dict[str, Knowing]:
    """Give what was counted last, by competency."""
    found = read_counted(course, _KIND, str)
    return {id: step for id, given in found.items() for step in KNOWINGS if step == given}


def _knowing(shares: list[float]) -> Knowing | None:
    return knowing_of(fmean(shares)) if shares else None


def _before(course: Course, sittings: Sequence[Sitting]) -> list[Sitting]:
    """Give the first tries that were before the course, in the order of their beginning."""
    times = {each.book: each for each in course.test_times.all()}
    return [each for each in first_sittings(sittings) if _is_before(times.get(each.test), each.began)]


def _is_before(times: TestTimes | None, began: int) -> bool:
    if times is None:
        return True
    moment = datetime.datetime.fromtimestamp(began / 1_000_000, datetime.UTC)
    if times.before_until is not None:
        return moment <= times.before_until
    return times.after_from is None or moment < times.after_from
