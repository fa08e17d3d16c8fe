"""Takes a newcomer into a course while it has room."""

from __future__ import annotations

import uuid

from django.core.cache import cache
from django.db import transaction

from tutela.server.courses.models import Course
from tutela.server.people.models import Learner

ROUNDS_A_DAY = 2
"""How often within a day all places may be given.

Erasing frees a place at once, but what was sent stays in the log: who joins, sends and erases in turn would fill it.
"""

_DAY_SECONDS = 86_400


class CourseFull(Exception):
    """Every place is taken."""


class CourseCrowded(Exception):
    """So many joined within a day that nobody more is taken today."""


def take_place(course: Course, **newcomer: str) -> Learner:
    """Give the newcomer a place, with these fields of a Learner; raises CourseFull, CourseCrowded.

    Two who want the last place wait for each other here.
    """
    with transaction.atomic():
        held = Course.objects.select_for_update().get(id=course.id)
        if held.learners.count() >= held.places:
            raise CourseFull
        if is_crowded(held):
            raise CourseCrowded
        learner = Learner.objects.create(course=held, **newcomer)
        if not cache.add(_key(course.id), 1, _DAY_SECONDS):
            cache.incr(_key(course.id))
    return learner


def is_crowded(course: Course) -> bool:
    """Tell whether all places of a course were given ROUNDS_A_DAY times; forgotten a day after the first who joined."""
    return bool(cache.get(_key(course.id), 0) >= ROUNDS_A_DAY * course.places)


def _key(course_id: uuid.UUID) -> str:
    return f"newcomers:{course_id}"
