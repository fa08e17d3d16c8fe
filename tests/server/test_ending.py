"""The end of a course: read only in the archive, erased for good; an old contact is asked for again."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.server.test_joining import join
from tests.server.test_plan_changing import PLAN
from tutela.server.courses import referral
from tutela.server.courses.models import Course, Invitation
from tutela.server.people.models import Learner
from tutela.server.plans.keeping import keep_plan
from tutela.server.plans.models import PlanVersion
from tutela.server.record import open_record

pytestmark = pytest.mark.django_db


def test_an_archived_course_is_read_and_not_changed(desk: Client, course: Course) -> None:
    desk.post(f"/hub/desk/{course.id}/members/invite/", {"role": "observer", "name": ""})
    desk.post(f"/hub/desk/{course.id}/archive/")
    course.refresh_from_db()
    assert (course.closed, course.archived_at is not None, Invitation.objects.exists()) == (True, True, False)
    page = desk.get(f"/hub/desk/{course.id}/").content.decode()
    assert "This course is archived: it is read, not changed." in page
    assert "Open to newcomers again" not in page
    refused = desk.post(f"/hub/desk/{course.id}/close/")
    assert refused.status_code == 403
    assert "This course is archived and only read." in refused.content.decode()
    join(course, Client())
    assert not Learner.objects.exists()
    desk.post(f"/hub/desk/{course.id}/archive/")
    course.refresh_from_db()
    assert (course.closed, course.archived_at) == (True, None)


def test_a_course_is_erased_with_its_learners_who_enter_the_register(desk: Client, course: Course) -> None:
    join(course, Client())
    join(course, Client(), nickname="Curlew")
    keep_plan(course, PLAN, by=None)
    actors = list(Learner.objects.values_list("actor", flat=True))
    wrong = desk.post(f"/hub/desk/{course.id}/erase/", {"code": "WRONG2"})
    assert (wrong.status_code, Learner.objects.count()) == (422, 2)
    assert "This is not the code of this course. Nothing was erased." in wrong.content.decode()
    desk.post(f"/hub/desk/{course.id}/erase/", {"code": course.code.lower()})
    for model in (Course, Learner, PlanVersion):
        assert not model.objects.exists()
    assert sorted(open_record().select_erased(actors)) == sorted(actors)


def test_an_old_contact_is_asked_for_again(
    desk: Client, course: Course, facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = course.referral_checked_on + datetime.timedelta(days=91)
    monkeypatch.setattr("tutela.server.courses.views.today", lambda: day)
    assert "checked more than three months ago" in desk.get(f"/hub/desk/{course.id}/").content.decode()
    desk.post(f"/hub/desk/{course.id}/close/")
    refused = desk.post(f"/hub/desk/{course.id}/close/")
    assert refused.headers["Location"] == f"/hub/desk/{course.id}/referral/"
    unticked = desk.post(f"/hub/desk/{course.id}/referral/", {"referral_contact": "Another office"})
    assert unticked.status_code == 422
    desk.post(f"/hub/desk/{course.id}/referral/", {"referral_contact": "Another office", "checked": "on"})
    course.refresh_from_db()
    assert (course.referral_contact, course.referral_checked_on) == ("Another office", day)
    desk.post(f"/hub/desk/{course.id}/close/")
    course.refresh_from_db()
    assert not course.closed


@pytest.mark.parametrize(
    ("days", "said"), [(1, "This day has not come yet."), (-91, "This check is older than three months.")]
)
def test_a_course_does_not_open_with_a_check_ahead_or_long_ago(desk: Client, days: int, said: str) -> None:
    day = referral.today() + datetime.timedelta(days=days)
    asked = {"title": "Inspectors", "referral_contact": "Office", "referral_checked_on": day.isoformat()}
    page = desk.post("/hub/desk/", asked)
    assert (page.status_code, said in page.content.decode()) == (422, True)
    assert not Course.objects.exists()
