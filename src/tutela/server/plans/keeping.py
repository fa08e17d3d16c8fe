"""Keeps and finds the plan of a course."""

from __future__ import annotations

from typing import Any

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from tutela.model.plan import CoursePlan
from tutela.model.sentence import Told
from tutela.server.courses.models import Course
from tutela.server.plans.models import PlanVersion

NOTE_LETTERS = 120


def find_plan(course: Course) -> tuple[PlanVersion, CoursePlan] | None:
    """Give the newest version of a course's plan and the plan itself, or None where none was made."""
    version = course.plan_versions.first()
    return (version, read_plan(version)) if version else None


def read_plan(version: PlanVersion) -> CoursePlan:
    """Give the plan of a version."""
    return msgspec.json.decode(version.content, type=CoursePlan)


def read_given_up(version: PlanVersion) -> tuple[Told, ...]:
    """Give the wishes that the planner could not keep; those of an older hub are words, one a line."""
    if version.given_up.startswith("["):
        return msgspec.json.decode(version.given_up, type=tuple[Told, ...])
    return tuple(version.given_up.splitlines())


class ChangedMeanwhile(RuntimeError):
    """Somebody else kept a newer version of the plan."""


def keep_plan(
    course: Course,
    plan: CoursePlan,
    *,
    by: int | None,
    wishes: str = "",
    note: str = "",
    given_up: str = "",
    same_as: int | None = None,
    after: int | None = None,
) -> PlanVersion:
    """Keep a plan as the newest version of its course; two at once get two numbers.

    With `after`, the newest version has to have that number (0 for none yet); ChangedMeanwhile where it has another.
    """
    with transaction.atomic():
        Course.objects.select_for_update().get(id=course.id)
        last = course.plan_versions.first()
        if after is not None and after != (last.number if last else 0):
            raise ChangedMeanwhile
        return PlanVersion.objects.create(
            course=course,
            number=last.number + 1 if last else 1,
            content=msgspec.json.encode(plan).decode(),
            wishes=wishes,
            given_up=given_up,
            same_as=same_as,
            note=note[:NOTE_LETTERS],
            made_by_id=by,
        )


def rename_plan(course: Course, before: str, *, by: int | None) -> None:
    """Give the plan the course's title, as a new version, where it has the one that the course had before.

    So have the wishes behind it, from which the next plan would take its title.
    """
    with transaction.atomic():
        Course.objects.select_for_update().get(id=course.id)
        found = find_plan(course)
        if found is None or found[1].title != before or before == course.title:
            return
        version, plan = found
        wishes: dict[str, Any] = msgspec.json.decode(version.wishes or "{}", type=dict[str, Any])
        if wishes.get("title") == before:
            wishes["title"] = course.title
        keep_plan(
            course,
            msgspec.structs.replace(plan, title=course.title),
            by=by,
            wishes=msgspec.json.encode(wishes).decode() if wishes else "",
            note=_("With the new title of the course"),
            given_up=version.given_up,
        )
