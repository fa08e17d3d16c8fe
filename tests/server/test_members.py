"""Who runs a course: links that work once, roles that nobody gives above their own, one organiser who stays."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.server.conftest import PASSWORD
from tests.server.test_coming_back import back_up, restore
from tests.server.test_rights import member_with
from tutela.server.courses.models import Course, Invitation, Member

pytestmark = pytest.mark.django_db


def members_of(course: Course) -> dict[str, str]:
    return {member.user.username: member.role for member in course.members.select_related("user")}


def make_link(desk: Client, course: Course, role: str = "observer") -> str:
    page = desk.post(f"/hub/desk/{course.id}/members/invite/", {"role": role, "name": ""}).content.decode()
    found = re.search(r"http://testserver(/hub/invitation/[\w-]+/)", page)
    assert found, page
    return found[1]


def account(name: str) -> Client:
    browser = Client()
    browser.force_login(get_user_model().objects.create_user(name, password=PASSWORD))
    return browser


def test_a_link_makes_an_account_and_gives_the_role_once(desk: Client, course: Course) -> None:
    link = make_link(desk, course, "co-facilitator")
    assert link.split("/")[-2] not in str(list(Invitation.objects.values()))
    form = {"username": "badu", "password1": PASSWORD, "password2": PASSWORD}
    browser = Client()
    assert "Inspectors" in browser.get(link).content.decode()
    assert browser.post(link, form).headers["Location"] == f"/hub/desk/{course.id}/"
    assert members_of(course) == {"amina": "organiser", "badu": "co-facilitator"}
    again = Client().post(link, {**form, "username": "chidi"})
    assert again.status_code == 404
    assert "This invitation is used, too old or wrong. Ask for a new one." in again.content.decode()
    assert not get_user_model().objects.filter(username="chidi").exists()


def test_who_has_an_account_takes_the_role_with_it(desk: Client, course: Course) -> None:
    browser = account("badu")
    browser.post(make_link(desk, course, "facilitator"))
    assert members_of(course)["badu"] == "facilitator"


def test_a_link_to_oneself_changes_no_role(desk: Client, course: Course) -> None:
    desk.post(make_link(desk, course, "observer"))
    assert members_of(course) == {"amina": "organiser"}


def test_a_link_ends_after_a_week_and_can_be_taken_back(desk: Client, course: Course) -> None:
    old, other = make_link(desk, course), make_link(desk, course)
    Invitation.objects.filter(id=Invitation.objects.order_by("made_at").first().id).update(  # type: ignore[union-attr]
        expires_at=timezone.now() - timedelta(seconds=1)
    )
    assert Client().get(old).status_code == 404
    desk.post(f"/hub/desk/{course.id}/members/link/{Invitation.objects.get(expires_at__gt=timezone.now()).id}/")
    assert Client().get(other).status_code == 404


def test_no_password_is_asked_for_over_a_rooms_wifi(desk: Client, course: Course) -> None:
    page = Client(REMOTE_ADDR="192.0.2.7").get(make_link(desk, course))
    assert page.status_code == 403
    assert "a password typed here could be read by others" in page.content.decode()


def test_somebody_with_an_account_is_invited_by_name(desk: Client, course: Course) -> None:
    account("badu")
    address = f"/hub/desk/{course.id}/members/invite/"
    unknown = desk.post(address, {"role": "observer", "name": "nobody"})
    assert (unknown.status_code, "No account has this name." in unknown.content.decode()) == (422, True)
    desk.post(address, {"role": "observer", "name": "badu"})
    twice = desk.post(address, {"role": "facilitator", "name": "badu"})
    assert "This person has a role in the course." in twice.content.decode()
    assert members_of(course)["badu"] == "observer"


def test_a_facilitator_makes_no_organiser_and_touches_none(course: Course, facilitator: User) -> None:
    browser = member_with(course, "facilitator")
    page = browser.post(f"/hub/desk/{course.id}/members/invite/", {"role": "organiser", "name": ""})
    assert page.status_code == 422
    assert not Invitation.objects.exists()
    own, boss = (Member.objects.get(course=course, role=role) for role in ("facilitator", "organiser"))
    for member, role in ((own, "organiser"), (boss, "observer"), (boss, "")):
        browser.post(f"/hub/desk/{course.id}/members/{member.id}/", {"role": role})
    assert members_of(course) == {"amina": "organiser", "facilitator": "facilitator"}


@pytest.mark.parametrize("role", ["facilitator", "observer", ""])
def test_the_last_organiser_stays(desk: Client, course: Course, role: str) -> None:
    own = Member.objects.get(course=course)
    page = desk.post(f"/hub/desk/{course.id}/members/{own.id}/", {"role": role}, follow=True)
    assert "A course keeps one organiser." in page.content.decode()
    assert members_of(course) == {"amina": "organiser"}


def test_an_organiser_hands_over_and_leaves(desk: Client, course: Course) -> None:
    member_with(course, "facilitator")
    other, own = (Member.objects.get(course=course, role=role) for role in ("facilitator", "organiser"))
    desk.post(f"/hub/desk/{course.id}/members/{other.id}/", {"role": "organiser"})
    left = desk.post(f"/hub/desk/{course.id}/members/{own.id}/", {"role": ""})
    assert left.headers["Location"] == "/hub/desk/"
    assert members_of(course) == {"facilitator": "organiser"}
    assert desk.get(f"/hub/desk/{course.id}/").status_code == 404


def test_a_member_of_another_course_is_not_found(desk: Client, course: Course) -> None:
    other = Course.objects.create(title="Other", referral_contact="Office", referral_checked_on="2026-11-20")
    stranger = Member.objects.create(
        course=other, user=get_user_model().objects.create_user("badu", password=PASSWORD), role="observer"
    )
    assert desk.post(f"/hub/desk/{course.id}/members/{stranger.id}/", {"role": ""}).status_code == 404


def test_a_role_that_was_taken_away_and_a_used_link_come_back_by_no_older_backup(desk: Client, course: Course) -> None:
    links = [make_link(desk, course, "observer") for _number in range(3)]
    browser = member_with(course, "facilitator")
    member, backup = Member.objects.get(course=course, role="facilitator"), back_up()
    desk.post(f"/hub/desk/{course.id}/members/{member.id}/", {"role": ""})
    browser.post(links[0])
    desk.post(f"/hub/desk/{course.id}/members/link/{Invitation.objects.all()[0].id}/")
    [kept] = Invitation.objects.all()
    restore(backup)
    assert members_of(course) == {"amina": "organiser"}
    assert list(Invitation.objects.all()) == [kept]


def test_an_older_backup_leaves_no_course_without_an_organiser(desk: Client, course: Course) -> None:
    own, backup = Member.objects.get(course=course), back_up()
    member_with(course, "organiser")
    later = back_up()
    desk.post(f"/hub/desk/{course.id}/members/{own.id}/", {"role": ""})
    restore(backup)
    assert members_of(course) == {"amina": "organiser"}
    restore(later)
    assert members_of(course) == {"organiser": "organiser"}
