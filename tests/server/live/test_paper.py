"""People without a phone: sheets copied at the desk, of every kind, checked and counted like the answers of phones."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.server.live.conftest import Desk, come_in
from tests.server.live.test_revealing import bars
from tutela.server.live.kinds import KINDS
from tutela.server.live.models import Activity, Entry
from tutela.server.results import models
from tutela.server.results.known import read_form_counts

pytestmark = pytest.mark.django_db

CARDS = {"options": "A card\nAnother", "places": "Left\nRight"}
EVENTS = {"options": "An offer\nA border"}
MANY = {"options": "Yes\nNo\nPerhaps", "several": "1"}
SHEETS: dict[str, tuple[dict[str, str], str, list[Any]]] = {
    "poll": (MANY, "1 3\n2\n1,2;3", [[0, 2], [1], [0, 1, 2]]),
    "scale": ({}, "5\n1", [[4], [0]]),
    "words": ({"most": "2"}, "debt, trust\n\n  fear ; shame", [["debt", "trust"], ["fear", "shame"]]),
    "sort": (CARDS, "1 2\n- 1", [{"0": 0, "1": 1}, {"1": 0}]),
    "chain": (EVENTS, "1 3", [{"0": 0, "1": 2}]),
    "map": ({"options": "No school"}, "10", [{"0": 9}]),
}
"""By kind: how it is made, the sheets as they are copied, and what is kept."""


def enter(room: Desk, activity: Activity, sheets: str = "", **fields: str) -> Any:
    """Enter sheets as the form does that shows how many stand there."""
    before = Entry.objects.filter(activity=activity, learner=None).count()
    return room.do("paper", activity=activity.id, before=str(before), sheets=sheets, **fields)


def held(activity: Activity) -> list[Any]:
    return [json.loads(one.content) for one in Entry.objects.filter(activity=activity, learner=None)]


@pytest.mark.parametrize("kind", SHEETS)
def test_sheets_of_each_kind_are_kept_as_answers(room: Desk, kind: str) -> None:
    setting, sheets, kept = SHEETS[kind]
    activity = room.make(kind, title="What fits?", **setting)
    assert enter(room, activity, sheets).json()["refused"] == ""
    assert sorted(held(activity), key=str) == sorted(kept, key=str)
    page = room.page()
    assert "Answers on paper or by hands" in page
    assert "Take the sheets back" in page


def test_every_kind_that_is_counted_takes_paper_in_the_room_or_in_the_results() -> None:
    taken = {name for name, kind in KINDS.items() if kind.sheet}
    assert taken == {*SHEETS, "board"}
    assert set(KINDS) - taken == {"form", "link", "roleplay", "questions", "parking"}


@pytest.mark.parametrize(
    ("kind", "sheets", "said"),
    [
        ("poll", "1\n4", "Sheet 2: “4” is no number from 1 to 3."),
        ("poll", "yes", "Sheet 1: “yes” is no number from 1 to 3."),
        ("poll", "9" * 5000, f"Sheet 1: “{'9' * 20}” is no number from 1 to 3."),
        ("poll", ",", "Sheet 1: Nothing is chosen yet. Choose, then send."),
        ("scale", "1 2", "Sheet 1: Choose 1 at most, then send."),
        ("words", "a, b, c", "Sheet 1: Give 2 at most, then send."),
        ("words", "x" * 41, "Sheet 1: This is longer than 40 letters. Make it shorter, then send it."),
        (
            "sort",
            "1 2\n1",
            "Sheet 2: There are 2 cards and 1 places. Write one place for each card, a dash for none.",
        ),
        ("sort", "- -", "Sheet 1: No card has a place yet. Place one at least, then send."),
        ("chain", "1 4", "Sheet 1: “4” is no number from 1 to 3."),
        ("map", "11", "Sheet 1: “11” is no number from 1 to 10."),
        ("map", " \n", "No sheet was entered. Write one a line."),
    ],
)
def test_a_sheet_is_checked_as_a_phones_answer_and_none_of_its_pile_is_kept(
    room: Desk, kind: str, sheets: str, said: str
) -> None:
    activity = room.make(kind, title="What fits?", **SHEETS[kind][0])
    answer = enter(room, activity, sheets)
    assert (answer.status_code, answer.json()["refused"]) == (422, said)
    assert held(activity) == []


def test_hands_are_counted_with_phones_and_can_be_taken_back(room: Desk) -> None:
    poll = room.poll()
    room.do("people", people="4")
    for number in range(5):
        come_in(room.course, f"Heron {number}").send(poll, option="0")
    enter(room, poll, **{"count-0": "1", "count-1": "3"})
    assert "9 of 9 have answered" in room.page()
    room.do("close", activity=poll.id)
    assert bars(room.page()) == ["6", "3"]
    room.do("paper-back", activity=poll.id)
    assert held(poll) == []
    assert "5 of 9 have answered" in room.page()


def test_a_form_of_sheets_that_is_sent_twice_is_taken_once(room: Desk) -> None:
    poll = room.poll()
    sent = {"activity": str(poll.id), "before": "0", "count-0": "2"}
    assert room.do("paper", **sent).status_code == 200
    told = "Sheets were entered meanwhile. Look at their number, then enter what is missing."
    assert room.do("paper", **sent).json()["refused"] == told
    assert len(held(poll)) == 2


def test_fewer_than_five_sheets_after_closing_show_nobody(room: Desk) -> None:
    poll = room.poll()
    for number in range(6):
        come_in(room.course, f"Heron {number}").send(poll, option="0")
    room.do("close", activity=poll.id)
    enter(room, poll, **{"count-1": "4"})
    assert bars(room.page()) == ["6", "0"]
    enter(room, poll, **{"count-1": "1"})
    assert bars(room.page()) == ["6", "5"]


def test_words_on_paper_are_counted_with_those_of_phones_and_erased_like_them(room: Desk) -> None:
    words = room.make("words", title="One word", most="2")
    for number in range(3):
        come_in(room.course, f"Heron {number}").send(words, word=["debt"])
    enter(room, words, "Debt\ndistance, Amina")
    room.do("close", activity=words.id)
    page = room.page()
    assert "debt <b>×4</b>" in page.replace("Debt", "debt")  # noqa: RUF001 - the sign that the page shows
    assert "Amina" in page
    room.do("erase-texts", activity=words.id)
    assert not Entry.objects.filter(activity=words).exists()


def test_the_worksheet_of_a_group_without_phones_becomes_a_board_and_goes_into_the_plan(room: Desk) -> None:
    phones = [come_in(room.course, f"Heron {number}") for number in range(4)]
    room.do("group", size="2", mix="any")
    board = room.make("board", title="What to do", columns="Measure\nWho", plan_part="measures")
    phones[0].send(board, **{"cell-0": "Meals at school"})
    for group in ("", "9" * 5000):
        assert enter(room, board, "x", group=group).json()["refused"] == "Choose the group whose board this is."
    told = "Sheet 1: There are 2 columns and 3 cells. Put | between the cells only."
    assert enter(room, board, "a | b | c", group="new").json()["refused"] == told
    assert enter(room, board, "Safe transport | The district", group="new").json()["refused"] == ""
    enter(room, board, "School buses", group="1")
    assert "Group 3" in room.page()
    room.do("close", activity=board.id)
    found = {piece.text: piece.source for piece in room.course.plan_pieces.all()}
    assert set(found) == {"Meals at school", "Safe transport; The district", "School buses"}
    assert found["Safe transport; The district"] == "Day 1, group 3: What to do"


def test_sheets_of_reviews_and_tests_are_entered_with_the_results(room: Desk) -> None:
    review = room.make("review")
    start = f"/hub/desk/{room.course.id}/results/paper"
    assert f'href="{start}/form:day:1/"' in room.page()
    for number in range(3):
        come_in(room.course, f"Heron {number}").send(review, useful="5")
    room.browser.post(f"{start}/form:day:1/", {"people": "2", "useful-1": "2"})
    assert "5 of 5 have answered" in room.page()
    room.do("close", activity=review.id)
    (counted,) = read_form_counts(room.course)
    assert (counted.people, counted.tallies[0].counts["1"], counted.tallies[0].counts["5"]) == (5, 2, 3)
    room.make("post-test")
    assert f'href="{start}/test:understanding/"' in room.page()
    assert models.Paper.objects.count() == 1
