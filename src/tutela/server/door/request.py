"""A request as the door sees it: its parameters, its headers, its body within bounds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from tutela.model.whole_numbers import read_whole
from tutela.server.door.answer import Refused
from tutela.server.door.multipart import read_only_part

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
        self.query: bytes = scope["query_string"]
        self._receive = receive

    def header(self, name: bytes) -> str:
        """Give a header, empty where it is missing."""
        return self.headers.get(name, b"").decode("latin-1").strip()

    def parameters(self, allowed: frozenset[str]) -> dict[str, str]:
        """Give the query parameters; refuse unknown ones and those named twice (3.2: unknown or in another case)."""
        if not self.query:
            return {}
        parameters = read_pairs(self.query, "the query string is malformed")
        if not parameters.keys() <= allowed:
            known = ", ".join(sorted(allowed)) or "none"
            raise Refused(400, f"an unknown parameter; this resource knows: {known}")
        return parameters

    def _check_media(self) -> None:
        """Refuse a body that is no plain JSON, alone or as a part (4.1.3; Communication 1.5)."""
        if self.header(b"content-encoding") not in ("", "identity"):
            raise Refused(415, "compressed bodies are not taken; send the JSON as it is")
        media, _, parameters = self.header(b"content-type").partition(";")
        media = media.strip().lower()
        if media == "multipart/mixed":
            return
        if media == "application/x-www-form-urlencoded":
            raise Refused(400, "a form without a method in the address; name it there, as ?method=PUT")
        if media != "application/json":
            raise Refused(400, "the Content-Type is neither application/json nor multipart/mixed")
        charset = parameters.strip().lower().removeprefix("charset=").strip('"')
        if charset not in ("", "utf-8", "utf8"):
            raise Refused(400, "the character encoding is not UTF-8")

    async def read_statements(self) -> bytes:
        """Give the JSON of the body: all of it, or the one part of a multipart body (Communication 1.5.2)."""
        self._check_media()
        content_type = self.header(b"content-type")
        body = await self.read_body()
        return read_only_part(body, content_type) if content_type.lower().startswith("multipart/") else body

    async def read_body(self, *, most: int = MOST_BYTES) -> bytes:
        """Give the whole body; refuse it as soon as it passes `most` bytes, also when its length was not told."""
        told = read_whole(self.headers.get(b"content-length", b"0").decode("latin-1"))
        if told is None or told > most:
            raise _too_large(most)
        message = await self._receive()
        body: bytes = message.get("body", b"")
        if message["type"] == "http.request" and not message.get("more_body"):
            if len(body) > most:
                raise _too_large(most)
            return body
        parts, size = [body], len(body)
        while message["type"] == "http.request" and message.get("more_body"):
            if size > most:
                raise _too_large(most)
            message = await self._receive()
            parts.append(message.get("body", b""))
            size += len(parts[-1])
        if message["type"] != "http.request":
            raise Disconnected
        if size > most:
            raise _too_large(most)
        return b"".join(parts)


def read_pairs(coded: bytes, otherwise: str) -> dict[str, str]:
    """Give the pairs of a query string or a form; refuse one that is malformed (`otherwise`) or names a key twice."""
    try:
        pairs = parse_qsl(
            coded.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )
    except ValueError:
        raise Refused(400, otherwise) from None
    if len(dict(pairs)) != len(pairs):
        raise Refused(400, "a parameter is given twice")
    return dict(pairs)


def _too_large(most: int) -> Refused:
    size = f"{most // 1024 // 1024} MB" if most >= 1024 * 1024 else f"{most // 1024} kB"
    return Refused(
        413, f"the body is larger than {size}; send fewer statements at once", headers=((b"connection", b"close"),)
    )
