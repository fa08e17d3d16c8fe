"""What scripts of phones send: taken together, kept before it is acknowledged, refused for the same reasons."""

from __future__ import annotations

import asyncio
import json
import uuid
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import OperationalError
from django.test import Client

from tests.server.live.conftest import Desk, Phone, come_in
from tests.server.live.test_rights import cookies_of
from tutela.server.limits import MOST_BYTES
from tutela.server.live import acting, answering
from tutela.server.live.answering import PATH, serve_answers
from tutela.server.live.models import Activity, Entry

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = "t" * 32
Answer = tuple[int, Any]


async def elsewhere(scope: Any, receive: Any, send: Any) -> None:
    """Stand for Django."""
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body", "body": b"{}"})


async def send_body(application: Any, browser: Client, body: bytes, **changed: Any) -> Answer:
    """Send a body as the script of a browser does; give status and JSON."""
    scope = {
        "type": "http",
        "method": "POST",
        "path": PATH,
        "query_string": b"",
        "headers": [
            (b"host", b"testserver"),
            (b"accept", changed.get("accept", b"application/json")),
            (b"content-type", changed.get("content", b"application/x-www-form-urlencoded;charset=UTF-8")),
            (b"cookie", f"{changed.get('session') or cookies_of(browser)}; csrftoken={TOKEN}".encode()),
            *([(b"content-length", changed["length"])] if "length" in changed else []),
        ],
    }
    pieces = [body[:10], body[10:]]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await application(scope, receive, send)
    return sent[0]["status"], json.loads(b"".join(message.get("body", b"") for message in sent[1:]))


def fields_of(activity: Activity, **fields: str) -> bytes:
    """Give the body of an answer."""
    named = {"deed": str(uuid.uuid4()), "activity": str(activity.id), "csrfmiddlewaretoken": TOKEN, **fields}
    return urlencode(named).encode()


def send_all(many: list[tuple[Phone, bytes]], **changed: Any) -> list[Answer]:
    """Let phones send in one instant."""

    async def scene() -> list[Answer]:
        application = serve_answers(elsewhere)
        return await asyncio.gather(*(send_body(application, phone.browser, body, **changed) for phone, body in many))

    return asyncio.run(scene())


def test_what_comes_in_one_instant_shares_commits_and_each_gets_their_own(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll, phones = room.poll(), [come_in(room.course, f"Heron {number}") for number in range(12)]
    sizes: list[int] = []
    genuine = acting.take

    def note(many: Any) -> Any:
        sizes.append(len(many))
        return genuine(many)

    monkeypatch.setattr(answering, "take", note)
    answers = send_all([(phone, fields_of(poll, option=str(place % 2))) for place, phone in enumerate(phones)])
    assert [status for status, _body in answers] == [200] * 12
    assert sum(sizes) == 12
    assert len(sizes) < 12
    assert Entry.objects.count() == 12
    own = ["<li>Yes</li>" in body["parts"]["mine"] for _status, body in answers]
    assert own == [place % 2 == 0 for place in range(12)]
    assert "12 of 12 have answered" in room.page()


def test_a_bad_answer_is_told_and_the_others_are_kept(room: Desk) -> None:
    poll, phones = room.poll(), [come_in(room.course, f"Heron {number}") for number in range(3)]
    bodies = [fields_of(poll, option="0"), fields_of(poll, option="7"), fields_of(poll, option="0", deed="no id")]
    answers = send_all(list(zip(phones, bodies, strict=True)))
    assert [(status, body["refused"]) for status, body in answers] == [
        (200, ""),
        (422, "This answer is not one of those offered. Load the page again."),
        (422, "This could not be taken. Load the page again, then send once more."),
    ]
    assert Entry.objects.count() == 1


def test_a_deed_that_comes_twice_in_one_instant_is_done_once(room: Desk) -> None:
    phone, body = come_in(room.course, "Heron"), fields_of(room.poll(), option="1")
    assert [status for status, _body in send_all([(phone, body), (phone, body)])] == [200, 200]
    assert Entry.objects.count() == 1


def test_who_has_no_token_no_session_or_too_much_to_say_is_refused(room: Desk) -> None:
    poll, phone = room.poll(), come_in(room.course, "Heron")
    stranger = Phone(Client(), phone.learner)
    forged = fields_of(poll, option="0", csrfmiddlewaretoken="f" * 32)
    long = fields_of(poll, option="0", text="x" * MOST_BYTES)
    answers = send_all([(phone, forged), (stranger, fields_of(poll, option="0")), (phone, long)])
    assert [status for status, _body in answers] == [403, 403, 413]
    assert not Entry.objects.exists()


def test_a_broken_cookie_spoils_only_its_own_answer(room: Desk) -> None:
    """PostgreSQL takes no zero byte, and refuses all that is asked together with one."""
    poll, phones = room.poll(), [come_in(room.course, f"Heron {number}") for number in range(6)]

    async def scene() -> list[Answer]:
        application = serve_answers(elsewhere)
        spoilt = send_body(application, Client(), fields_of(poll), session=r'sessionid="\000"')
        sound = [send_body(application, phone.browser, fields_of(poll, option="0")) for phone in phones]
        return await asyncio.gather(sound[0], spoilt, *sound[1:])

    assert [status for status, _body in asyncio.run(scene())] == [200, 403, 200, 200, 200, 200, 200]


def test_a_broken_length_spoils_only_its_own_answer(room: Desk) -> None:
    poll, phones = room.poll(), [come_in(room.course, f"Heron {number}") for number in range(3)]

    async def scene() -> list[Answer]:
        application = serve_answers(elsewhere)
        spoilt = send_body(application, phones[0].browser, fields_of(poll, option="0"), length=b"0" * 5000)
        sound = [send_body(application, phone.browser, fields_of(poll, option="0")) for phone in phones[1:]]
        return await asyncio.gather(spoilt, *sound)

    assert [status for status, _body in asyncio.run(scene())] == [413, 200, 200]


def test_plain_forms_go_to_their_page(room: Desk) -> None:
    phone, poll = come_in(room.course, "Heron"), room.poll()
    assert send_all([(phone, fields_of(poll, option="0"))], accept=b"text/html")[0][0] == 299
    assert send_all([(phone, b"--x" * 20)], content=b"multipart/form-data; boundary=x")[0][0] == 299


def test_nothing_is_acknowledged_that_was_not_kept(room: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    phone, body = come_in(room.course, "Heron"), fields_of(room.poll(), option="1")

    def fail(_change: Any) -> None:
        raise OperationalError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("tutela.server.live.changing._finish", fail)
        assert send_all([(phone, body)])[0][0] == 503
    assert not Entry.objects.exists()
    assert send_all([(phone, body)])[0][0] == 200
    assert Entry.objects.count() == 1
