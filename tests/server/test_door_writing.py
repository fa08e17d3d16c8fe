"""What the door takes and what it refuses."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from tests.sample_statements import HUB_AGENT, make_statement, make_uuid
from tests.server.door_client import CREDENTIALS, Client, client, log
from tutela.server.door import Credential, Door
from tutela.statements.log import Conflict, LogUnavailable
from tutela.statements.prepare import Entry
from tutela.statements.stores.sqlite import SqliteLog

__all__ = ["client", "log"]


def test_a_statement_is_kept_and_given_back(client: Client) -> None:
    posted = client.post(make_statement(1))
    assert (posted.status, posted.json) == (200, [make_uuid(1)])
    got = client.get(statementId=make_uuid(1))
    assert got.status == 200
    assert got.json["authority"] == HUB_AGENT
    assert got.json["result"] == make_statement(1)["result"]
    assert got.headers["last-modified"] == "Thu, 01 Jan 2026 00:00:00 GMT"
    assert got.headers["etag"].strip('"').isalnum()


def test_a_batch_gives_its_ids_in_order(client: Client) -> None:
    posted = client.post([make_statement(3), make_statement(2), make_statement(1, id=None)])
    assert posted.json == [make_uuid(3), make_uuid(2), make_uuid(77)]
    assert client.post([]).json == []


def test_put_keeps_one_statement_under_the_id_it_names(client: Client) -> None:
    assert client.put(make_statement(1, id=None), statementId=make_uuid(1)).status == 204
    assert client.put(make_statement(1), statementId=make_uuid(1)).status == 204
    assert client.get().numbers == [1]
    assert client.put(make_statement(1), statementId=make_uuid(2)).status == 400
    assert client.put(make_statement(1)).error == "the parameter statementId is no UUID"
    assert client.put([make_statement(1)], statementId=make_uuid(1)).status == 400


def test_the_same_again_is_harmless_and_another_under_its_id_is_a_conflict(client: Client) -> None:
    client.post(make_statement(1))
    assert client.post(make_statement(1)).status == 200
    refused = client.post([make_statement(2), make_statement(1, result={"response": "other"})])
    assert refused.status == 409
    expected = "other statements are kept under these ids, nothing of this request was kept: "
    assert refused.json == {"error": expected + make_uuid(1)}
    assert client.get().numbers == [1]


def test_a_batch_with_one_fault_is_refused_whole_with_the_place_of_the_fault(client: Client) -> None:
    refused = client.post([make_statement(1), make_statement(2, verb={"id": "x"})])
    assert refused.status == 400
    assert refused.json == {
        "error": "the statement breaks the rules of xAPI",
        "faults": [{"path": "/1/verb/id", "what": "a string of another form", "expected": "an IRI with its scheme"}],
        "more": 0,
    }
    assert client.get().json == {"statements": [], "more": ""}


def test_one_id_twice_in_a_batch_is_refused(client: Client) -> None:
    refused = client.post([make_statement(1), make_statement(1)])
    assert (refused.status, refused.error) == (400, "two statements of the batch have one id")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", "the body is no valid JSON in UTF-8"),
        (b"{", "the body is no valid JSON in UTF-8"),
        (b"[{]", "the body is no valid JSON in UTF-8"),
        (b'{"a":"\xff"}', "the body is no valid JSON in UTF-8"),
        (b"\xef\xbb\xbf{}", "the body is no valid JSON in UTF-8"),
        (b'{"a":NaN}', "the body is no valid JSON in UTF-8"),
        (b'{"a":"\\ud800"}', "the body is no valid JSON in UTF-8"),
        (b"[" * 100_000, "the JSON is nested too deep"),
        (b'{"a":' * 100_000, "the JSON is nested too deep"),
        (b'[{"a":' + b"[" * 100_000, "the JSON is nested too deep"),
        (b'{"actor":1,"actor":2}', "the JSON names a key twice in one object"),
        (b"7", "the statement breaks the rules of xAPI"),
    ],
)
def test_broken_json_is_refused_in_words(client: Client, body: bytes, error: str) -> None:
    refused = client.call("POST", body=body)
    assert (refused.status, refused.error) == (400, error)


@pytest.mark.parametrize(
    ("headers", "status", "error"),
    [
        ({"Content-Encoding": "gzip"}, 415, "compressed bodies are not taken; send the JSON as it is"),
        ({"Content-Type": "text/plain"}, 400, "the Content-Type is neither application/json nor multipart/mixed"),
        ({"Content-Type": "application/json; charset=latin-1"}, 400, "the character encoding is not UTF-8"),
        (
            {"Content-Type": "multipart/mixed; boundary=x"},
            400,
            "the multipart body is not whole; expected parts between its boundary",
        ),
        (
            {"Content-Type": "application/x-www-form-urlencoded"},
            400,
            "a form without a method in the address; name it there, as ?method=PUT",
        ),
    ],
)
def test_other_bodies_are_refused_in_words(client: Client, headers: dict[str, str], status: int, error: str) -> None:
    refused = client.post(make_statement(1), headers=headers)
    assert (refused.status, refused.error) == (status, error)


def test_a_large_body_is_refused_while_it_comes(client: Client) -> None:
    error = "the body is larger than 4 MB; send fewer statements at once"
    refused = client.call("POST", body=[b" " * 1_000_000] * 9)
    assert (refused.status, refused.error) == (413, error)
    for length in ("5000000", "0" * 5000):
        assert client.call("POST", headers={"Content-Length": length}).status == 413
    assert client.call("POST", body=b" " * 4_300_000).status == 413


def test_a_body_may_come_in_pieces(client: Client) -> None:
    body = msgspec.json.encode(make_statement(1))
    assert client.call("POST", body=[body[:10], body[10:50], b"", body[50:]]).status == 200


def test_a_batch_of_more_than_a_thousand_is_refused(client: Client) -> None:
    refused = client.call("POST", body=b"[" + b",".join([b"{}"] * 1001) + b"]")
    assert refused.status == 413
    assert refused.error == "more than 1,000 statements in one request; send fewer at once"


def test_when_the_log_cannot_write_the_client_is_asked_to_come_again(log: SqliteLog) -> None:
    async def append(entries: Sequence[Entry]) -> Conflict | int:
        raise LogUnavailable("disk full")

    async def lookup(user: str) -> Credential | None:
        return CREDENTIALS[user]

    answer = Client(Door(log, append, lookup)).post(make_statement(1))
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    assert answer.error == "the log cannot be reached now; send again"


def test_a_client_that_goes_away_is_not_answered(client: Client) -> None:
    sent: list[dict[str, Any]] = []
    messages: list[dict[str, Any]] = [
        {"type": "http.request", "body": b"[", "more_body": True},
        {"type": "http.disconnect"},
    ]
    headers = [
        (b"authorization", b"Basic " + b64encode(b"machine:leaf")),
        (b"x-experience-api-version", b"2.0.0"),
        (b"content-type", b"application/json"),
    ]
    scope = {"type": "http", "method": "POST", "path": "/xapi/statements", "query_string": b"", "headers": headers}

    async def run() -> None:
        async def receive() -> dict[str, Any]:
            return messages.pop(0)

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await client.door(scope, receive, send)

    asyncio.run(run())
    assert sent == []
