"""A course gets another title: who may, what takes it, and what keeps its own."""

from __future__ import annotations

import msgspec
import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.server.test_joining import join
from tests.server.test_plan_changing import PLAN
from tests.server.test_plan_pages import address, plan_of, wishes
from tests.server.test_rights import member_with
from tutela.server.courses.models import Course
from tutela.server.courses.rights import RIGHTS, ROLES
from tutela.server.plans.keeping import find_plan, keep_plan

pytestmark = pytest.mark.django_db
NEW = "Inspectors of the coast"


def rename(browser: Client, course: Course, title: str = NEW) -> int:
    """Ask for another title; give the status."""
    return browser.post(f"/hub/desk/{course.id}/title/", {"title": title}).status_code


def title_of(course: Course) -> str:
    return Course.objects.get(id=course.id).title


@pytest.mark.parametrize("role", ROLES)
def test_only_who_may_change_the_course_renames_it(course: Course, role: str) -> None:
    browser = member_with(course, role)
    may = "change course" in next(rights for name, rights in RIGHTS.items() if name == role)
    assert ("Rename the course" in browser.get(f"/hub/desk/{course.id}/").content.decode()) == may
    assert rename(browser, course) == (302 if may else 403)
    assert title_of(course) == (NEW if may else "Inspectors")


def test_nobody_else_renames_it(course: Course) -> None:
    learner = Client()
    join(course, learner)
    assert [rename(browser, course) for browser in (learner, Client())] == [302, 302]
    assert title_of(course) == "Inspectors"


def test_an_archived_course_keeps_its_title(desk: Client, course: Course) -> None:
    Course.objects.update(archived_at="2026-11-20T00:00:00Z")
    assert rename(desk, course) == 403
    assert title_of(course) == "Inspectors"
    assert "Rename the course" not in desk.get(f"/hub/desk/{course.id}/").content.decode()


@pytest.mark.parametrize("title", ["", "   ", "A" * 121])
def test_a_title_has_the_length_that_it_has_when_a_course_opens(desk: Client, course: Course, title: str) -> None:
    page = desk.post(f"/hub/desk/{course.id}/title/", {"title": title})
    assert (page.status_code, title_of(course)) == (422, "Inspectors")
    assert f'<a href="/hub/desk/{course.id}/">Inspectors</a>' in page.content.decode()
    assert rename(desk, course, "A" * 120) == 302


def test_learners_and_room_have_the_new_title_at_once(desk: Client, course: Course) -> None:
    learner = Client()
    join(course, learner)
    rename(desk, course)
    for page in (learner.get("/hub/me/"), desk.get(f"/hub/desk/{course.id}/room/screen/")):
        assert NEW in page.content.decode()


def test_a_plan_that_bears_the_title_of_the_course_takes_the_new_one_as_a_version(
    desk: Client, course: Course, facilitator: User
) -> None:
    wished = msgspec.json.encode({"title": "Inspectors", "ceremony": 30}).decode()
    keep_plan(course, msgspec.structs.replace(PLAN, title="Inspectors"), by=None, wishes=wished, given_up="a wish")
    rename(desk, course)
    found = find_plan(course)
    assert found is not None
    version, plan = found
    assert plan == msgspec.structs.replace(PLAN, title=NEW)
    assert (version.number, version.note) == (2, "With the new title of the course")
    assert (version.made_by_id, version.given_up) == (facilitator.pk, "a wish")
    assert msgspec.json.decode(version.wishes) == {"title": NEW, "ceremony": 30}


def test_a_plan_with_a_title_of_its_own_keeps_it_and_gets_no_version(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    rename(desk, course)
    found = find_plan(course)
    assert found is not None
    assert (found[0].number, found[1].title) == (1, "Course")


def test_the_same_title_again_makes_no_version(desk: Client, course: Course) -> None:
    keep_plan(course, msgspec.structs.replace(PLAN, title="Inspectors"), by=None)
    assert rename(desk, course, "Inspectors") == 302
    assert course.plan_versions.count() == 1


@pytest.mark.usefixtures("package")
def test_the_next_plan_is_wished_for_under_the_new_title(desk: Client, course: Course) -> None:
    desk.post(address(course, "wishes/"), wishes(title="Inspectors"))
    rename(desk, course)
    assert plan_of(course).title == NEW
    page = desk.get(address(course, "wishes/")).content.decode()
    assert f'value="{NEW}"' in page
