"""The xAPI door: a small ASGI application of its own, in front of everything else that the hub serves.

A request passes, in this order: alternate syntax, resource and method, version, credential, then its handler. No
answer of a learner, no name and no token is ever logged.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

from tutela.server.door.about import read_about
from tutela.server.door.allowance import Allowance
from tutela.server.door.alternate import is_alternate, read_alternate
from tutela.server.door.answer import Answer, Refused, tell_refusal
from tutela.server.door.credentials import Credential, Lookup, authenticate
from tutela.server.door.read import get_statements
from tutela.server.door.request import Disconnected, Receive, Request
from tutela.server.door.version import name_version, read_version
from tutela.server.door.write import Append, own_keys, post_statements, put_statement
from tutela.statements.check.formats import to_timestamp
from tutela.statements.log import Log, LogUnavailable

Send = Callable[[dict[str, Any]], Awaitable[None]]

_log = logging.getLogger("tutela.door")

_METHODS = {"/about": ("GET",), "/statements": ("GET", "POST", "PUT")}
_WRITERS = {"POST": post_statements, "PUT": put_statement}


class Door:
    """The ASGI application for PREFIX/about and PREFIX/statements.

    `log` is read, `append` keeps entries durably, `lookup` gives the credential of a user name, `allowance` counts what
    learners send, `is_full` tells whether the disk takes no more, `make_id` gives random UUIDs as strings.
    """

    def __init__(
        self,
        log: Log,
        append: Append,
        lookup: Lookup,
        *,
        allowance: Allowance | None = None,
        is_full: Callable[[], bool] = lambda: False,
        prefix: str = "/xapi",
        make_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._log = log
        self._append = append
        self._lookup = lookup
        self._allowance = allowance or Allowance(log)
        self._is_full = is_full
        self._prefix = prefix
        self._make_id = make_id

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        if scope["type"] != "http":
            raise ValueError("the xAPI door answers HTTP requests only")
        request = Request(scope, receive)
        resource = request.path.removeprefix(scope.get("root_path", "")).removeprefix(self._prefix)
        try:
            if is_alternate(request):
                request = await read_alternate(request)
            answer = await self._answer(request, resource)
        except Disconnected:
            return
        except Refused as refusal:
            answer = tell_refusal(refusal)
        except LogUnavailable:
            _log.error("the log is unavailable; the request was answered with 503")
            answer = tell_refusal(Refused(503, "the log cannot be reached now; send again", headers=_RETRY))
        except Exception as fault:  # noqa: BLE001  the last resort: tell the client, log the place, never the content
            _log.error("%s at %s; the request was answered with 500", type(fault).__name__, _place(fault))
            answer = tell_refusal(Refused(500, "the server failed; send again later"))
        await _send(answer, request, send, self._usual_headers(request, resource))

    async def _answer(self, request: Request, resource: str) -> Answer:
        methods = _METHODS.get(resource)
        if methods is None:
            raise Refused(404, "no such resource; there are about and statements")
        method = "GET" if request.method == "HEAD" else request.method
        allow = ((b"allow", ", ".join(("HEAD", "OPTIONS", *methods)).encode()),)
        if method == "OPTIONS":
            return Answer(204, headers=allow)
        if method not in methods:
            raise Refused(405, "this resource does not take this method", headers=allow)
        if resource == "/about":
            return read_about(request)
        version = read_version(request.header(b"x-experience-api-version"))
        credential = await authenticate(request.header(b"authorization"), self._lookup)
        if method == "GET":
            return await get_statements(request, credential, self._log)
        if credential.resting:
            # Not 403: the device would call itself unknown. So it keeps what it has, and asks again.
            raise Refused(503, "the course is archived and takes nothing now; send again later", headers=_RESTING)
        if self._is_full():
            raise Refused(507, "the disk of this hub is nearly full; nothing was kept; send again later", headers=_FULL)
        return await _WRITERS[method](request, credential, self._append_of(credential), version, self._make_id)

    def _append_of(self, credential: Credential) -> Append:
        """Give what keeps entries of a credential: those of a learner are counted."""
        if credential.writes != "own":
            return self._append
        (learner,) = own_keys(credential)
        return lambda entries: self._allowance.keep(learner, entries, self._append)

    def _usual_headers(self, request: Request, resource: str) -> list[tuple[bytes, bytes]]:
        """Give the headers of every answer (4.1.2; 1.0.3 Communication 3.3, 2.1.3)."""
        version = name_version(request.header(b"x-experience-api-version"))
        headers = [
            (b"x-experience-api-version", version.encode()),
            (b"cache-control", b"no-store"),
            (b"x-content-type-options", b"nosniff"),
            (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
        ]
        if resource == "/statements":
            through = to_timestamp(self._log.consistent_through())
            headers.append((b"x-experience-api-consistent-through", through.encode()))
        return headers


_RETRY = ((b"retry-after", b"5"),)
_RESTING = ((b"retry-after", b"3600"),)
_FULL = ((b"retry-after", b"300"),)


async def _send(answer: Answer, request: Request, send: Send, usual: list[tuple[bytes, bytes]]) -> None:
    headers = [*usual, *answer.headers]
    if answer.status != 204:
        headers.append((b"content-type", answer.media))
        headers.append((b"content-length", str(len(answer.body)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    body = b"" if request.method == "HEAD" else answer.body
    await send({"type": "http.response.body", "body": body})


def _place(fault: BaseException) -> str:
    """Give file and line where a fault arose; its message may hold content and is not given."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "unknown" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
