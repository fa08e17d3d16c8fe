"""The alternate request syntax of 1.0.3 (Communication 1.3): a POST whose form holds what the real request would.

It serves clients that can set no headers and those whose GET is too long for an address. 2.0 has it no more.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode

from tutela.server.door.answer import Refused
from tutela.server.door.request import Request, read_pairs

_HEADERS = frozenset(
    ("authorization", "x-experience-api-version", "content-type", "content-length", "if-match", "if-none-match")
)
"""Headers that stand in the form (Communication 1.3, Headers)."""

_METHODS = frozenset(("GET", "PUT", "POST", "DELETE"))
_MOST_BYTES = 256 * 1024
"""The largest form: it is read before its sender is known, whose name may stand in it."""


def is_alternate(request: Request) -> bool:
    """Tell whether the request names a method in its address."""
    return request.method == "POST" and any(name == b"method" for name, _ in parse_qsl(request.query, True))


async def read_alternate(request: Request) -> Request:
    """Give the request that the form stands for; refuse what is no such form with 400."""
    query = read_pairs(request.query, "the query string is malformed")
    if set(query) != {"method"}:
        raise Refused(400, "beside method no parameter may stand in the address; put the others into the form")
    if query["method"] not in _METHODS:
        raise Refused(400, f"the parameter method is none of {', '.join(sorted(_METHODS))}")
    if request.header(b"content-type").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise Refused(400, "the alternate request syntax needs a form: application/x-www-form-urlencoded")
    body = await request.read_body(most=_MOST_BYTES)
    form = read_pairs(body, "the form is malformed")
    headers = dict(request.headers) | {
        b"content-type": b"application/json",
        **{name.lower().encode(): value.encode() for name, value in form.items() if name.lower() in _HEADERS},
    }
    if not headers.get(b"x-experience-api-version", b"").startswith(b"1.0"):
        raise Refused(400, "the alternate request syntax belongs to 1.0.3; 2.0 takes the method itself")
    content = form.pop("content", None)
    if content is None and query["method"] in ("PUT", "POST"):
        raise Refused(400, "the form has no field content; put the statements there")
    parameters = {name: value for name, value in form.items() if name.lower() not in _HEADERS}
    return _make_request(request, query["method"], headers, parameters, (content or "").encode())


def _make_request(
    outer: Request, method: str, headers: dict[bytes, bytes], parameters: dict[str, str], content: bytes
) -> Request:
    async def receive() -> Any:
        return {"type": "http.request", "body": content, "more_body": False}

    headers[b"content-length"] = str(len(content)).encode()
    scope = {
        "method": method,
        "path": outer.path,
        "headers": list(headers.items()),
        "query_string": urlencode(parameters).encode(),
    }
    return Request(scope, receive)
