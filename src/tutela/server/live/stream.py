"""The open lines of a room: server-sent events, and the same by asking. A small ASGI application before Django.

The session cookie is looked at once, when a line opens; a line lives LIFE seconds and is opened anew by the browser, so
that a right that ended ends here too. (HTML Standard, section 9.2, "Server-sent events".)
"""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import parse_qs

import msgspec
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.db import close_old_connections
from django.http import Http404, HttpRequest, parse_cookie

from tutela.server.courses.rights import find_course
from tutela.server.live.broadcast import BROADCAST, Line
from tutela.server.live.changing import find_room
from tutela.server.live.presence import note_arrival
from tutela.server.live.state import read_phone_state
from tutela.server.people.models import Learner

PHONE, ASKED = "/hub/room/stream", "/hub/room/state"
DESK = re.compile(r"/hub/desk/([0-9a-f-]{36})/room/stream$")
BEAT = 15.0
"""Seconds between two signs of life: a phone that hears none for long asks by itself."""
LIFE = 600.0
GATHER = 0.25
"""Seconds in which changes for a desk are gathered, so that a hundred answers are a few looks."""
HEADERS = [
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    # nginx would else keep events until its buffer is full.
    (b"x-accel-buffering", b"no"),
]
_T = TypeVar("_T")


def _type(name: str) -> tuple[bytes, bytes]:
    return b"content-type", name.encode()


_LINE_BEGINS = {"type": "http.response.start", "status": 200, "headers": [_type("text/event-stream"), *HEADERS]}


def serve_lines(application: Any) -> Any:
    """Give an ASGI application that answers the lines of live rooms and hands all else to `application`."""
    states = States()

    async def lines(scope: dict[str, Any], receive: Any, send: Any) -> None:
        path = scope.get("path", "") if scope["type"] == "http" else ""
        desk = DESK.fullmatch(path)
        if path == PHONE:
            await _serve_phone(scope, receive, send, states)
        elif path == ASKED:
            await _answer(scope, send, states)
        elif desk:
            await _serve_desk(scope, receive, send, desk[1])
        else:
            await application(scope, receive, send)

    return lines


class States:
    """The state of the phones of each course, read once for all lines that wait for it."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, bytes]] = {}
        self._turns: dict[str, asyncio.Lock] = {}

    async def read(self, course: str) -> bytes:
        """Give a state that is at least as new as the last change told before this call."""
        wanted = BROADCAST.told(course)
        async with self._turns.setdefault(course, asyncio.Lock()):
            known = self._known.get(course)
            if known is None or known[0] < wanted:
                told = BROADCAST.told(course)
                known = (told, await _in_thread(lambda: read_phone_state(uuid.UUID(course))))
                self._known[course] = known
            return known[1]


async def _serve_phone(scope: dict[str, Any], receive: Any, send: Any, states: States) -> None:
    learner = await _in_thread(lambda: _learner_of(scope))
    if learner is None:
        await say(send, 403, b"{}")
        return
    if scope["method"] == "HEAD":
        await _say_head(send)
        return
    course = str(learner.course_id)
    line = BROADCAST.open(course, str(learner.id))
    sent = b""

    async def write() -> bytes:
        nonlocal sent
        out = b""
        state = await states.read(course)
        if state != sent:
            sent, out = state, b"event: state\ndata: " + state + b"\n\n"
        if line.mine:
            line.mine = False
            out += b"event: mine\ndata: 1\n\n"
        return out

    await _keep_open(line, receive, send, write)


async def _serve_desk(scope: dict[str, Any], receive: Any, send: Any, course: str) -> None:
    if not await _in_thread(lambda: _may_see(scope, course)):
        await say(send, 403, b"{}")
        return
    if scope["method"] == "HEAD":
        await _say_head(send)
        return
    line = BROADCAST.open(course, "")
    told = 0.0

    async def write() -> bytes:
        nonlocal told
        clock = asyncio.get_running_loop().time
        await asyncio.sleep(max(0.0, told + GATHER - clock()))
        line.news.clear()
        told = clock()
        version = await _in_thread(lambda: _version_of(course))
        return b"event: state\ndata: " + msgspec.json.encode({"version": version}) + b"\n\n"

    await _keep_open(line, receive, send, write)


async def _keep_open(line: Line, receive: Any, send: Any, write: Callable[[], Any]) -> None:
    """Send what `write` gives at once, then whenever there is news, and a beat where there is none."""
    gone = asyncio.create_task(_until_gone(receive))
    try:
        await send(_LINE_BEGINS)
        end = asyncio.get_running_loop().time() + LIFE
        await _send_piece(send, b"retry: 2000\n\n" + await write())
        while not gone.done() and not line.gone and asyncio.get_running_loop().time() < end:
            news = asyncio.create_task(line.news.wait())
            await asyncio.wait({news, gone}, timeout=BEAT, return_when=asyncio.FIRST_COMPLETED)
            if not news.done():
                news.cancel()
                await _send_piece(send, b"event: beat\ndata: 1\n\n")
                continue
            line.news.clear()
            if not line.gone and (piece := await write()):
                await _send_piece(send, piece)
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    finally:
        gone.cancel()
        BROADCAST.close(line)


async def _until_gone(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _answer(scope: dict[str, Any], send: Any, states: States) -> None:
    """Answer a phone that asks: 204 where it knows all, else the state."""
    learner = await _in_thread(lambda: _learner_of(scope))
    if learner is None:
        await say(send, 403, b"{}")
        return
    state = await states.read(str(learner.course_id))
    since = parse_qs(scope["query_string"].decode("latin-1")).get("since", [""])[0]
    known = msgspec.json.decode(state)["tag"] == since
    await say(send, 204 if known else 200, b"" if known else state)


async def say(send: Any, status: int, body: bytes) -> None:
    """Send a whole answer."""
    length = [(b"content-length", str(len(body)).encode())] if status != 204 else []
    headers = [_type("application/json"), *HEADERS, *length]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _say_head(send: Any) -> None:
    """Send how a line begins, and end: who asks for the head alone listens to nothing."""
    await send(_LINE_BEGINS)
    await send({"type": "http.response.body", "body": b""})


async def _send_piece(send: Any, piece: bytes) -> None:
    await send({"type": "http.response.body", "body": piece, "more_body": True})


async def _in_thread(read: Callable[[], _T]) -> _T:
    def reading() -> _T:
        close_old_connections()
        try:
            return read()
        finally:
            close_old_connections()

    return await asyncio.to_thread(reading)


def _session_of(scope: dict[str, Any]) -> SessionStore:
    cookies = parse_cookie(dict(scope["headers"]).get(b"cookie", b"").decode("latin-1"))
    return SessionStore(cookies.get(settings.SESSION_COOKIE_NAME))


def _learner_of(scope: dict[str, Any]) -> Learner | None:
    """Give the learner of the browser, and note that they are here; a head alone is nobody's arrival."""
    named = _session_of(scope).get("learner")
    learner = Learner.objects.filter(id=named).first() if named else None
    if learner is not None and scope["method"] != "HEAD":
        note_arrival(learner)
    return learner


def _may_see(scope: dict[str, Any], course: str) -> bool:
    request = HttpRequest()
    request.session = _session_of(scope)
    request.user = get_user(request)
    try:
        find_course(request, uuid.UUID(course), "see room")
    except (Http404, PermissionDenied, ValueError):
        return False
    return True


def _version_of(course: str) -> int:
    room = find_room(uuid.UUID(course))
    return room.version if room else 0
