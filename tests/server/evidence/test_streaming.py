"""An upload goes from the network into its private folder: no shared folder, no more than the limit, no thread left."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.server.evidence.conftest import ESTIMATE, TWO_LISTS
from tutela.server.evidence.runs import open_runs
from tutela.server.evidence.uploads import MOST_BYTES, UploadApplication, tell_upload_limit
from tutela.server.limits import limit_bodies

pytestmark = pytest.mark.django_db(transaction=True)

Receive = Callable[[], Awaitable[dict[str, Any]]]
BEFORE = (
    b'--x\r\nContent-Disposition: form-data; name="main"\r\n\r\nchapman\r\n'
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="lists.csv"\r\n\r\n'
)
AFTER = b"\r\n--x--\r\n"


@pytest.fixture
def browser(facilitator: User) -> Client:
    """Give a signed-in browser whose forms need no token: the token is not what is tested here."""
    browser = Client()
    browser.force_login(facilitator)
    return browser


def ask(browser: Client, receive: Receive, length: int | None) -> tuple[int, dict[bytes, bytes], str]:
    """Send a request to the application as the server does; gives status, headers and body of the answer."""
    cookies = "; ".join(f"{name}={one.value}" for name, one in browser.cookies.items())
    headers = [
        (b"host", b"localhost"),
        (b"cookie", (cookies + "; csrftoken=" + "t" * 32).encode()),
        (b"x-csrftoken", b"t" * 32),
        (b"content-type", b"multipart/form-data; boundary=x"),
        *([(b"content-length", str(length).encode())] if length is not None else [(b"transfer-encoding", b"chunked")]),
    ]
    scope = {
        "type": "http", "method": "POST", "path": ESTIMATE, "headers": headers, "query_string": b"",
        "client": ("127.0.0.1", 50000), "server": ("localhost", 8000), "scheme": "http",
    }  # fmt: skip
    answer: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        answer.append(message)

    application = limit_bodies(UploadApplication(), MOST_BYTES, tell_upload_limit)
    asyncio.run(asyncio.wait_for(application(scope, receive, send), 30))
    if not answer:
        return 0, {}, ""
    body = b"".join(message.get("body", b"") for message in answer[1:])
    return answer[0]["status"], dict(answer[0]["headers"]), body.decode()


def pieces(*bodies: bytes, then_gone: bool = False) -> tuple[Receive, list[int]]:
    """Give a `receive` that gives the pieces, and the list of sizes that were asked for."""
    read: list[int] = []

    async def receive() -> dict[str, Any]:
        if len(read) == len(bodies):
            if then_gone:
                return {"type": "http.disconnect"}
            await asyncio.Event().wait()
        body = bodies[len(read)]
        read.append(len(body))
        return {"type": "http.request", "body": body, "more_body": then_gone or len(read) < len(bodies)}

    return receive, read


def refuse_shared(*_given: Any, **_named: Any) -> NoReturn:
    """Stand in for everything that makes a file in a shared temporary folder."""
    raise AssertionError("an upload reached a shared temporary folder")


@pytest.mark.usefixtures("quick")
def test_a_large_upload_touches_no_shared_folder(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SpooledTemporaryFile", "NamedTemporaryFile", "TemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse_shared)
    bodies = [BEFORE, TWO_LISTS, *[b"0,1,50\n" * 50_000] * 20, AFTER]
    receive, read = pieces(*bodies)
    status, headers, _body = ask(browser, receive, sum(map(len, bodies)))
    assert status == 302
    assert len(read) == len(bodies)
    assert headers[b"Location"].startswith(b"/hub/evidence/")


def test_70_mb_are_refused_unread_where_they_are_announced(browser: Client, scratch: Path) -> None:
    receive, read = pieces(BEFORE)
    status, _headers, body = ask(browser, receive, 70 * 1024**2)
    assert (status, body, read) == (413, tell_upload_limit(), [])
    assert not scratch.exists()


def test_70_mb_are_refused_unread_where_they_hide_their_length(browser: Client, scratch: Path) -> None:
    receive, read = pieces(BEFORE, *[b"0" * 1024**2] * 70, AFTER)
    status, headers, body = ask(browser, receive, None)
    assert (status, headers[b"Connection"], read) == (411, b"close", [])
    assert "The upload did not say how large it is. Nothing was kept." in body
    assert not scratch.exists()


def test_who_breaks_off_leaves_nothing(browser: Client, scratch: Path) -> None:
    receive, _read = pieces(BEFORE, b"0,1,50\n" * 50_000, then_gone=True)
    ask(browser, receive, 40 * 1024**2)
    assert list(scratch.iterdir()) == []
    assert list(open_runs()._runs) == []


def test_a_hub_that_stops_does_not_wait_for_a_sender_who_says_nothing(browser: Client, scratch: Path) -> None:
    async def silent() -> dict[str, Any]:
        await asyncio.Event().wait()
        raise AssertionError

    cookies = "; ".join(f"{name}={one.value}" for name, one in browser.cookies.items())
    scope = {
        "type": "http", "method": "POST", "path": ESTIMATE, "query_string": b"", "scheme": "http",
        "client": ("127.0.0.1", 50000), "server": ("localhost", 8000),
        "headers": [
            (b"host", b"localhost"), (b"cookie", cookies.encode()), (b"content-length", b"1000"),
            (b"content-type", b"multipart/form-data; boundary=x"),
        ],
    }  # fmt: skip

    async def begin_and_stop() -> None:
        async def send(_message: Mapping[str, Any]) -> None:
            return None

        task = asyncio.create_task(UploadApplication()(scope, silent, send))
        while not scratch.exists():
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.1)
        task.cancel()
        await asyncio.wait([task], timeout=10)
        assert task.done()

    asyncio.run(asyncio.wait_for(begin_and_stop(), 20))
    assert list(scratch.iterdir()) == []
