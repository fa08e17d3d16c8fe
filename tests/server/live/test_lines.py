"""Open lines: everybody has what is new, each hears only what is theirs, and a state is made once for all."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterator

import pytest
from asgiref.sync import sync_to_async

from tests.server.live import lines
from tests.server.live.conftest import Desk, Phone, come_in
from tests.server.live.lines import keep_line, open_line
from tests.server.live.test_rights import cookies_of
from tutela.server.live import stream
from tutela.server.live.broadcast import BROADCAST, MOST_LINES
from tutela.server.live.expiry import erase_expired
from tutela.server.live.models import Activity, Deed, Entry, Presence
from tutela.server.live.presence import note_everybody
from tutela.server.live.state import read_phone_state
from tutela.server.people.erasure import erase_learner

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = "/hub/room/stream"


@pytest.fixture(autouse=True)
def no_line_is_left() -> Iterator[None]:
    """Every line that is opened is closed."""
    yield
    assert BROADCAST.here() == {}


def test_a_phone_has_a_poll_that_opens_and_another_hears_nothing_of_its_answer(room: Desk) -> None:
    one, other = come_in(room.course, "Heron"), come_in(room.course, "Stork")

    async def scene() -> None:
        application = stream.serve_lines(None)
        kept = [await keep_line(PHONE, cookies_of(phone.browser), application) for phone in (one, other)]
        poll = await sync_to_async(room.poll)()
        for line in kept:
            states = await line.wait("state", 2)
            assert "Is it a chain?" in states[-1]["parts"]["stage"]
            assert states[-1]["version"] > states[0]["version"]
        await sync_to_async(one.send)(poll, option="0")
        await kept[0].wait("mine", 1)
        for line in kept:
            await line.close()
        assert kept[1].events("mine") == []
        assert len(kept[1].events("state")) == 2

    asyncio.run(scene())


def test_one_person_takes_no_more_lines_than_a_few(room: Desk) -> None:
    one, other = come_in(room.course, "Heron"), come_in(room.course, "Stork")

    async def scene() -> None:
        application = stream.serve_lines(None)
        kept = [await keep_line(PHONE, cookies_of(other.browser), application)]
        kept += [await keep_line(PHONE, cookies_of(one.browser), application) for _line in range(MOST_LINES + 1)]
        async with asyncio.timeout(2):
            while not kept[1].ended:
                await asyncio.sleep(0.01)
        assert not any(line.ended for line in (kept[0], *kept[2:]))
        for line in kept:
            await line.close()

    asyncio.run(scene())


def test_the_desk_is_told_of_answers_and_not_what_they_are(room: Desk) -> None:
    phone, poll = come_in(room.course, "Heron"), room.poll()

    async def scene() -> None:
        line = await keep_line(f"{room.address}stream", cookies_of(room.browser))
        await sync_to_async(phone.send)(poll, option="0")
        before, after = await line.wait("state", 2)
        assert after["version"] > before["version"]
        assert set(after) == {"version"}
        await line.close()

    asyncio.run(scene())


def test_a_state_is_read_once_for_all_phones(room: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    phones = [come_in(room.course, f"Heron {number}") for number in range(6)]
    reads: list[uuid.UUID] = []
    genuine = read_phone_state

    def count(course: uuid.UUID) -> bytes:
        reads.append(course)
        return genuine(course)

    monkeypatch.setattr(stream, "read_phone_state", count)

    async def scene() -> None:
        application = stream.serve_lines(None)
        kept = [await keep_line(PHONE, cookies_of(phone.browser), application) for phone in phones]
        await sync_to_async(room.poll)()
        for line in kept:
            await line.wait("state", 2)
            await line.close()

    asyncio.run(scene())
    assert len(reads) == 2


def test_who_asks_instead_gets_the_state_only_when_it_is_new(room: Desk) -> None:
    phone = come_in(room.course, "Heron")

    async def ask(since: str) -> lines.OpenLine:
        return await open_line(f"/hub/room/state?since={since}", cookies_of(phone.browser))

    first = asyncio.run(ask(""))
    tag = first.body.split(b'"tag":"')[1].split(b'"')[0].decode()
    assert (first.status, asyncio.run(ask(tag)).status) == (200, 204)
    room.poll()
    assert asyncio.run(ask(tag)).status == 200


def test_a_line_ends_when_its_learner_is_erased(room: Desk) -> None:
    phone = come_in(room.course, "Heron")

    async def scene() -> None:
        line = await keep_line(PHONE, cookies_of(phone.browser))
        await sync_to_async(erase_learner)(phone.learner)
        async with asyncio.timeout(5):
            while not line.ended:
                await asyncio.sleep(0.01)

    asyncio.run(scene())


def test_lines_end_when_the_hub_stops_and_live_no_longer_than_they_may(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = come_in(room.course, "Heron")

    async def scene() -> None:
        line = await keep_line(PHONE, cookies_of(phone.browser))
        BROADCAST.end()
        async with asyncio.timeout(5):
            while not line.ended:
                await asyncio.sleep(0.01)
        monkeypatch.setattr(stream, "BEAT", 0.01)
        monkeypatch.setattr(stream, "LIFE", 0.05)
        beating = await keep_line(PHONE, cookies_of(phone.browser))
        await beating.wait("beat", 1)
        async with asyncio.timeout(5):
            while not beating.ended:
                await asyncio.sleep(0.01)

    asyncio.run(scene())


def test_an_open_line_is_attendance(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    Presence.objects.update(seen_at="2020-01-01T00:00:00Z")

    async def scene() -> int:
        line = await keep_line(PHONE, cookies_of(phone.browser))
        await sync_to_async(Presence.objects.update)(seen_at="2020-01-01T00:00:00Z")
        noted = await sync_to_async(note_everybody)()
        await line.close()
        return noted

    assert asyncio.run(scene()) == 1
    assert Presence.objects.get().seen_at.year > 2020


def test_what_people_wrote_expires_and_so_do_old_ids(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    queue = Activity.objects.get(room=room.room(), kind="questions")
    phone.send(queue, text="Who pays?")
    assert erase_expired() == 0
    Entry.objects.update(expires_at="2020-01-01T00:00:00Z")
    Deed.objects.update(done_at="2020-01-01T00:00:00Z")
    assert erase_expired() == 2


def test_no_log_line_holds_what_was_written(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    phone: Phone = come_in(room.course, "Heron")
    queue = Activity.objects.get(room=room.room(), kind="questions")
    phone.send(queue, text="heronsquestion")
    phone.send(queue, text="heronsquestion " * 60)
    phone.send(queue, deed="no id", text="heronsquestion")
    assert "heronsquestion" not in capfd.readouterr().err
