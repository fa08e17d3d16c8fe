"""A client that calls the door without a network, and a door on an empty log."""

from __future__ import annotations

import asyncio
import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest

from tests.sample_statements import HUB_AGENT, make_uuid
from tutela.server.door import Credential, Door, hash_token
from tutela.statements.check import Json
from tutela.statements.log import Conflict
from tutela.statements.prepare import Entry
from tutela.statements.stores.sqlite import SqliteLog

K3: dict[str, Json] = {"objectType": "Agent", "account": {"homePage": "https://hub.example", "name": "k3v9"}}
COURSE = "0f8fad5b-d9cb-469f-a165-70867728950e"

CREDENTIALS = {
    "learner": Credential(token_sha256=hash_token("leaf"), agent=K3),
    "desk": Credential(
        token_sha256=hash_token("leaf"), agent=HUB_AGENT, writes="none", reads=frozenset((COURSE,)), voids=True
    ),
    "machine": Credential(token_sha256=hash_token("leaf"), agent=HUB_AGENT, writes="any", reads="all", voids=True),
}


class Response:
    """What came back."""

    def __init__(self, sent: Sequence[dict[str, Any]]) -> None:
        self.status: int = sent[0]["status"]
        self.headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        self.body: bytes = b"".join(message["body"] for message in sent[1:])

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> str:
        return str(self.json["error"])

    @property
    def numbers(self) -> list[int]:
        by_id = {make_uuid(number): number for number in range(100)}
        return [by_id[statement["id"]] for statement in self.json["statements"]]


class Client:
    """Calls the door without a network."""

    def __init__(self, door: Door) -> None:
        self.door = door

    def call(
        self,
        method: str,
        path: str = "/xapi/statements",
        body: bytes | Sequence[bytes] = b"",
        *,
        user: str = "machine",
        shown: str = "leaf",
        headers: dict[str, str] | None = None,
        **parameters: str,
    ) -> Response:
        given = {
            "X-Experience-API-Version": "2.0.0",
            "Authorization": "Basic " + b64encode(f"{user}:{shown}".encode()).decode(),
            "Content-Type": "application/json",
            **(headers or {}),
        }
        if "?" in path:
            path, _, query = path.partition("?")
        else:
            query = urlencode(parameters)
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": [(name.lower().encode(), value.encode()) for name, value in given.items()],
        }
        chunks = [body] if isinstance(body, bytes) else list(body)
        return asyncio.run(self._run(scope, chunks))

    async def _run(self, scope: dict[str, Any], chunks: list[bytes]) -> Response:
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": chunks.pop(0), "more_body": bool(chunks)}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self.door(scope, receive, send)
        return Response(sent)

    def post(self, value: Any, **options: Any) -> Response:
        return self.call("POST", body=msgspec.json.encode(value), **options)

    def put(self, value: Any, **options: Any) -> Response:
        return self.call("PUT", body=msgspec.json.encode(value), **options)

    def get(self, **options: Any) -> Response:
        return self.call("GET", **options)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    """Give an empty log whose clock counts milliseconds from 2026-01-01."""
    times = iter(range(1_767_225_600_000_000, 1_767_225_700_000_000, 1_000))
    log = SqliteLog(tmp_path / "log.sqlite3", now=lambda: next(times))
    yield log
    log.close()


@pytest.fixture
def client(log: SqliteLog) -> Client:
    async def append(entries: Sequence[Entry]) -> Conflict | int:
        return log.append([entries])[0]

    async def lookup(user: str) -> Credential | None:
        return CREDENTIALS.get(user)

    return Client(Door(log, append, lookup, make_id=lambda: make_uuid(77)))
