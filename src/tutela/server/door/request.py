"""A request as the door sees it: its parameters, its headers, its body within bounds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from tutela.server.door.answer import Refused

Receive = Callable[[], Awaitable[Any]]

MOST_BYTES = 4 * 1024 * 1024
"""The largest body taken."""

_MOST_PARAMETERS = 20


class Disconnected(Exception):
    """The client went away before its request was whole."""


class Request:
    """One request; `parameters` are read once asked for, since most requests have none."""

    def __init__(self, scope: Mapping[str, Any], receive: Receive) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.headers: dict[bytes, bytes] = dict(scope["headers"])
        self._query: bytes = scope["query_string"]
        self._receive = receive

    def header(self, name: bytes) -> str:
        """Give a header, empty where it is missing."""
        return self.headers.get(name, b"").decode("latin-1").strip()

    def parameters(self, allowed: frozenset[str]) -> dict[str, str]:
        """Give the query parameters; refuse unknown ones and those named twice (3.2: unknown or in another case)."""
        if not self._query:
            return {}
        try:
            pairs = parse_qsl(
                self._query.decode("ascii"),
                keep_blank_values=True,
                strict_parsing=True,
                errors="strict",
                max_num_fields=_MOST_PARAMETERS,
            )
        except ValueError:
            raise Refused(400, "the query string is malformed") from None
        parameters = dict(pairs)
        if not parameters.keys() <= allowed:
            known = ", ".join(sorted(allowed)) or "none"
            raise Refused(400, f"an unknown parameter; this resource knows: {known}")
        if len(parameters) != len(pairs):
            raise Refused(400, "a parameter is given twice")
        return parameters

    def check_json(self) -> None:
        """Refuse a body that is no plain JSON (4.1.3; Communication 1.5)."""
        if self.header(b"content-encoding") not in ("", "identity"):
            raise Refused(415, "compressed bodies are not taken; send the JSON as it is")
        media, _, parameters = self.header(b"content-type").partition(";")
        media = media.strip().lower()
        if media == "multipart/mixed":
            raise Refused(400, "attachment data is not taken; send application/json with a fileUrl for each attachment")
        if media == "application/x-www-form-urlencoded":
            raise Refused(400, "the alternate request syntax is not taken; use the method itself, as 2.0 demands")
        if media != "application/json":
            raise Refused(415, "the Content-Type is not application/json")
        charset = parameters.strip().lower().removeprefix("charset=").strip('"')
        if charset not in ("", "utf-8", "utf8"):
            raise Refused(415, "the character encoding is not UTF-8")

    async def read_body(self) -> bytes:
        """Give the whole body; refuse it as soon as it passes the limit, also when its length was not told."""
        told = self.headers.get(b"content-length", b"0")
        if told.isdigit() and int(told) > MOST_BYTES:
            raise _too_large()
        message = await self._receive()
        body: bytes = message.get("body", b"")
        if message["type"] == "http.request" and not message.get("more_body"):
            if len(body) > MOST_BYTES:
                raise _too_large()
            return body
        parts, size = [body], len(body)
        while message["type"] == "http.request" and message.get("more_body"):
            if size > MOST_BYTES:
                raise _too_large()
            message = await self._receive()
            parts.append(message.get("body", b""))
            size += len(parts[-1])
        if message["type"] != "http.request":
            raise Disconnected
        if size > MOST_BYTES:
            raise _too_large()
        return b"".join(parts)


def _too_large() -> Refused:
    return Refused(
        413, "the body is larger than 4 MB; send fewer statements at once", headers=((b"connection", b"close"),)
    )
