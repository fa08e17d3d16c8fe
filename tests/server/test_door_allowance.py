"""What a learner may send in a day and in all: more is answered with 429, and nothing that was kept counts again."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from tests.sample_statements import make_statement, make_uuid
from tests.server.door_client import CREDENTIALS, K3, Client, Response, client, log
from tutela.server.door import Allowance, Credential, Door, hash_token
from tutela.server.door.allowance import MOST, MOST_A_DAY
from tutela.statements.log import Conflict, LogUnavailable
from tutela.statements.mentions import identify, make_key
from tutela.statements.prepare import Entry
from tutela.statements.stores.sqlite import SqliteLog

__all__ = ["client", "log"]

NOON = 1_767_268_800.0
"""2026-01-01T12:00Z; the log's clock begins at midnight of that day."""
LEARNER = make_key("by", str(identify(K3)))
A_DAY = "nothing of this request was kept: a learner may send 5 statements a day; send again tomorrow"
IN_ALL = "nothing of this request was kept: a learner may send 8 statements in all; ask your facilitator"


class Sending:
    """A door whose learner may send five statements a day and eight in all, and its clock."""

    def __init__(self, log: SqliteLog) -> None:
        self.log, self.now, self.failing = log, NOON, False
        self.begin()

    def begin(self) -> None:
        """Start the door, which has counted nothing yet."""
        self.allowance = Allowance(self.log, clock=lambda: self.now, most=8, most_a_day=5)
        self.client = Client(Door(self.log, self.append, self.lookup, allowance=self.allowance))

    async def append(self, entries: Sequence[Entry]) -> Conflict | int:
        await asyncio.sleep(0)
        if self.failing:
            raise LogUnavailable("full")
        return self.log.append([entries])[0]

    async def lookup(self, user: str) -> Credential | None:
        return CREDENTIALS.get(user)

    def send(self, *numbers: int, user: str = "learner", **changed: Any) -> Response:
        return self.client.post([make_statement(number, **changed) for number in numbers], user=user)


@pytest.fixture
def sending(log: SqliteLog) -> Sending:
    return Sending(log)


def test_a_batch_counts_by_its_statements_and_is_refused_whole(sending: Sending) -> None:
    assert sending.send(1, 2, 3).status == 200
    refused = sending.send(4, 5, 6)
    assert (refused.status, refused.error, refused.headers["retry-after"]) == (429, A_DAY, "43200")
    assert sending.log.position() == 3
    assert sending.send(4, 5).status == 200
    one = sending.client.put(make_statement(6), user="learner", statementId=make_uuid(6))
    assert (one.status, one.error) == (429, A_DAY)


def test_the_next_day_more_is_taken_until_it_is_too_much_in_all(sending: Sending) -> None:
    assert sending.send(1, 2, 3, 4, 5).status == 200
    sending.now += 86_400
    refused = sending.send(6, 7, 8, 9)
    assert (refused.status, refused.error) == (429, A_DAY)
    assert sending.send(6, 7, 8).status == 200
    refused = sending.send(9)
    assert (refused.status, refused.error, refused.headers["retry-after"]) == (429, IN_ALL, "86400")


def test_the_same_again_is_harmless_and_does_not_count(sending: Sending) -> None:
    for _turn in range(4):
        assert sending.send(1, 2, 3, 4).status == 200
    assert sending.send(5).status == 200
    assert sending.send(1, 2, 3, 4, 5).status == 200, "all of it is kept already"
    assert sending.send(5, 6).status == 429
    assert sending.log.position() == 5


def test_what_was_not_kept_does_not_count(sending: Sending) -> None:
    assert sending.send(1).status == 200
    assert sending.send(1, 2, 3, 4, 5, result={"success": False}).status == 409
    sending.failing = True
    assert sending.send(2, 3, 4, 5).status == 503
    sending.failing = False
    assert sending.send(2, 3, 4, 5).status == 200


def test_after_a_new_start_the_log_tells_what_was_sent(sending: Sending) -> None:
    sending.send(1, 2, 3, 4)
    sending.begin()
    assert sending.send(5, 6).status == 429
    assert sending.send(5).status == 200
    sending.now += 86_400
    sending.begin()
    assert sending.send(6, 7, 8).status == 200
    assert sending.send(9).error == IN_ALL


def test_requests_sent_at_once_do_not_pass_together(sending: Sending) -> None:
    entries = [[entry] for entry in _entries(sending, range(1, 11))]

    async def run() -> list[object]:
        keep = sending.allowance.keep
        return await asyncio.gather(
            *(keep(LEARNER, batch, sending.append) for batch in entries), return_exceptions=True
        )

    outcomes = asyncio.run(run())
    assert [outcome for outcome in outcomes if outcome == 1] == [1] * 5
    assert sending.log.position() == 5


def _entries(sending: Sending, numbers: Sequence[int]) -> list[Entry]:
    """Give the entries that the door makes of statements."""
    made: list[Entry] = []

    async def take(entries: Sequence[Entry]) -> Conflict | int:
        made.extend(entries)
        return len(entries)

    Client(Door(sending.log, take, sending.lookup)).post([make_statement(n) for n in numbers], user="learner")
    return made


def test_who_was_refused_is_told_of_for_a_day(sending: Sending) -> None:
    assert sending.allowance.list_over([LEARNER]) == []
    sending.send(*range(1, 7))
    assert sending.allowance.list_over([LEARNER, b"another"]) == [LEARNER]
    sending.now += 86_401
    assert sending.allowance.list_over([LEARNER]) == []


def test_machines_and_other_learners_are_not_held(sending: Sending, monkeypatch: pytest.MonkeyPatch) -> None:
    other: Any = {"objectType": "Agent", "account": {"homePage": "https://hub.example", "name": "m2"}}
    monkeypatch.setitem(CREDENTIALS, "other", Credential(token_sha256=hash_token("leaf"), agent=other))
    assert sending.send(*range(1, 7)).status == 429
    assert sending.send(*range(1, 7), user="other", actor=other).status == 429
    assert sending.send(*range(1, 6), user="other", actor=other).status == 200
    assert sending.send(*range(11, 31), user="machine").status == 200


def test_reading_goes_on(sending: Sending) -> None:
    sending.send(1, 2, 3, 4, 5)
    assert sending.send(6).status == 429
    assert len(sending.client.get(user="learner").json["statements"]) == 5


def test_once_known_a_learner_costs_no_query(sending: Sending, monkeypatch: pytest.MonkeyPatch) -> None:
    sending.send(1)
    for name in ("count", "find"):
        monkeypatch.setattr(SqliteLog, name, lambda *_asked: pytest.fail("the log was asked"))
    assert sending.send(2, 3).status == 200


def test_a_device_of_ours_never_sends_more_in_one_request_than_a_day_holds(client: Client) -> None:
    body = msgspec.json.encode([make_statement(number) for number in range(1, 51)])
    assert client.call("POST", body=body, user="learner").status == 200
    assert (MOST_A_DAY, MOST) == (5_000, 60_000)
