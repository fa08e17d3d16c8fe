"""Every address of a live room x every role: who sees it, who runs it, and who does not learn that it exists."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.server.conftest import PASSWORD
from tests.server.live.conftest import Desk, come_in
from tests.server.live.lines import open_line
from tutela.server.courses.models import Course, Member
from tutela.server.live.models import Activity, Entry
from tutela.server.live.running import DEEDS

SEEN = ("", "?parts", "screen/", "screen/?parts", "groups/")
WHO = ("organiser", "facilitator", "co-facilitator", "observer", "another course's", "learner", "nobody")
RUNS = ("organiser", "facilitator", "co-facilitator")


@pytest.fixture
def browsers(course: Course) -> Callable[[str], Client]:
    """Give a function that gives the browser of somebody."""

    def browser_of(who: str) -> Client:
        if who == "nobody":
            return Client()
        if who == "learner":
            return come_in(course, "Heron").browser
        user = get_user_model().objects.create_user(f"user {who}", password=PASSWORD)
        if who != "another course's":
            Member.objects.create(course=course, user=user, role=who)
        browser = Client()
        browser.force_login(user)
        return browser

    return browser_of


def expected(who: str, allowed: tuple[str, ...], fine: int) -> int:
    """Give the status for somebody: `fine`, refused, not found, or sent to sign in."""
    if who in allowed:
        return fine
    return {"another course's": 404, "learner": 302, "nobody": 302}.get(who, 403)


@pytest.mark.django_db
@pytest.mark.parametrize("who", WHO)
def test_who_has_a_role_sees_the_desk_the_screen_and_the_groups(
    room: Desk, browsers: Callable[[str], Client], who: str
) -> None:
    browser = browsers(who)
    statuses = {path: browser.get(room.address + path).status_code for path in SEEN}
    assert statuses == dict.fromkeys(SEEN, expected(who, (*RUNS, "observer"), 200))


@pytest.mark.django_db
@pytest.mark.parametrize("who", WHO)
def test_only_who_runs_the_room_does_anything_in_it(room: Desk, browsers: Callable[[str], Client], who: str) -> None:
    browser, poll = browsers(who), room.poll()
    entry = Entry.objects.create(id=poll.id, activity=poll, content='"x"', expires_at="2099-01-01T00:00:00Z", state="")
    form = {"kind": "poll", "title": "A", "options": "B\nC", "activity": str(poll.id), "entry": str(entry.id)}
    refused = expected(who, RUNS, 0)
    for deed in (deed for deed in DEEDS if refused):
        assert browser.post(f"{room.address}do/{deed}/", form).status_code == refused, deed
    if not refused:
        assert browser.post(f"{room.address}do/leave/").status_code == 302
        assert browser.post(f"{room.address}do/no-such-deed/").status_code == 404
    assert browser.post(f"{room.address}open/", {"day": "0"}).status_code == (refused or 302)
    assert Activity.objects.filter(id=poll.id, is_open=True).exists()


@pytest.mark.django_db
def test_an_observer_sees_no_button_and_no_way_to_erase(room: Desk, browsers: Callable[[str], Client]) -> None:
    room.poll()
    page = browsers("observer").get(room.address).content.decode()
    assert "/do/" not in page


@pytest.mark.django_db
def test_a_learner_never_reads_anothers_answer(room: Desk) -> None:
    one, other = come_in(room.course, "Heron"), come_in(room.course, "Stork")
    words = room.make("words", title="One word", most="1")
    one.send(words, word="heronsword")
    queue = Activity.objects.get(room=words.room, kind="questions")
    one.send(queue, text="heronsquestion")
    seen = other.page() + other.mine()
    assert "heronsword" not in seen
    assert "heronsquestion" not in seen
    entry = Entry.objects.get(activity=words)
    assert other.take_back(entry.id).status_code == 200
    assert Entry.objects.filter(id=entry.id).exists()


@pytest.mark.django_db
def test_a_learner_of_another_course_reaches_nothing_here(room: Desk, desk: Client) -> None:
    poll, other = (
        room.poll(),
        Course.objects.create(title="Another", referral_contact="x", referral_checked_on="2026-11-01"),
    )
    stranger = come_in(other, "Gull")
    assert "Is it a chain?" not in stranger.page()
    assert stranger.send(poll, option="0").json()["refused"] == "The room is closed. What you wrote was not sent."
    assert not Entry.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/hub/room/mine/", "/hub/room/act/"])
def test_who_has_joined_no_course_has_no_phone_page(path: str) -> None:
    browser = Client()
    assert browser.get("/hub/room/").headers["Location"] == "/hub/join/"
    answer = browser.post(path) if path.endswith("act/") else browser.get(path)
    assert answer.status_code == 403


@pytest.mark.django_db
def test_forms_of_a_phone_need_the_pages_token(room: Desk) -> None:
    phone, poll = come_in(room.course, "Heron"), room.poll()
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = phone.browser.cookies
    answer = browser.post("/hub/room/act/", {"deed": str(poll.id), "activity": str(poll.id), "option": "0"})
    assert answer.status_code == 403
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("who", WHO)
def test_lines_open_to_the_same_people(room: Desk, browsers: Callable[[str], Client], who: str) -> None:
    browser = browsers(who)

    async def statuses() -> list[int]:
        paths = ("/hub/room/stream", "/hub/room/state", f"{room.address}stream")
        return [(await open_line(path, cookies_of(browser))).status for path in paths]

    phone, desk = (200 if who == "learner" else 403), (200 if who in (*RUNS, "observer") else 403)
    assert asyncio.run(statuses()) == [phone, phone, desk]


def cookies_of(browser: Any) -> str:
    """Give the cookies as a header."""
    return "; ".join(f"{name}={one.value}" for name, one in browser.cookies.items())
