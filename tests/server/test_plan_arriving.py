"""A plan that comes from elsewhere: a sample of the guide, another course of one's own, a file."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.server.test_plan_changing import PLAN
from tests.server.test_plan_pages import address, plan_of
from tutela.server.courses.models import Course, Member
from tutela.server.plans.keeping import keep_plan
from tutela.server.plans.planfile import write_plan_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("package")]


def test_a_course_begins_with_a_sample_of_the_guide(desk: Client, course: Course) -> None:
    assert desk.get(address(course)).headers["Location"] == address(course, "begin/")
    assert "Begin with this" in desk.get(address(course, "begin/")).content.decode()
    desk.post(address(course, "begin/"), {"agenda": "one-day"})
    assert plan_of(course).id == "one-day"
    assert desk.get(address(course)).status_code == 200


def test_a_plan_is_copied_to_another_course_of_ones_own_only(desk: Client, course: Course, facilitator: User) -> None:
    keep_plan(course, PLAN, by=None)
    mine = Course.objects.create(title="Mine", referral_contact="Office", referral_checked_on="2026-11-20")
    Member.objects.create(course=mine, user=facilitator, role="co-facilitator")
    looked_on = Course.objects.create(title="Seen", referral_contact="Office", referral_checked_on="2026-11-20")
    Member.objects.create(course=looked_on, user=facilitator, role="observer")
    strange = Course.objects.create(title="Strange", referral_contact="Office", referral_checked_on="2026-11-20")
    page = desk.get(address(course)).content.decode()
    assert str(mine.id) in page
    assert str(looked_on.id) not in page
    answers = [
        desk.post(address(course, "copy/"), {"course": str(one.id)}).status_code for one in (mine, looked_on, strange)
    ]
    assert answers == [302, 403, 404]
    assert plan_of(mine) == PLAN


def test_a_plan_travels_as_a_file(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    given = desk.get(address(course, "file/"))
    assert given.headers["Content-Disposition"] == 'attachment; filename="course.yaml"'
    desk.post(address(course, "change/"), {"do": "out", "at": "1.1"})
    desk.post(address(course, "read/"), {"text": given.content.decode()})
    assert plan_of(course) == PLAN


def test_a_broken_file_is_told_with_its_line_and_stays_in_the_form(desk: Client, course: Course) -> None:
    text = write_plan_text(PLAN).replace("level: introductory", "level: easy")
    page = desk.post(address(course, "read/"), {"text": text})
    assert page.status_code == 422
    assert "line 9: `level`: Invalid enum value &#x27;easy&#x27;" in page.content.decode()
    assert "level: easy" in page.content.decode()
