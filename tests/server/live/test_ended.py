"""How many have ended the test that is open: a bare count for the desk, as it comes."""

from __future__ import annotations

import asyncio
import datetime

import pytest
from asgiref.sync import sync_to_async
from django.test import Client
from django.utils import timezone

from tests.server.live.conftest import Desk, Phone, come_in
from tests.server.live.lines import keep_line
from tests.server.live.test_rights import cookies_of
from tests.server.seeding import tell_sitting
from tests.server.test_joining import join
from tutela.server.live.following import Following
from tutela.server.live.models import Activity
from tutela.server.people.erasure import erase_learner
from tutela.server.people.models import Learner
from tutela.server.record import open_record

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = datetime.timedelta(hours=1)


def end_test(learner: Learner, *, ago: datetime.timedelta = datetime.timedelta(), kind: str = "test") -> None:
    """Let a learner end a test so long ago, with one wrong answer."""
    tell_sitting(learner, 1, timezone.now() - ago, [("q-1", "see-the-chain", False)], kind=kind)
    open_record().catch_up()


@pytest.fixture
def phones(room: Desk) -> list[Phone]:
    return [come_in(room.course, nickname) for nickname in ("Heron", "Stork", "Teal")]


@pytest.mark.parametrize("kind", ["pre-test", "post-test"])
def test_the_desk_tells_how_many_of_those_present_have_ended_the_open_test(
    room: Desk, phones: list[Phone], kind: str
) -> None:
    room.make(kind)
    assert "0 of 3 have ended it" in room.page()
    end_test(phones[0].learner)
    assert "1 of 3 has ended it" in room.page()
    end_test(phones[0].learner)
    end_test(phones[1].learner)
    parts = room.browser.get(f"{room.address}?parts").json()["parts"]
    assert "2 of 3 have ended it" in parts["now"]


def test_nothing_else_of_a_test_is_told_and_only_at_the_desk(room: Desk, phones: list[Phone]) -> None:
    room.make("post-test")
    end_test(phones[0].learner)
    before, now = "0 of 3 have ended it", room.browser.get(f"{room.address}?parts").json()["parts"]["now"]
    assert "1 of 3 has ended it" in now
    assert not [word for word in ("Heron", "Stork", "Teal", "wrong", "per cent") if word in now]
    for page in (room.screen(), phones[1].page(), phones[1].mine()):
        assert "ended it" not in page
    erase_learner(phones[0].learner)
    assert before.replace("3", "2") in room.page()


def test_what_was_ended_before_by_others_or_as_a_pre_check_is_not_counted(room: Desk, phones: list[Phone]) -> None:
    end_test(phones[0].learner, ago=HOUR)
    room.make("pre-test")
    join(room.course, Client(), nickname="Gull")
    end_test(Learner.objects.get(nickname="Gull"))
    end_test(phones[1].learner, kind="precheck")
    assert "0 of 3 have ended it" in room.page()


def test_the_count_stands_while_the_test_is_open_also_where_the_room_has_gone_on(
    room: Desk, phones: list[Phone]
) -> None:
    test = room.make("pre-test")
    end_test(phones[0].learner)
    poll = room.poll()
    parts = room.browser.get(f"{room.address}?parts").json()["parts"]
    assert "ended it" not in parts["now"]
    assert "1 of 3 has ended it" in parts["list"]
    room.do("close", activity=test.id)
    assert "ended it" not in room.page()
    room.do("show", activity=test.id)
    assert "1 of 3 has ended it" in room.page(), "those who ended it before it was opened again still count"
    room.do("erase-activity", activity=poll.id)
    room.do("erase-activity", activity=test.id)
    assert "ended it" not in room.page()


def test_a_test_kept_for_later_counts_from_its_opening(room: Desk, phones: list[Phone]) -> None:
    room.do("make", kind="pre-test")
    test = Activity.objects.get(kind="link")
    Activity.objects.filter(id=test.id).update(made_at=timezone.now() - 2 * HOUR)
    end_test(phones[0].learner, ago=HOUR)
    room.do("show", activity=test.id)
    assert "0 of 3 have ended it" in room.page()


def test_people_without_a_phone_are_told_beside_the_count(room: Desk, phones: list[Phone]) -> None:
    room.do("people", people="2")
    room.make("pre-test")
    assert "0 of 3 have ended it (besides 2 without a phone)" in room.page()


def test_the_desk_hears_of_it_when_it_comes_and_of_nothing_that_changes_no_count(
    room: Desk, phones: list[Phone]
) -> None:
    room.make("pre-test")
    following = Following(open_record())

    async def end(kind: str) -> None:
        def told() -> None:
            tell_sitting(phones[0].learner, 1, timezone.now(), [("q-1", "see-the-chain", True)], kind=kind)
            following.follow_log()

        await sync_to_async(told)()

    async def scene() -> None:
        line = await keep_line(f"{room.address}stream", cookies_of(room.browser))
        await end("precheck")
        await asyncio.sleep(0.5)
        assert len(line.events("state")) == 1
        await end("test")
        await line.wait("state", 2)
        await end("test")
        await asyncio.sleep(0.5)
        assert len(line.events("state")) == 2
        await line.close()

    asyncio.run(scene())
