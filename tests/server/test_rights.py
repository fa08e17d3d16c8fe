"""Who may do what in a course."""

from __future__ import annotations

import msgspec
import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.server.conftest import PASSWORD
from tutela.model.plan import CoursePlan, Day, Session
from tutela.model.training import Span
from tutela.server.courses.models import Course, Member
from tutela.server.courses.rights import RIGHTS, ROLES
from tutela.server.plans.keeping import find_plan, keep_plan

pytestmark = pytest.mark.django_db

PLAN = CoursePlan(
    id="one-day",
    title="One day",
    who="Inspectors",
    aim="To see the chain",
    constituents=("government",),
    reach=("outreach",),
    level="introductory",
    people=Span(6, 24),
    competencies=("see-the-chain",),
    days=(Day("Day 1", "09:00", (Session(kind="opening", minutes=20),)),),
)


def member_with(course: Course, role: str) -> Client:
    """Give the browser of somebody with this role in the course."""
    user = get_user_model().objects.create_user(role, password=PASSWORD)
    Member.objects.create(course=course, user=user, role=role)
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.mark.parametrize("role", ROLES)
def test_everybody_with_a_role_sees_the_course(course: Course, role: str) -> None:
    assert member_with(course, role).get(f"/hub/desk/{course.id}/").status_code == 200


@pytest.mark.parametrize(
    ("role", "status"), [("organiser", 302), ("facilitator", 302), ("co-facilitator", 403), ("observer", 403)]
)
def test_only_organiser_and_facilitator_close_a_course(course: Course, role: str, status: int) -> None:
    assert member_with(course, role).post(f"/hub/desk/{course.id}/close/").status_code == status


def test_an_observer_sees_no_button_that_he_may_not_use(course: Course) -> None:
    page = member_with(course, "observer").get(f"/hub/desk/{course.id}/").content.decode()
    assert "Close to newcomers" not in page


def test_only_an_organiser_erases_a_course() -> None:
    assert [role for role in ROLES if "erase course" in RIGHTS[role]] == ["organiser"]


def test_an_observer_changes_nothing() -> None:
    assert {action.split()[0] for action in RIGHTS["observer"]} == {"see"}


def test_each_plan_that_is_kept_is_a_version_and_the_newest_is_the_plan(course: Course) -> None:
    assert find_plan(course) is None
    keep_plan(course, PLAN, by=None)
    keep_plan(course, msgspec.structs.replace(PLAN, title="One long day"), by=None, note="Longer")
    found = find_plan(course)
    assert found is not None
    version, plan = found
    assert (version.number, version.note, plan.title) == (2, "Longer", "One long day")
    assert list(course.plan_versions.values_list("number", flat=True)) == [2, 1]
