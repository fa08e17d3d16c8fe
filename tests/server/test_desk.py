"""The facilitator's first desk: signing in, own courses only, groups that show nobody."""

from __future__ import annotations

import datetime
import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.test import Client

from tests.server.conftest import JOINING, PASSWORD
from tests.server.test_joining import join
from tutela.projections import Projections
from tutela.server import throttle
from tutela.server.accounts import AccountForm, offer_first_account
from tutela.server.courses.group import Group, Row, read_group, shown_count
from tutela.server.courses.models import Course
from tutela.server.people.models import Learner
from tutela.server.record import identity_of
from tutela.server.site import read_site

pytestmark = pytest.mark.django_db


def test_the_first_account_is_made_once_with_the_printed_link() -> None:
    token = offer_first_account()
    form = {"username": "amina", "password1": PASSWORD, "password2": PASSWORD}
    assert Client().post("/hub/first/wrong/", form).status_code == 404
    assert Client().post(f"/hub/first/{token}/", form).headers["Location"] == "/hub/desk/"
    assert Client().post(f"/hub/first/{token}/", form).status_code == 404
    assert offer_first_account() is None


def test_of_two_who_send_the_link_at_once_one_makes_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    token, form = offer_first_account(), {"username": "amina", "password1": PASSWORD, "password2": PASSWORD}
    statuses, genuine = [], AccountForm.is_valid

    def be_overtaken(self: AccountForm) -> bool:
        monkeypatch.setattr(AccountForm, "is_valid", genuine)
        statuses.append(Client().post(f"/hub/first/{token}/", {**form, "username": "badu"}).status_code)
        return genuine(self)

    monkeypatch.setattr(AccountForm, "is_valid", be_overtaken)
    statuses.append(Client().post(f"/hub/first/{token}/", form).status_code)
    assert statuses == [302, 404]
    assert [user.username for user in get_user_model().objects.all()] == ["badu"]


def test_two_of_one_nickname_are_told_apart_and_erasing_takes_two_presses(desk: Client, course: Course) -> None:
    page = desk.get(f"/hub/desk/{course.id}/").content.decode()
    assert "Nobody has joined yet." in page
    for number, at in enumerate(("2026-11-23T08:59", "2026-11-23T09:07")):
        one = Learner.objects.create(course=course, nickname="Heron", phrase_digest=str(number))
        Learner.objects.filter(id=one.id).update(joined_at=datetime.datetime.fromisoformat(f"{at}+00:00"))
    course.time_zone = "Asia/Kathmandu"
    course.save()
    page = desk.get(f"/hub/desk/{course.id}/").content.decode()
    assert re.findall("joined 2026-11-23 (..:..)", page) == ["14:44", "14:52"]
    assert page.count("<summary>Erase Heron</summary>") == page.count("Erase for good") == 2


def test_a_facilitator_signs_in_with_argon2(facilitator: User) -> None:
    page = Client().post("/hub/sign-in/", {"username": "amina", "password": PASSWORD})
    assert page.headers["Location"] == "/hub/desk/"
    assert facilitator.password.startswith("argon2$")


def test_an_account_is_signed_in_for_a_day_and_a_learner_for_months(course: Course) -> None:
    desk, learner = Client(), Client()
    desk.post("/hub/sign-in/", {"username": "amina", "password": PASSWORD})
    learner.post("/hub/join/", {"code": course.code, **JOINING})
    assert desk.cookies["sessionid"]["max-age"] == 14 * 3600
    assert learner.cookies["sessionid"]["max-age"] == 90 * 24 * 3600


def test_passwords_do_not_travel_over_a_rooms_wifi(facilitator: User) -> None:
    page = Client(REMOTE_ADDR="192.0.2.7").get("/hub/sign-in/")
    assert page.status_code == 403
    assert "a password typed here could be read by others" in page.content.decode()


def test_guessing_passwords_is_slowed_down(facilitator: User) -> None:
    browser = Client()
    for _try in range(10):
        browser.post("/hub/sign-in/", {"username": "amina", "password": "wrong"})
    page = browser.post("/hub/sign-in/", {"username": "amina", "password": PASSWORD})
    assert "Too many wrong passwords. Wait five minutes, then try again." in page.content.decode()


def test_an_empty_password_forgets_no_wrong_ones(facilitator: User) -> None:
    browser = Client()
    for _try in range(10):
        browser.post("/hub/sign-in/", {"username": "amina", "password": "wrong"})
        browser.post("/hub/sign-in/", {"username": "amina", "password": ""})
    page = browser.post("/hub/sign-in/", {"username": "amina", "password": PASSWORD})
    assert "Too many wrong passwords." in page.content.decode()


def test_guessing_one_password_is_not_hidden_behind_made_up_names(facilitator: User) -> None:
    for _try in range(10):
        throttle.count_failure("password", "amina")
    for number in range(2_000):
        throttle.count_failure("password", f"nobody-{number}")
    assert throttle.is_paused("password", "amina")


def test_who_is_not_in_the_course_is_not_counted_in_it(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    learners = [f"learner-{number}" for number in range(10)]
    done = f"{read_site()['page']['iri']}/unit/{read_site()['books'][0]['units'][0]['id']}"

    def say(_self: Projections, table: str, *, registration: str) -> list[tuple[object, ...]]:
        assert registration == str(course.id)
        told = [*learners[:4], *(f"stranger-{number}" for number in range(9))]
        return [(identity_of(one), registration, done, 1, 2) for one in told] if table == "progress" else []

    monkeypatch.setattr(Projections, "read", say)
    assert read_group(str(course.id), learners).units[0].done == 0
    assert read_group(str(course.id), [*learners, "stranger-0"]).units[0].done == 5


def test_a_course_opens_only_with_a_referral_contact(desk: Client) -> None:
    page = desk.post("/hub/desk/", {"title": "Inspectors", "referral_contact": "", "referral_checked_on": ""})
    assert page.status_code == 422
    assert not Course.objects.exists()


def test_a_course_shows_its_code_and_its_link(desk: Client, course: Course) -> None:
    page = desk.get(f"/hub/desk/{course.id}/").content.decode()
    assert course.code in page
    assert f"/hub/join/?code={course.code}" in page
    assert "<svg" in page


@pytest.mark.parametrize("path", ["", "close/", "erase/{learner}/"])
def test_another_facilitator_sees_and_does_nothing(course: Course, path: str) -> None:
    join(course, Client())
    other = Client()
    other.force_login(get_user_model().objects.create_user("badu", password=PASSWORD))
    address = f"/hub/desk/{course.id}/" + path.format(learner=Learner.objects.get().id)
    assert (other.post if path else other.get)(address).status_code == 404
    assert Learner.objects.exists()


@pytest.mark.parametrize("path", ["/hub/desk/", "/hub/desk/{course}/"])
def test_a_learner_does_not_reach_the_desk(course: Course, path: str) -> None:
    browser = Client()
    join(course, browser)
    page = browser.get(path.format(course=course.id))
    assert page.headers["Location"].startswith("/hub/sign-in/")


@pytest.mark.parametrize(
    ("count", "size", "shown"), [(3, 4, None), (4, 5, 0), (5, 5, 0), (5, 6, 5), (9, 12, 5), (10, 10, 5), (11, 12, 10)]
)
def test_counts_show_nobody(count: int, size: int, shown: int | None) -> None:
    assert shown_count(count, size) == shown


def test_one_more_answer_shows_at_most_at_a_step() -> None:
    changes = [shown_count(count + 1, 30) != shown_count(count, 30) for count in range(29)]
    assert [count + 1 for count, changed in enumerate(changes) if changed] == [5, 10, 15, 20, 25]


def test_every_page_is_never_stored_and_reaches_help_and_leaves(desk: Client, course: Course) -> None:
    for path in ("/", "/hub/join/", "/hub/continue/", "/hub/desk/", f"/hub/desk/{course.id}/", "/nowhere"):
        page = desk.get(path)
        text = page.content.decode()
        assert "no-store" in page.headers["Cache-Control"], path
        assert "/learn/worried.html" in text, path
        assert "/learn/leave.html" in text, path
        assert "script-src 'self'" in page.headers["Content-Security-Policy"], path


def test_what_fewer_than_five_have_done_is_left_out_of_the_course_page() -> None:
    group = Group(12, (Row("The chain", 0), Row("Demand", 5)), (Row("Share the work", None),))
    assert ([row.title for row in group.told_units], group.told_competencies) == (["Demand"], ())
