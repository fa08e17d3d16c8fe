"""The course itself: what it is, who runs it, every version of its plan, its people as those who run it know them."""

from __future__ import annotations

import msgspec
from django.utils.translation import gettext_noop

from tutela.server.courses.group import read_group
from tutela.server.courses.models import Course
from tutela.server.export.part import Part

_FIELDS = ("title", "referral_contact", "referral_checked_on", "time_zone", "opened_at", "closed", "archived_at")


def _course(course: Course) -> object:
    return {"id": course.id, **{name: getattr(course, name) for name in _FIELDS}}


def _members(course: Course) -> object:
    return [
        {"account": member.user.username, "role": member.role, "since": member.since}
        for member in course.members.select_related("user").order_by("since")
    ]


def _plan_versions(course: Course) -> object:
    return [
        {
            "number": version.number,
            "made_at": version.made_at,
            "note": version.note,
            "same_as": version.same_as,
            "given_up": version.given_up.splitlines(),
            "wishes": msgspec.json.decode(version.wishes) if version.wishes else None,
            "plan": msgspec.json.decode(version.content),
        }
        for version in course.plan_versions.all()
    ]


def _people(course: Course) -> object:
    return sorted(course.learners.values_list("nickname", flat=True), key=str.casefold)


def _progress(course: Course) -> object:
    group = read_group(str(course.id), list(course.learners.values_list("actor", flat=True)))
    tables = {"units_completed": group.units, "competencies_mastered": group.competencies}
    return {name: [{"title": row.title, "at_least": row.done} for row in rows] for name, rows in tables.items()}


PARTS = (
    Part(
        "course.json",
        gettext_noop("Title, referral contact with the day of its check, when it was opened and archived."),
        _course,
    ),
    Part("members.json", gettext_noop("Who runs the course: account, role, since when."), _members),
    Part("plan-versions.json", gettext_noop("Every version of the plan with the wishes it answers."), _plan_versions),
    Part(
        "people.json",
        gettext_noop("The nicknames of the learners, in the order of the alphabet; nothing else of them."),
        _people,
    ),
    Part(
        "progress.json",
        gettext_noop(
            "How many completed each unit and mastered each competency, at least, in steps of five; null under five."
        ),
        _progress,
    ),
)
