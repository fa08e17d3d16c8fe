"""What the room hands on to the results of the course and to its action plan."""

from __future__ import annotations

import datetime
import uuid

import pytest
from django.test import Client

from tests.server.live.conftest import Desk, Phone, come_in
from tests.server.test_rights import PLAN
from tutela.server.courses.models import Course
from tutela.server.live.expiry import digest_text, erase_expired
from tutela.server.live.models import Activity, Entry, Room
from tutela.server.people.erasure import erase_learner
from tutela.server.plans.keeping import keep_plan
from tutela.server.results import models
from tutela.server.results.known import read_form_counts

pytestmark = pytest.mark.django_db


def times_of(room: Desk) -> models.TestTimes:
    return models.TestTimes.objects.get(course=room.course, book="understanding")


def test_closing_the_test_before_and_opening_the_one_after_are_its_times(room: Desk) -> None:
    before = room.make("pre-test")
    assert not models.TestTimes.objects.exists()
    room.do("close", activity=before.id)
    over = times_of(room).before_until
    room.make("post-test")
    times = times_of(room)
    assert over is not None
    assert times.after_from is not None
    assert times.before_until == over < times.after_from


def test_the_test_after_ends_a_test_before_that_was_left_open(room: Desk) -> None:
    before, after = room.make("pre-test"), room.make("post-test")
    before.refresh_from_db()
    times = times_of(room)
    assert not before.is_open
    assert times.before_until is not None
    assert times.after_from is not None
    assert times.before_until <= times.after_from
    room.do("close", activity=after.id)
    room.do("show", activity=after.id)
    room.do("show", activity=before.id)
    room.do("close-room")
    unmoved = times_of(room)
    assert (unmoved.before_until, unmoved.after_from) == (times.before_until, times.after_from)


def test_links_to_forms_and_slips_open_on_a_phone(
    desk: Client, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUTELA_ROOM_PORT", "8642")
    monkeypatch.setattr("tutela.server.address.room_address", lambda: "192.0.2.7")
    assert "http://192.0.2.7:8642/hub/" in desk.get(f"/hub/desk/{course.id}/results/attendance/").content.decode()
    slips = desk.post(f"/hub/desk/{course.id}/results/follow-up/", {"number": "1"}).content.decode()
    assert "http://192.0.2.7:8642/hub/follow-up/" in slips


def test_a_zero_byte_on_a_board_keeps_nobody_from_closing_it(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    room.do("group", size="2", mix="mixed")
    board = room.make("board", title="What\x00 to do", columns="Measure", plan_part="measures\x00")
    assert phone.send(board, **{"cell-0": "Meals\x00 at school"}).status_code == 200
    assert room.do("close", activity=board.id).status_code == 200
    assert (board.title, room.course.plan_pieces.get().text) == ("What to do", "Meals at school")


def test_a_row_of_a_board_goes_into_the_plan_once(room: Desk) -> None:
    phones = [come_in(room.course, f"Heron {number}") for number in range(2)]
    room.do("group", size="2", mix="mixed")
    board, deed = room.make("board", title="What to do", columns="Measure", plan_part="measures"), str(uuid.uuid4())
    phones[0].send(board, deed=deed, **{"cell-0": "Meals at school"})
    assert not room.course.plan_pieces.exists()
    room.do("close", activity=board.id)
    changed = room.course.plan_pieces.get()
    changed.text = "Meals at school, from the next year on"
    changed.save()
    phones[0].send(board, deed=deed, **{"cell-0": "Meals at school"})
    room.do("show", activity=board.id)
    phones[1].send(board, **{"cell-0": "Safe transport"})
    room.do("close", activity=board.id)
    texts = [piece.text for piece in room.course.plan_pieces.all()]
    assert texts == ["Meals at school, from the next year on", "Safe transport"]
    assert "The rows are in the action plan" in room.page()


def test_a_row_that_a_phone_kept_until_after_closing_goes_into_the_plan(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    come_in(room.course, "Kite")
    room.do("group", size="2", mix="mixed")
    board = room.make("board", title="What to do", columns="Measure", plan_part="measures")
    room.do("close", activity=board.id)
    phone.send(board, **{"cell-0": "Safe transport"})
    assert room.course.plan_pieces.get().text == "Safe transport"


def test_a_board_for_a_part_that_the_plan_lacks_still_closes(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    come_in(room.course, "Kite")
    room.do("group", size="2", mix="mixed")
    board = room.make("board", title="What to do", columns="Measure", plan_part="no-such-part")
    phone.send(board, **{"cell-0": "Safe transport"})
    assert room.do("close", activity=board.id).status_code == 200
    assert not room.course.plan_pieces.exists()


@pytest.fixture
def planned(room: Desk) -> tuple[Desk, Phone, Activity]:
    """Give a closed board of two groups, with a row of the first phone that stands in the action plan."""
    phone = come_in(room.course, "Heron")
    come_in(room.course, "Kite")
    room.do("group", size="2", mix="mixed")
    board = room.make("board", title="What to do", columns="Measure", plan_part="measures")
    phone.send(board, **{"cell-0": "What Amina told us"})
    phone.send(board, **{"cell-0": "Safe transport"})
    room.do("close", activity=board.id)
    assert texts_of(room.course) == ["What Amina told us", "Safe transport"]
    return room, phone, board


def texts_of(course: Course) -> list[str]:
    return [piece.text for piece in course.plan_pieces.all()]


def plan_page(room: Desk) -> str:
    return room.browser.get(f"/hub/desk/{room.course.id}/action-plan/").content.decode()


SOURCE_ERASED = "A text from which this row came was erased in the room."


@pytest.mark.parametrize("way", ["desk", "writer", "learner", "digest"])
def test_a_row_erased_in_the_room_goes_from_the_plan_too(planned: tuple[Desk, Phone, Activity], way: str) -> None:
    room, phone, board = planned
    entry = Entry.objects.get(content__contains="Amina")
    if way == "desk":
        room.do("erase-entry", entry=entry.id)
    elif way == "writer":
        phone.take_back(entry.id)
    elif way == "learner":
        erase_learner(phone.learner)
    else:
        room.do("erase-words", activity=board.id, digest=digest_text("What Amina told us"))
    assert texts_of(room.course) == ([] if way == "learner" else ["Safe transport"])
    assert SOURCE_ERASED not in plan_page(room)


@pytest.mark.parametrize("deed", ["erase-texts", "erase-activity"])
def test_a_board_that_is_erased_takes_all_its_rows_along(planned: tuple[Desk, Phone, Activity], deed: str) -> None:
    room, _phone, board = planned
    room.do(deed, activity=board.id)
    assert texts_of(room.course) == []


def test_a_row_that_was_changed_at_the_desk_says_that_its_source_was_erased(
    planned: tuple[Desk, Phone, Activity],
) -> None:
    room, _phone, _board = planned
    start = f"/hub/desk/{room.course.id}/action-plan"
    one, other = room.course.plan_pieces.all()
    room.browser.post(f"{start}/rows/", {"row": [str(one.id), str(other.id)], "do": "merge"})
    assert SOURCE_ERASED not in plan_page(room)
    room.do("erase-entry", entry=Entry.objects.get(content__contains="Amina").id)
    merged = room.course.plan_pieces.get()
    assert merged.text == "What Amina told us; Safe transport"
    assert SOURCE_ERASED in plan_page(room)
    room.browser.post(f"{start}/change/{merged.id}/", {"text": "Safe transport"})
    assert SOURCE_ERASED not in plan_page(room)
    assert texts_of(room.course) == ["Safe transport"]


def test_a_row_that_two_groups_wrote_stands_until_both_are_erased(planned: tuple[Desk, Phone, Activity]) -> None:
    room, phone, board = planned
    room.do("show", activity=board.id)
    phone.send(board, **{"cell-0": "safe transport."})
    room.do("close", activity=board.id)
    for left, entry in ((1, "Safe transport"), (0, "safe transport.")):
        room.do("erase-entry", entry=Entry.objects.get(content=f'["{entry}"]').id)
        assert texts_of(room.course).count("Safe transport") == left


def test_a_row_stays_in_the_plan_when_the_board_is_over_its_time(planned: tuple[Desk, Phone, Activity]) -> None:
    room, _phone, _board = planned
    Entry.objects.update(expires_at="2020-01-01T00:00:00Z")
    erase_expired()
    assert not Entry.objects.exists()
    assert len(texts_of(room.course)) == 2


def day_of(course: Course) -> tuple[int, ...]:
    noted = course.attendance.get()
    return (noted.present, noted.without_phone, noted.held, noted.planned)


def test_closing_the_room_notes_who_came(room: Desk) -> None:
    keep_plan(room.course, PLAN, by=None)
    for number in range(6):
        come_in(room.course, f"Heron {number}")
    room.do("people", people="2")
    room.do("session", place="0")
    room.do("close-room")
    assert day_of(room.course) == (8, 2, 1, 1)


def test_a_room_opened_twice_on_a_day_counts_each_person_once(room: Desk, desk: Client) -> None:
    phone = come_in(room.course, "Heron")
    room.do("close-room")
    desk.post(f"{room.address}open/", {"day": "0", "zone": "60"})
    phone.page()
    come_in(room.course, "Kite")
    room.do("close-room")
    assert day_of(room.course) == (2, 0, 0, 0)


def test_a_day_corrected_by_hand_stands(room: Desk, desk: Client) -> None:
    come_in(room.course, "Heron")
    room.do("close-room")
    day = room.course.attendance.get().day.isoformat()
    address = f"/hub/desk/{room.course.id}/results/attendance/"
    page = desk.get(address, {"day": day}).content.decode()
    assert 'name="present" value="1"' in page
    assert "counted by the room" in page
    desk.post(address, {"day": day, "present": "9", "without_phone": "8", "planned": "3", "held": "3"})
    desk.post(f"{room.address}open/", {"day": "0", "zone": "60"})
    room.do("close-room")
    assert day_of(room.course) == (9, 8, 3, 3)
    assert "counted by the room" not in desk.get(address).content.decode()


def fill_by_link(phone: Phone, form: str = "day") -> None:
    answer = {"useful": "1", "aim": "1", "change": "Said by link"}
    assert phone.browser.post(f"/hub/evaluation/{form}/1/", answer).status_code == 302


def people_of(course: Course, form: str = "day") -> list[tuple[int, int]]:
    """Give round and people of each count of a form."""
    return [(each.round, each.people) for each in read_form_counts(course) if each.form == form]


def test_a_review_in_the_room_and_by_a_private_link_is_one_form(room: Desk) -> None:
    phones = [come_in(room.course, f"Heron {number}") for number in range(6)]
    fill_by_link(phones[0])
    review = room.make("review")
    again = phones[0].send(review, useful="5")
    assert again.json()["refused"] == "You have filled this in before. Take it back first, then send it anew."
    for phone in phones[1:]:
        phone.send(review, useful="5", change="Said in the room")
    fill_by_link(phones[1])
    assert not people_of(room.course)
    room.do("close", activity=review.id)
    assert people_of(room.course) == [(1, 6)]
    (counted,) = read_form_counts(room.course)
    assert counted.tallies[0].counts == {"1": 1, "2": 0, "3": 0, "4": 0, "5": 5}


def test_a_form_that_is_sent_twice_is_kept_once_and_by_the_first_answers(room: Desk) -> None:
    phone, review, deed = come_in(room.course, "Heron"), room.make("review"), str(uuid.uuid4())
    for _time in range(2):
        assert phone.send(review, deed=deed, useful="5").status_code == 200
    assert phone.send(review, useful="1").status_code == 422
    assert models.Filled.objects.get().chosen == '{"useful":["5"]}'


def test_fewer_than_five_forms_show_nothing_and_one_more_after_the_count_changes_nothing(room: Desk) -> None:
    phones, form = [come_in(room.course, f"Heron {number}") for number in range(7)], room.make("evaluation")
    for phone in phones[:4]:
        phone.send(form, aim="5", change="More time")
    room.do("close", activity=form.id)
    room.do("reveal", activity=form.id)
    assert not people_of(room.course, "course")
    assert "Fewer than five answered" in room.page()
    assert "More time" not in room.page()
    room.do("show", activity=form.id)
    phones[4].send(form, aim="5")
    room.do("close", activity=form.id)
    phones[5].send(form, aim="1", change="Said late")
    fill_by_link(phones[6], "course")
    room.do("close", activity=form.id)
    assert people_of(room.course, "course") == [(1, 5)]
    assert "Said late" not in room.page()


def test_words_of_a_form_are_read_at_the_desk_only_and_erased_there(room: Desk) -> None:
    phones, review = [come_in(room.course, f"Heron {number}") for number in range(5)], room.make("review")
    for phone in phones:
        phone.send(review, useful="5", change="More time")
    room.do("close", activity=review.id)
    room.do("reveal", activity=review.id)
    assert "What we did today is useful for my work." in phones[0].page()
    assert "What we did today is useful for my work." in room.screen()
    assert "More time" in room.page()
    assert "More time" not in phones[0].page() + room.screen()
    name = room.page().split('name="digest" value="')[1].split('"')[0]
    room.do("erase-words", activity=review.id, digest=name)
    assert not models.Said.objects.exists()
    assert people_of(room.course) == [(1, 5)]


@pytest.mark.parametrize("deed", ["erase-words", "erase-texts"])
def test_words_of_a_paper_sheet_are_read_and_erased_at_the_desk_as_those_of_phones(room: Desk, deed: str) -> None:
    phones, review = [come_in(room.course, f"Heron {number}") for number in range(4)], room.make("review")
    for phone in phones:
        phone.send(review, useful="5")
    sheets = f"/hub/desk/{room.course.id}/results/paper/form:day:1/"
    assert sheets in room.page()
    room.browser.post(sheets, {"kept": "0", "people": "1", "unclear": "Who signs the order?"})
    assert "Who signs the order?" not in room.page()
    room.do("close", activity=review.id)
    room.do("reveal", activity=review.id)
    assert "Who signs the order?" in room.page()
    assert "Who signs the order?" not in phones[0].page() + room.screen()
    room.do(deed, activity=review.id, digest=digest_text("Who signs the order?"))
    assert not models.Said.objects.exists()
    assert people_of(room.course) == [(1, 5)]


def test_a_review_is_taken_back_on_the_phone_and_given_anew(room: Desk) -> None:
    phone, review, deed = come_in(room.course, "Heron"), room.make("review"), str(uuid.uuid4())
    phone.send(review, deed=deed, useful="5", unclear="Who signs?")
    filled = models.Filled.objects.get()
    assert "Take back" in phone.mine()
    assert come_in(room.course, "Stork").take_back(filled.id).status_code == 200
    assert models.Filled.objects.exists()
    assert phone.take_back(filled.id).status_code == 200
    assert not models.Filled.objects.exists()
    assert not models.Said.objects.exists()
    assert "Your answers are in" not in phone.mine()
    assert phone.send(review, deed=deed, useful="5").status_code == 200
    assert not models.Filled.objects.exists()
    assert phone.send(review, useful="1").status_code == 200
    assert models.Filled.objects.get().chosen == '{"useful":["1"]}'


def test_a_form_given_by_a_link_is_taken_back_in_the_room_and_one_of_the_room_on_ones_own_page(room: Desk) -> None:
    one, other = come_in(room.course, "Heron"), come_in(room.course, "Stork")
    fill_by_link(one)
    review = room.make("review")
    one.take_back(models.Filled.objects.get().id)
    other.send(review, useful="5")
    room.do("close-room")
    own = other.browser.get("/hub/me/results/").content.decode()
    assert "How was this day? (1)" in own
    address = f"/hub/me/forms/{models.Filled.objects.get().id}/take-back/"
    assert one.browser.post(address).status_code == 302
    assert models.Filled.objects.exists()
    page = other.browser.post(address, follow=True).content.decode()
    assert "Taken back. Your answers and your words are erased." in page
    assert not models.Filled.objects.exists()


def test_what_was_counted_stands_when_somebody_takes_back_and_counts_them_once(room: Desk) -> None:
    phones, review = [come_in(room.course, f"Heron {number}") for number in range(10)], room.make("review")
    for phone in phones[:5]:
        phone.send(review, useful="5", unclear="Said at first")
    room.do("close", activity=review.id)
    before = read_form_counts(room.course)
    assert "Said at first" in room.page()
    phones[0].take_back(models.Filled.objects.get(learner=phones[0].learner).id)
    room.do("show", activity=review.id)
    phones[0].send(review, useful="1", unclear="Said anew")
    for phone in phones[5:9]:
        phone.send(review, useful="3")
    room.do("close", activity=review.id)
    assert read_form_counts(room.course) == before
    assert "Said anew" not in room.page()
    phones[9].send(review, useful="3")
    room.do("close", activity=review.id)
    assert people_of(room.course) == [(1, 10)]
    assert "Said anew" in room.page()


def test_what_is_not_clear_yet_is_asked_under_the_box_and_read_and_erased_at_the_desk(room: Desk) -> None:
    phones, review = [come_in(room.course, f"Heron {number}") for number in range(5)], room.make("review")
    page = phones[0].page()
    assert page.index("No real names, no real cases.") < page.index("What is not clear yet?")
    for phone in phones:
        phone.send(review, unclear="Who signs the order?")
    room.do("close", activity=review.id)
    assert "Who signs the order?" in room.page()
    words = f"/hub/desk/{room.course.id}/results/words/"
    assert "What is not clear yet?" in room.browser.get(words).content.decode()
    room.do("erase-texts", activity=review.id)
    assert "Who signs the order?" not in room.page() + room.browser.get(words).content.decode()


def test_the_day_of_a_review_is_that_of_the_room(room: Desk, desk: Client) -> None:
    room.make("review")
    yesterday = room.room()
    room.do("close-room")
    Room.objects.filter(id=yesterday.id).update(opened_at=yesterday.opened_at - datetime.timedelta(days=1))
    desk.post(f"{room.address}open/", {"day": "0", "zone": "60"})
    come_in(room.course, "Heron").send(room.make("review"), useful="5")
    assert models.Filled.objects.get().round == 2
