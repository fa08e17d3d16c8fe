"""What desk, screen and phone say in words: sessions by their names, what to do, whom to tell."""

from __future__ import annotations

import re

import pytest

from tests.server.live.conftest import Desk, come_in
from tests.server.live.test_exercises import plan_of
from tutela.model.plan import Session
from tutela.server.live.seating import read_groups
from tutela.server.plans.keeping import keep_plan

pytestmark = pytest.mark.django_db
CONTACT = "Child protection office"


def test_learners_are_told_whom_to_tell(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    for page in ("/hub/room/", "/hub/me/"):
        assert CONTACT in phone.browser.get(page).content.decode()
    assert CONTACT in room.screen()


def test_somebody_who_joins_is_told_whom_to_tell(room: Desk) -> None:
    form = {"code": room.course.code, "nickname": "Teal", "constituent": "ngo", "reach": "policy"}
    assert CONTACT in room.browser.post("/hub/join/", form).content.decode()


@pytest.mark.usefixtures("package")
def test_the_plan_at_the_desk_names_sessions_as_its_papers_do(room: Desk) -> None:
    keep_plan(room.course, plan_of(Session(kind="input", minutes=15, unit="on-the-road")), by=None)
    assert "Input: On the road" in room.page()


@pytest.mark.parametrize(
    ("session", "button"),
    [
        (Session(kind="pre-test", minutes=15, book="first-steps"), "Test before the course"),
        (Session(kind="review", minutes=15), "Review of the day"),
        (Session(kind="evaluation", minutes=10), "Evaluation"),
    ],
)
def test_a_session_that_is_a_test_or_a_form_opens_it_with_one_press(room: Desk, session: Session, button: str) -> None:
    keep_plan(room.course, plan_of(Session(kind="opening", minutes=10), session), by=None)
    assert "Open on phones" not in room.page()
    room.do("session", place="1")
    page = room.page()
    assert f"Open on phones: {button}" in page
    given = dict(re.findall(r'name="(kind|book)" value="([^"]*)"', page.partition("Open on phones")[0][-300:]))
    assert room.do("make", now="1", **given).status_code == 200
    assert "Open on phones" not in room.page(), "a second press would make it twice"


def test_the_review_with_which_a_day_begins_opens_no_form(room: Desk) -> None:
    keep_plan(room.course, plan_of(Session(kind="review", minutes=10)), by=None)
    room.do("session", place="0")
    assert "Open on phones" not in room.page()


def test_groups_stand_in_their_order(room: Desk) -> None:
    for number in range(12):
        come_in(room.course, f"Bird {number}")
    room.do("group", size="2", mix="any")
    assert [group.number for group in read_groups(room.room())] == [1, 2, 3, 4, 5, 6]


def test_the_screen_says_what_the_ends_of_a_scale_mean(room: Desk) -> None:
    room.make("scale", title="How sure are you?", low="not at all", high="fully")
    assert "1 is “not at all”, 5 is “fully”" in room.screen()


def test_boards_are_not_said_to_be_hidden(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    room.do("group", size="2", mix="any")
    board = room.make("board", title="What to do", columns="Measure")
    phone.send(board, **{"cell-0": "Meals at school"})
    room.do("close", activity=board.id)
    room.do("reveal", activity=board.id)
    for page in (room.page(), room.screen()):
        assert "Meals at school" in page
        assert "Fewer than five" not in page


def test_a_phone_says_that_an_answer_may_be_changed_while_it_may(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    poll = room.poll()
    phone.send(poll, option="0")
    assert "Sending again changes it" in phone.mine()
    room.do("close", activity=poll.id)
    assert "Sending again changes it" not in phone.mine()
