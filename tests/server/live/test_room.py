"""A live room from opening to closing: activities, answers, groups, boards, cards, presence."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
import pytest
from django.test import Client

from tests.server.live.conftest import Desk, come_in
from tests.server.test_plan_changing import PLAN
from tutela.model.plan import Day, Session
from tutela.server.courses.models import Course
from tutela.server.live.day import read_today
from tutela.server.live.models import Activity, Entry, Room, Seat
from tutela.server.plans.keeping import keep_plan

pytestmark = pytest.mark.django_db


def test_a_room_opens_once_however_often_it_is_pressed(desk: Client, course: Course) -> None:
    for _press in range(2):
        assert desk.post(f"/hub/desk/{course.id}/room/open/", {"day": "0"}).status_code == 302
    assert Room.objects.count() == 1
    assert list(Activity.objects.values_list("kind", flat=True)) == ["questions", "parking"]


def test_a_room_that_is_opened_without_a_script_goes_by_the_clock_of_its_course(desk: Client, course: Course) -> None:
    course.time_zone = "Asia/Kathmandu"
    course.save()
    desk.post(f"/hub/desk/{course.id}/room/open/", {"day": "0"})
    assert Room.objects.get(course=course).zone == 5 * 60 + 45


def test_a_phone_waits_until_the_room_opens(course: Course) -> None:
    assert "The room is not open" in come_in(course, "Heron").page()


def test_everybody_is_moved_to_what_the_desk_shows(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    assert "Please look up" in phone.page()
    room.poll()
    assert "Is it a chain?" in phone.page()
    assert "Is it a chain?" in room.screen()
    room.do("leave")
    assert "Please look up" in phone.page()


def test_an_answer_is_in_can_be_changed_and_taken_back(room: Desk) -> None:
    phone, poll = come_in(room.course, "Heron"), room.poll()
    assert phone.send(poll, option="0").json()["refused"] == ""
    phone.send(poll, option="1")
    assert "Your answer is in" in phone.mine()
    assert "<li>No</li>" in phone.mine()
    phone.take_back(Entry.objects.get().id)
    assert not Entry.objects.exists()
    assert "Your answer is in" not in phone.mine()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Nothing is chosen yet. Choose, then send."),
        ({"option": ["0", "1"]}, "Choose 1 at most, then send."),
        ({"option": "7"}, "This answer is not one of those offered. Load the page again."),
        ({"option": "x"}, "This answer is not one of those offered. Load the page again."),
    ],
)
def test_what_a_poll_cannot_take_is_told(room: Desk, fields: dict[str, Any], said: str) -> None:
    answer = come_in(room.course, "Heron").send(room.poll(), **fields)
    assert (answer.status_code, answer.json()["refused"]) == (422, said)


def test_a_late_phone_is_heard_shortly_after_closing_and_not_a_day_later(room: Desk) -> None:
    phone, poll = come_in(room.course, "Heron"), room.poll()
    room.do("close", activity=poll.id)
    assert phone.send(poll, option="0").status_code == 200
    poll.refresh_from_db()
    assert poll.closed_at is not None
    Activity.objects.filter(id=poll.id).update(closed_at=poll.closed_at.replace(year=2020))
    assert phone.send(poll, option="1").json()["refused"] == "This is closed now. What you wrote was not sent."


@pytest.mark.parametrize(
    ("kind", "setting", "answer", "told"),
    [
        ("scale", {"low": "no", "high": "yes"}, {"option": "3"}, "<li>4</li>"),
        ("words", {"most": "2"}, {"word": ["debt", "trust"]}, "<li>trust</li>"),
        ("sort", {"options": "A card\nAnother", "places": "Left\nRight"}, {"card-1": "0"}, "<li>Another: Left</li>"),
        ("chain", {"options": "An offer\nA border"}, {"card-0": "2"}, "<li>An offer: Destination</li>"),
        ("map", {"options": "No school"}, {"card-0": "1"}, "<li>No school: Child, destination</li>"),
    ],
)
def test_each_kind_takes_an_answer_and_tells_it_to_its_writer(
    room: Desk, kind: str, setting: dict[str, Any], answer: dict[str, Any], told: str
) -> None:
    phone = come_in(room.course, "Heron")
    activity = room.make(kind, title="What fits?", **setting)
    assert phone.send(activity, **answer).status_code == 200
    assert told in phone.mine()


def test_the_daily_review_asks_the_form_of_the_results_and_takes_a_part_of_it(room: Desk) -> None:
    phone, review = come_in(room.course, "Heron"), room.make("review")
    assert 'name="useful" value="5"' in phone.page()
    assert "What should change tomorrow?" in phone.page()
    assert phone.send(review, change="More time").status_code == 200
    assert "Your answers are in" in phone.mine()
    assert "1 of 1 has answered" in room.page()


def test_an_empty_review_is_not_taken(room: Desk) -> None:
    phone, review = come_in(room.course, "Heron"), room.make("review")
    assert phone.send(review).json()["refused"] == "Nothing was answered. Answer at least one question, then send."


def test_tests_lead_to_the_packages_own_pages(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    room.make("pre-test")
    assert 'href="/learn/understanding/test.html"' in phone.page()
    assert "Take it again" not in phone.page()
    room.make("post-test")
    assert 'href="/learn/understanding/test.html"' in phone.page()
    assert "Press “Take it again” there: the questions are others." in phone.page()


def test_a_day_that_begins_in_the_evening_tells_hours_of_the_clock(room: Desk) -> None:
    day = Day("Day 1", "09:00", (Session(kind="opening", minutes=240), Session(kind="closing", minutes=20)))
    keep_plan(room.course, msgspec.structs.replace(PLAN, days=(day,)), by=None)
    today = read_today(room.room(), datetime.datetime(2026, 11, 26, 21, 30, tzinfo=datetime.UTC))
    assert today is not None
    assert [begins for _line, _name, begins in today.lines] == ["22:30", "02:30"]
    assert (today.ends, today.hours_behind) == ("02:50", (13, 30))


def test_a_board_is_shared_in_its_group_and_goes_on_into_the_plan(room: Desk) -> None:
    phones = [come_in(room.course, f"Heron {number}") for number in range(4)]
    board = room.make("board", title="What to do", columns="Measure\nWho", plan_part="measures")
    assert (
        phones[0].send(board, **{"cell-0": "x"}).json()["refused"] == "You are in no group yet. Ask your facilitator."
    )
    room.do("group", size="2", mix="mixed")
    phones[0].send(board, **{"cell-0": "Meals at school", "cell-1": "The ministry"})
    read = ["Meals at school" in phone.mine() for phone in phones]
    assert read.count(True) == 2
    assert read[0]
    assert not any("Meals at school" in phone.page().split('data-part="mine"')[0] for phone in phones)
    room.do("close", activity=board.id)
    (row,) = room.course.plan_pieces.all()
    assert (row.part, row.text) == ("measures", "Meals at school; The ministry")
    group = Seat.objects.get(learner=phones[0].learner).group
    assert row.source == f"Day 1, group {group.number}: What to do"


def test_who_comes_late_gets_a_seat_and_a_card(room: Desk) -> None:
    early = [come_in(room.course, f"Heron {number}") for number in range(4)]
    room.do("group", size="2", mix="mixed")
    room.make("roleplay", title="The inspection", cards="Inspector\nYou look.\n\nEmployer\nYou explain.", minutes="10")
    assert all('class="panel role"' in phone.mine() for phone in early)
    late = come_in(room.course, "Stork")
    assert "You are in group" not in late.mine()
    room.do("seat")
    assert "You are in group" in late.mine()
    assert 'class="panel role"' in late.mine()
    assert "data-ends=" in late.page()


def test_each_role_is_played_in_each_group(room: Desk) -> None:
    phones = [come_in(room.course, f"Heron {number}") for number in range(4)]
    room.do("group", size="2", mix="mixed")
    room.make("roleplay", title="The inspection", cards="Inspector\nYou look.\n\nEmployer\nYou explain.")
    roles = [("Inspector" in phone.mine(), phone.mine().split("You are in group ")[1][0]) for phone in phones]
    assert sorted(roles) == [(False, "1"), (False, "2"), (True, "1"), (True, "2")]


def test_questions_reach_the_desk_without_a_name_unless_it_is_wished(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    queue = Activity.objects.get(room=room.room(), kind="questions")
    phone.send(queue, text="Who pays?")
    phone.send(queue, text="Who signs?", named="1")
    queue_on_desk = room.page().split('data-part="queue"')[1]
    assert "Who pays?" in queue_on_desk
    assert queue_on_desk.count("Heron") == 1
    asked = Entry.objects.get(named=False)
    room.do("mark", entry=asked.id, state="shown")
    assert "Who pays?" in room.screen()
    assert "Who pays?" in phone.page()
    assert "Heron" not in room.screen()
    room.do("mark", entry=asked.id, state="done")
    assert "Who pays?" not in room.screen()
    assert "answered" in phone.mine()


def test_the_facilitator_parks_something_too_under_the_same_care(room: Desk) -> None:
    assert "No real names, no real cases." in room.page()
    room.do("park", text="Budget rules, on Thursday")
    assert "Budget rules, on Thursday" in room.page()


def test_attendance_counts_phones_late_ones_and_people_without(room: Desk) -> None:
    come_in(room.course, "Heron")
    Room.objects.update(opened_at="2026-01-01T08:00:00Z")
    come_in(room.course, "Stork")
    room.do("people", people="3")
    figures = room.page().split('class="figures"')[1].split("</dl>")[0]
    assert [part.split("</dd>")[0] for part in figures.split("<dd>")[1:]] == ["5", "2", "2", "0"]


def test_printed_groups_have_lines_for_people_without_a_phone(room: Desk) -> None:
    for number in range(4):
        come_in(room.course, f"Heron {number}")
    room.do("people", people="3")
    room.do("group", size="2", mix="any")
    sheet = room.browser.get(f"{room.address}groups/").content.decode()
    assert sheet.count("<h2>Group") == 2
    assert sheet.count('class="blank"') == 4


def test_closing_the_room_closes_everything_and_the_next_day_is_a_room_of_its_own(room: Desk) -> None:
    phone, poll = come_in(room.course, "Heron"), room.poll()
    room.do("close-room")
    assert "The room is not open" in phone.page()
    assert phone.send(poll, option="0").json()["refused"] == "The room is closed. What you wrote was not sent."
    room.browser.post(f"{room.address}open/", {"day": "1"})
    assert "Please look up" in phone.page()
    assert Room.objects.count() == 2


def test_without_a_script_every_form_works_and_goes_back_to_the_page(room: Desk) -> None:
    phone, poll = come_in(room.course, "Heron"), room.poll()
    page = phone.page()
    deed = page.split('name="deed" value="')[1].split('"')[0]
    form = {"deed": deed, "activity": str(poll.id), "option": "1"}
    assert phone.browser.post("/hub/room/act/", form).headers["Location"] == "/hub/room/"
    assert phone.browser.post("/hub/room/act/", form).status_code == 302
    assert Entry.objects.count() == 1
    assert "Your answer is in" in phone.page()
    empty = phone.browser.post("/hub/room/act/", {**form, "deed": deed[:-4] + "0000", "option": ""}, follow=True)
    assert "This answer is not one of those offered." in empty.content.decode()
    back = room.browser.post(f"{room.address}do/make/", {"kind": "poll", "title": ""}, follow=True)
    assert "Write at least 2 lines, one below the other." in back.content.decode()
