"""The course itself: what it is, who runs it, every version of its plan, its people as those who run it know them."""

from __future__ import annotations

import msgspec
from django.utils.translation import gettext_noop

from tutela.delivery.publication.telling import teller_of
from tutela.model.plan import write_out
from tutela.model.sentence import Tell, Titles, tell
from tutela.server.courses.group import read_group
from tutela.server.courses.models import Course
from tutela.server.export.part import Part
from tutela.server.package import find_package
from tutela.server.plans.keeping import read_given_up, read_plan
from tutela.server.wording import read_interface

_FIELDS = ("title", "referral_contact", "referral_checked_on", "time_zone", "opened_at", "closed", "archived_at")


def _course(course: Course) -> object:
    return {"id": course.id, **{name: getattr(course, name) for name in _FIELDS}}


def _members(course: Course) -> object:
    return [
        {"account": member.user.username, "role": member.role, "since": member.since}
        for member in course.members.select_related("user").order_by("since")
    ]


def _plan_versions(course: Course) -> object:
    in_words = _teller()
    return [
        {
            "number": version.number,
            "made_at": version.made_at,
            "note": version.note,
            "same_as": version.same_as,
            "given_up": [in_words(wish) for wish in read_given_up(version)],
            "wishes": msgspec.json.decode(version.wishes) if version.wishes else None,
            "plan": write_out(read_plan(version), in_words),
        }
        for version in course.plan_versions.all()
    ]


def _teller() -> Tell:
    """Give what tells the planner's sentences; a hub that was started on a site alone knows no titles."""
    site = find_package()
    return teller_of(site) if site else lambda told: tell(told, read_interface(), Titles())


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
