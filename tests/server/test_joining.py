"""Joining, continuing elsewhere, being erased."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth.models import User
from django.test import Client

from tests.server.conftest import JOINING
from tutela.server import throttle
from tutela.server.courses.models import Course
from tutela.server.door import Credential
from tutela.server.people import authentication
from tutela.server.people.authentication import find_credential
from tutela.server.people.credentials import find_learner
from tutela.server.people.models import Device, Learner, SharedText
from tutela.server.record import open_record

pytestmark = pytest.mark.django_db


def credentials_in(page: bytes) -> dict[str, Any]:
    """Give the credentials that the page hands to the player."""
    found = re.search(r'id="tutela-credentials">(.*?)</script>', page.decode())
    assert found
    credentials: dict[str, Any] = json.loads(found.group(1))
    return credentials


def join(course: Course, browser: Client, **changed: str) -> Any:
    """Send the form for joining."""
    return browser.post("/hub/join/", {"code": course.code, **JOINING, **changed})


def test_a_code_and_a_nickname_are_enough(course: Course) -> None:
    page = join(course, Client())
    given = credentials_in(page.content)
    learner = Learner.objects.get()
    assert page.status_code == 200
    assert find_learner(given["user"], given["token"]) == learner
    assert given["registration"] == str(course.id)
    assert given["actor"]["account"]["name"] == learner.actor
    assert learner.nickname not in learner.actor


def test_the_token_is_not_kept(course: Course) -> None:
    given = credentials_in(join(course, Client()).content)
    assert given["token"] not in Device.objects.get().token_digest


def test_a_code_is_read_however_it_is_typed(course: Course) -> None:
    typed = f" {course.code[:3].lower()}-{course.code[3:].lower()} "
    assert join(course, Client(), code=typed).status_code == 200


def test_an_unknown_code_is_refused_in_words(course: Course) -> None:
    page = join(course, Client(), code="ZZZZZZ")
    assert page.status_code == 422
    assert "No open course has this code. Ask your facilitator, or check the letters." in page.content.decode()


def test_a_closed_course_takes_nobody(course: Course) -> None:
    Course.objects.update(closed=True)
    assert join(course, Client()).status_code == 422


def test_guessing_codes_is_slowed_down_and_a_class_behind_the_same_router_joins(course: Course) -> None:
    browser = Client()
    for _ in range(throttle.TRIES):
        assert "No open course has this code." in join(course, browser, code="WRONGX").content.decode()
    page = join(course, browser)
    assert page.status_code == 422
    assert "Too many wrong codes from this device." in page.content.decode()
    assert join(course, Client()).status_code == 200
    assert Learner.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "wrong"), [("/hub/join/", {"code": "WRONGX", **JOINING}), ("/hub/continue/", {"phrase": "a b c d"})]
)
def test_who_drops_the_cookie_at_each_guess_is_held_by_the_address(
    course: Course, path: str, wrong: dict[str, str]
) -> None:
    for _ in range(throttle.TRIES_TOGETHER):
        assert "Too many wrong" not in Client().post(path, wrong).content.decode()
    assert "Too many wrong" in Client().post(path, wrong).content.decode()
    assert join(course, Client(REMOTE_ADDR="192.0.2.7")).status_code == 200


def test_a_nickname_cannot_break_out_of_the_page(course: Course) -> None:
    page = join(course, Client(), nickname="</script><b>")
    assert b"</script><b>" not in page.content
    assert credentials_in(page.content)["nickname"] == "</script><b>"


def test_the_four_words_bring_a_second_device_to_the_same_learner(course: Course) -> None:
    first = credentials_in(join(course, Client()).content)
    page = Client().post("/hub/continue/", {"phrase": first["phrase"].upper().replace(" ", "-")})
    second = credentials_in(page.content)
    assert second["actor"] == first["actor"]
    assert second["token"] != first["token"]


def test_wrong_words_are_refused_in_words(course: Course) -> None:
    page = Client().post("/hub/continue/", {"phrase": "bako limu tesa nori"})
    assert page.status_code == 422
    assert "These four words are not known here. Check each one, or join again." in page.content.decode()


def test_new_words_end_the_old_ones(course: Course) -> None:
    browser = Client()
    old = credentials_in(join(course, browser).content)["phrase"]
    browser.post("/hub/me/phrase/")
    assert Client().post("/hub/continue/", {"phrase": old}).status_code == 422


def test_erasing_leaves_no_row_and_enters_the_register(course: Course) -> None:
    browser = Client()
    given = credentials_in(join(course, browser).content)
    actor = given["actor"]["account"]["name"]
    browser.post("/hub/me/erase/", {"sure": "on"})
    assert not Learner.objects.exists()
    assert not Device.objects.exists()
    assert not SharedText.objects.exists()
    assert open_record().select_erased([actor]) == [actor]
    assert find_learner(given["user"], given["token"]) is None


def test_leaving_a_shared_device_forgets_whose_it_is_and_erases_nothing(course: Course, facilitator: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    joined = Client()
    join(course, joined)
    browser.cookies = joined.cookies
    assert "Leave on this device" in browser.get("/hub/me/").content.decode()
    token = {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value}
    left = browser.post("/hub/me/leave/", token).content.decode()
    assert '<script src="/learn/assets/left-00000000.js" defer></script>' in left
    assert '"kit":"tutela"' in left
    assert browser.get("/hub/me/").headers["Location"] == "/hub/join/"
    assert "You joined" not in browser.get("/").content.decode()
    assert Learner.objects.exists()

    desk = Client()
    desk.force_login(facilitator)
    join(course, desk)
    desk.post("/hub/me/leave/")
    assert desk.get("/hub/desk/").status_code == 200, "who runs a course on the same browser stays signed in"
    assert desk.get("/hub/me/").headers["Location"] == "/hub/join/"


def test_no_other_page_can_have_a_learner_leave_and_the_players_wipe_can(course: Course) -> None:
    browser = Client(enforce_csrf_checks=True)
    joined = Client()
    join(course, joined)
    browser.cookies = joined.cookies
    browser.get("/hub/me/")
    assert browser.post("/hub/me/leave/").status_code == 403
    elsewhere = {"X-CSRFToken": browser.cookies["csrftoken"].value, "Origin": "http://testserver:8001"}
    assert browser.post("/hub/me/leave/", headers=elsewhere).status_code == 403
    assert browser.get("/hub/me/").status_code == 200
    # As the player sends it: the token of the cookie as a header, from a page of the same host.
    wipe = {"X-CSRFToken": browser.cookies["csrftoken"].value, "Origin": "http://testserver"}
    assert browser.post("/hub/me/leave/", headers=wipe).status_code == 200
    assert browser.get("/hub/me/").headers["Location"] == "/hub/join/"


def test_nothing_is_erased_without_the_tick(course: Course) -> None:
    browser = Client()
    join(course, browser)
    page = browser.post("/hub/me/erase/", {}, follow=True)
    assert "Tick the box first. Nothing was erased." in html.unescape(page.content.decode())
    assert Learner.objects.exists()


def test_a_stale_cookie_leads_to_joining(course: Course) -> None:
    browser = Client()
    join(course, browser)
    Learner.objects.all().delete()
    assert browser.get("/hub/me/").headers["Location"] == "/hub/join/"


def test_forms_need_their_token(course: Course) -> None:
    page = Client(enforce_csrf_checks=True).post("/hub/join/", {"code": course.code, **JOINING})
    assert page.status_code == 403
    assert "This form is too old or came from another page." in page.content.decode()


def test_a_device_has_one_user_name_and_erasing_ends_it(course: Course) -> None:
    browser = Client()
    user = credentials_in(join(course, browser).content)["user"]
    find = async_to_sync(find_credential)
    assert [find(other) for other in (user.upper(), user.replace("-", ""), f"urn:uuid:{user}")] == [None] * 3
    assert find(user) is not None
    browser.post("/hub/me/erase/", {"sure": "on"})
    assert find(user) is None


def test_who_is_erased_while_the_door_looks_for_them_is_not_remembered(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, find = Client(), async_to_sync(find_credential)
    user = credentials_in(join(course, browser).content)["user"]

    def read_and_lose(user: str) -> Credential | None:
        found = read_credential(user)
        browser.post("/hub/me/erase/", {"sure": "on"})
        return found

    read_credential = authentication._read_credential
    monkeypatch.setattr(authentication, "_read_credential", read_and_lose)
    find(user)
    monkeypatch.setattr(authentication, "_read_credential", read_credential)
    assert find(user) is None
