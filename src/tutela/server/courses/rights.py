"""Who may do what in a course: one table, asked by every view of the desk.

An organiser answers for a course and its people; a facilitator runs it; a co-facilitator helps to run it; an observer
looks on. A learner has no account and sees own things only. The table below is the page that `docs/roles.md` prints.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Literal, get_args

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tutela.server.courses.models import Course, Member

Role = Literal["organiser", "facilitator", "co-facilitator", "observer"]
Action = Literal[
    "see course",
    "see plan",
    "see room",
    "see results",
    "see shared thoughts",
    "run room",
    "change plan",
    "change course",
    "erase shared thought",
    "erase learner",
    "invite members",
    "export course",
    "archive course",
    "erase course",
]

ROLES: tuple[Role, ...] = get_args(Role)
ACTIONS: tuple[Action, ...] = get_args(Action)

_SEEING: frozenset[Action] = frozenset({"see course", "see plan", "see room", "see results"})
_THOUGHTS: frozenset[Action] = frozenset({"see shared thoughts", "erase shared thought"})
"""For those who run the course: a learner is told so before sharing, and an observer is not among them."""
_RUNNING: frozenset[Action] = _SEEING | _THOUGHTS | {"run room", "change plan", "erase learner"}
RIGHTS: Mapping[Role, frozenset[Action]] = {
    "organiser": frozenset(ACTIONS),
    "facilitator": _RUNNING | {"change course", "invite members", "export course"},
    "co-facilitator": _RUNNING,
    "observer": _SEEING,
}
"""What each role may do in its own courses; in others nothing, and nobody learns that they exist."""

IN_ARCHIVE: frozenset[Action] = (
    _SEEING | _THOUGHTS | {"erase learner", "export course", "archive course", "erase course"}
)
"""What is still possible in an archived course: to look, to take it out of the archive, to erase."""


class CourseArchived(PermissionDenied):
    """An action that changes an archived course."""


def find_course(request: HttpRequest, course_id: uuid.UUID, action: Action) -> Course:
    """Give the course for somebody who may do this in it.

    Http404 for those who have no role in it, PermissionDenied for those whose role does not hold the action,
    CourseArchived for what cannot be done in an archived course.
    """
    member = Member.objects.select_related("course").filter(course_id=course_id, user_id=account_of(request)).first()
    if member is None:
        raise Http404
    if action not in rights_of(member.role):
        raise PermissionDenied
    if member.course.archived_at is not None and action not in IN_ARCHIVE:
        raise CourseArchived
    return member.course


def let_change(course: Course) -> None:
    """Raise CourseArchived where a learner or somebody with a slip would change an archived course."""
    if course.archived_at is not None:
        raise CourseArchived


def account_of(request: HttpRequest) -> int:
    """Give the id of the account that is signed in; 0, which no account has, for nobody."""
    return int(request.user.pk or 0)


def rights_of(role: str) -> frozenset[Action]:
    """Give what a role may do; nothing for an unknown one."""
    return next((rights for name, rights in RIGHTS.items() if name == role), frozenset())


def rights_in(request: HttpRequest, course: Course) -> frozenset[Action]:
    """Give what this person may do in a course, for pages that show only what can be used."""
    member = Member.objects.filter(course=course, user_id=account_of(request)).first()
    rights = rights_of(member.role) if member else frozenset()
    return rights & IN_ARCHIVE if course.archived_at is not None else rights


def may_give(own: str, role: str) -> bool:
    """Tell whether somebody may give, change or take away a role: nobody does so with more rights than they have."""
    return role in RIGHTS and "invite members" in rights_of(own) and rights_of(role) <= rights_of(own)
