"""Whatever a phone sends again, in whatever order the network brings it: the room is as if each deed came once."""

from __future__ import annotations

import uuid

import pytest
from django.db import OperationalError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.server.live.conftest import Desk, Phone, come_in
from tutela.server.live.broadcast import BROADCAST
from tutela.server.live.changing import Change, NoRoom, change_many
from tutela.server.live.kinds import Refused
from tutela.server.live.models import Activity, Deed, Entry

pytestmark = pytest.mark.django_db

ANSWERS, WORDS, BACK = "answer", "question", "take back"
DEEDS = st.lists(st.tuples(st.sampled_from((ANSWERS, WORDS, BACK)), st.integers(0, 1)), min_size=1, max_size=6)
AGAIN = st.lists(st.integers(0, 5), max_size=8)


@pytest.fixture
def scene(room: Desk) -> tuple[Phone, Activity, Activity]:
    """Give a phone, a poll and the question queue."""
    poll = room.poll()
    return come_in(room.course, "Heron"), poll, Activity.objects.get(room=poll.room, kind="questions")


def held(phone: Phone) -> list[tuple[str, str]]:
    """Give what the room holds of a learner."""
    return sorted(Entry.objects.filter(learner=phone.learner).values_list("activity__kind", "content"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS, again=AGAIN)
def test_sending_again_changes_nothing(
    scene: tuple[Phone, Activity, Activity], deeds: list[tuple[str, int]], again: list[int]
) -> None:
    phone, poll, queue = scene
    Entry.objects.all().delete()
    Deed.objects.all().delete()
    sent: list[tuple[str, int, str, str]] = []
    for what, option in deeds:
        aim = sent[-1][2] if sent else str(uuid.uuid4())
        sent.append((what, option, str(uuid.uuid4()), aim))
        send(phone, poll, queue, sent[-1])
    once = held(phone)
    for place in again:
        send(phone, poll, queue, sent[place % len(sent)])
    assert held(phone) == once
    assert Deed.objects.count() == len(sent)


def send(phone: Phone, poll: Activity, queue: Activity, deed: tuple[str, int, str, str]) -> None:
    """Send a deed; it is acknowledged each time."""
    what, option, id, aim = deed
    if what == BACK:
        answer = phone.take_back(aim, deed=id)
    elif what == ANSWERS:
        answer = phone.send(poll, deed=id, option=str(option))
    else:
        answer = phone.send(queue, deed=id, text=f"Question {option}")
    assert answer.json()["refused"] == ""


def test_an_old_answer_that_comes_again_does_not_undo_the_newer_one(scene: tuple[Phone, Activity, Activity]) -> None:
    phone, poll, _queue = scene
    first = str(uuid.uuid4())
    phone.send(poll, deed=first, option="0")
    phone.send(poll, option="1")
    phone.send(poll, deed=first, option="0")
    assert held(phone) == [("poll", "[1]")]


def test_what_was_taken_back_does_not_return(scene: tuple[Phone, Activity, Activity]) -> None:
    phone, _poll, queue = scene
    deed = str(uuid.uuid4())
    phone.send(queue, deed=deed, text="Who pays?")
    phone.take_back(deed)
    assert phone.send(queue, deed=deed, text="Who pays?").status_code == 200
    assert held(phone) == []


def test_an_id_of_another_phone_is_refused(room: Desk, scene: tuple[Phone, Activity, Activity]) -> None:
    phone, poll, _queue = scene
    deed = str(uuid.uuid4())
    phone.send(poll, deed=deed, option="0")
    answer = come_in(room.course, "Stork").send(poll, deed=deed, option="1")
    assert answer.json()["refused"] == "This could not be taken. Load the page again, then send once more."
    assert held(phone) == [("poll", "[0]")]


def test_what_is_refused_is_not_remembered_as_done(scene: tuple[Phone, Activity, Activity]) -> None:
    phone, poll, _queue = scene
    deed = str(uuid.uuid4())
    assert phone.send(poll, deed=deed).status_code == 422
    assert phone.send(poll, deed=deed, option="1").status_code == 200
    assert held(phone) == [("poll", "[1]")]


def test_an_erased_learner_leaves_nothing_in_the_room(room: Desk, scene: tuple[Phone, Activity, Activity]) -> None:
    phone, poll, queue = scene
    phone.send(poll, option="0")
    phone.send(queue, text="Who pays?")
    room.do("group", size="2", mix="any")
    page = phone.browser.post("/hub/me/erase/", {"sure": "on"})
    assert page.status_code == 200
    assert not Entry.objects.exists()
    assert not Deed.objects.exists()
    assert not room.room().presences.exists()
    assert phone.send(poll, option="1").status_code == 403


def test_of_changes_kept_together_a_bad_one_undoes_only_itself(room: Desk) -> None:
    def refuse(change: Change) -> None:
        change.room.activities.all().delete()
        raise Refused("no")

    def make_last(change: Change) -> None:
        change.room.groups.create(grouping=2, number=1)

    def add(change: Change) -> None:
        change.room.groups.create(grouping=1, number=change.room.groups.count() + 1)
        change.last["once"] = make_last

    before, nowhere = room.room(), uuid.uuid4()
    told = change_many([(room.course.id, refuse), (nowhere, add), (room.course.id, add), (room.course.id, add)])
    assert [type(fault) for fault in told] == [Refused, NoRoom, type(None), type(None)]
    now = room.room()
    assert (now.version, now.activities.count()) == (before.version + 1, 2)
    assert sorted(now.groups.values_list("grouping", "number")) == [(1, 1), (1, 2), (2, 1)]


def test_of_what_was_not_committed_nothing_is_kept_and_nothing_told(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(change: Change) -> None:
        raise OperationalError("the disk is full")

    def add(change: Change) -> None:
        change.room.groups.create(grouping=1, number=1)
        change.last["once"] = fail

    told: list[object] = []
    monkeypatch.setattr(BROADCAST, "tell", lambda *room, **_: told.append(room))
    assert [type(fault) for fault in change_many([(room.course.id, add)])] == [OperationalError]
    assert (room.room().groups.count(), told) == (0, [])
