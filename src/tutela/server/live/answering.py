"""What the scripts of phones send, taken before Django: many answers in one thread and one commit.

A room answers in one instant. Django would give each answer a thread, a connection to the database and its middleware,
which cost more than keeping it; here whoever waits is taken together, and each is answered after the commit.
"""

from __future__ import annotations

import asyncio
import io
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.handlers.asgi import ASGIRequest
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone

from tutela.server.limits import MOST_BYTES, read_length
from tutela.server.live.acting import take
from tutela.server.live.changing import find_room
from tutela.server.live.state import write_answer
from tutela.server.live.stream import say
from tutela.server.logs import log_event
from tutela.server.people.models import Learner

PATH = "/hub/room/act/"
Answer = tuple[int, bytes]
"""Status and JSON."""
_FORM = b"application/x-www-form-urlencoded"
_NOBODY: Answer = (403, b"{}")
_NOT_KEPT: Answer = (503, b"{}")


@dataclass(frozen=True)
class _Waiting:
    """A request that is whole, and who waits for its answer."""

    request: HttpRequest
    loop: asyncio.AbstractEventLoop
    answer: asyncio.Future[Answer]

    def give(self, answer: Answer) -> None:
        """Answer; from any thread."""
        self.loop.call_soon_threadsafe(lambda: None if self.answer.done() else self.answer.set_result(answer))


def serve_answers(application: Any) -> Any:
    """Give an ASGI application that takes what phones send and hands all else to `application`."""
    waiting: deque[_Waiting] = deque()
    # One at a time: who comes meanwhile is taken together in the next turn.
    turns = ThreadPoolExecutor(max_workers=1, thread_name_prefix="answers")

    async def answers(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"] != PATH or scope["method"] != "POST" or not _is_script(scope):
            await application(scope, receive, send)
            return
        # Django reads the length as a number, and would fail with all others of the batch.
        body = await _read_body(receive) if read_length(scope, MOST_BYTES) <= MOST_BYTES else None
        if body is None:
            await say(send, 413, b"{}")
            return
        loop = asyncio.get_running_loop()
        one = _Waiting(ASGIRequest(scope, io.BytesIO(body)), loop, loop.create_future())
        waiting.append(one)
        turns.submit(_answer_all, waiting)
        await say(send, *await one.answer)

    return answers


def _is_script(scope: dict[str, Any]) -> bool:
    headers = dict(scope["headers"])
    return headers.get(b"accept") == b"application/json" and headers.get(b"content-type", b"").startswith(_FORM)


async def _read_body(receive: Any) -> bytes | None:
    """Give the body; None where it is longer than a form may be."""
    body, more = b"", True
    while more and len(body) <= MOST_BYTES:
        message = await receive()
        body += message.get("body", b"")
        more = message["type"] == "http.request" and message.get("more_body", False)
    return body if len(body) <= MOST_BYTES else None


def _answer_all(waiting: deque[_Waiting]) -> None:
    """Take all that wait by now and answer them."""
    batch = [waiting.popleft() for _ in range(len(waiting))]
    if not batch:
        return
    close_old_connections()
    try:
        _answer_batch(batch)
    except Exception as fault:  # noqa: BLE001 - nothing was acknowledged: each phone keeps it and sends it again
        log_event("fault", work="answers", kind=type(fault).__name__)
        for one in batch:
            one.give(_NOT_KEPT)
    finally:
        close_old_connections()


def _answer_batch(batch: Sequence[_Waiting]) -> None:
    found = _find_learners([one.request for one in batch if _is_from_page(one.request)])
    for one in batch:
        if one.request not in found:
            one.give(_NOBODY)
    sending = [one for one in batch if one.request in found]
    many = [(found[one.request], _fields(one.request)) for one in sending]
    told = take(many)
    rooms = {id: find_room(id) for id in {learner.course_id for learner, _sent in many}}
    for one, (learner, _sent), refused in zip(sending, many, told, strict=True):
        if isinstance(refused, Exception):
            log_event("fault", work="answer", kind=type(refused).__name__)
            one.give(_NOT_KEPT)
            continue
        one.give(write_answer(learner, rooms[learner.course_id], refused))


def _fields(request: HttpRequest) -> dict[str, list[str]]:
    return {name: [str(value) for value in values] for name, values in request.POST.lists()}


def _is_from_page(request: HttpRequest) -> bool:
    """Tell whether a form has the token of a page of ours, as Django's middleware does."""

    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    check = CsrfViewMiddleware(view)
    try:
        check.process_request(request)
        return check.process_view(request, view, (), {}) is None
    except (SuspiciousOperation, BadRequest):
        return False


def _find_learners(requests: Sequence[HttpRequest]) -> dict[HttpRequest, Learner]:
    """Give the learner of each request whose session names one."""
    keys = {one: one.COOKIES.get(settings.SESSION_COOKIE_NAME, "") for one in requests}
    # PostgreSQL refuses a zero byte, which a cookie can hold, and with it all others of the batch.
    asked = {key for key in keys.values() if key.isalnum()}
    held = Session.objects.filter(session_key__in=asked, expire_date__gt=timezone.now())
    store = SessionStore()
    named = {row.session_key: str(store.decode(row.session_data).get("learner", "")) for row in held}
    ids = {id for id in named.values() if id}
    learners = {str(one.id): one for one in Learner.objects.select_related("course").filter(id__in=ids)}
    return {one: learners[id] for one, key in keys.items() if (id := named.get(key, "")) in learners}
