"""What every store promises; the suite runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest

from tests.sample_statements import HUB_AGENT, make_entry, make_statement, make_uuid
from tutela.statements.log import Conflict, Log, LogForeign, LogInUse, LogUnavailable, Selection
from tutela.statements.mentions import make_key
from tutela.statements.stores.sqlite import SqliteLog, SqliteReading, lock_log

ME = make_key("by", "account https://hub.example k3v9")
VOIDED = {"id": "http://adlnet.gov/expapi/verbs/voided"}


def reference(number: int) -> dict[str, Any]:
    return {"objectType": "StatementRef", "id": make_uuid(number)}


def ids(log: Log, **selection: Any) -> list[int]:
    """Give the numbers of the selected statements in order."""
    by_id = {UUID(make_uuid(number)).bytes: number for number in range(1, 1200)}
    return [by_id[row.id] for row in log.select(Selection(**selection)).rows]


def keep(log: Log, *statements: dict[str, Any]) -> None:
    outcomes = log.append([[make_entry(statement)] for statement in statements])
    assert not [one for one in outcomes if isinstance(one, Conflict)]


def test_a_statement_comes_back_as_received_with_what_the_log_adds(log: Log) -> None:
    statement = make_statement(1)
    keep(log, statement)
    row = log.find(UUID(make_uuid(1)).bytes)
    assert row is not None
    assert row.body == msgspec.json.encode(statement)
    told = msgspec.json.decode(row.statement)
    assert told.pop("authority") == HUB_AGENT
    assert told.pop("version") == "2.0.0"
    assert told.pop("stored").endswith("Z")
    assert told == statement


def test_a_statement_without_id_and_timestamp_gets_both(log: Log) -> None:
    keep(log, make_statement(id=None, timestamp=None))
    told = msgspec.json.decode(log.follow(0, 1)[0].statement)
    assert told["id"] == make_uuid(999_999)
    assert told["timestamp"] == told["stored"]


def test_positions_have_no_gaps_and_stored_grows(log: Log) -> None:
    log.append([[make_entry(make_statement(1)), make_entry(make_statement(2))], [make_entry(make_statement(3))]])
    keep(log, make_statement(2))
    keep(log, make_statement(4))
    rows = log.follow(0, 10)
    assert [row.position for row in rows] == [1, 2, 3, 4]
    stored = [row.stored for row in rows]
    assert stored == sorted(set(stored))
    assert log.position() == 4


def test_the_same_statement_again_changes_nothing_and_is_not_new(log: Log) -> None:
    first, second = make_entry(make_statement(1)), make_entry(make_statement(2))
    assert log.append([[first], [first], [first, second]]) == [1, 0, 1]
    assert log.append([[second, first]]) == [0]
    assert log.position() == 2


def test_statements_with_a_key_are_counted_from_a_time_on(log: Log) -> None:
    keep(log, make_statement(1), make_statement(2), make_statement(3, actor={"mbox": "mailto:b@example.org"}))
    own = make_key("by", "account https://hub.example k3v9")
    first, *_ = log.follow(0, 3)
    assert [log.count(own), log.count(own, first.stored), log.count(make_key("by", "nobody"))] == [2, 1, 0]


def test_another_statement_under_a_known_id_is_a_conflict_and_nothing_of_its_request_is_kept(log: Log) -> None:
    keep(log, make_statement(1))
    other = make_entry(make_statement(1, verb={"id": "https://example.org/other"}))
    outcomes = log.append([[make_entry(make_statement(2)), other], [make_entry(make_statement(3))]])
    assert outcomes == [Conflict((make_uuid(1),)), 1]
    assert ids(log) == [3, 1]


def test_two_requests_of_one_transaction_conflict_too(log: Log) -> None:
    other = make_statement(1, result={"success": True})
    assert log.append([[make_entry(make_statement(1))], [make_entry(other)]]) == [1, Conflict((make_uuid(1),))]
    assert log.position() == 1


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        ("by", "account https://hub.example k3v9", [1]),
        ("agent", "mbox mailto:a@example.org", [3, 2]),
        ("any agent", "mbox mailto:a@example.org", [4, 3, 2]),
        ("any agent", "account https://hub.example hub", [4, 3, 2, 1]),
        ("activity", "https://example.org/unit", [2]),
        ("any activity", "https://example.org/unit", [4, 2]),
        ("verb", "https://example.org/met", [3]),
        ("registration", "0f8fad5b-d9cb-469f-a165-70867728950e", [2, 1]),
    ],
)
def test_a_key_finds_what_mentions_it(log: Log, kind: Any, value: str, found: list[int]) -> None:
    someone = {"mbox": "mailto:a@EXAMPLE.org"}
    other = {"mbox": "mailto:b@example.org"}
    keep(
        log,
        make_statement(1),
        make_statement(
            2, actor={"objectType": "Group", "member": [someone]}, object={"id": "https://example.org/unit"}
        ),
        make_statement(
            3,
            actor=other,
            verb={"id": "https://example.org/met"},
            object={"objectType": "Agent", **someone},
            context=None,
        ),
        make_statement(
            4,
            actor=other,
            object={
                "objectType": "SubStatement",
                "actor": someone,
                "verb": {"id": "https://example.org/v"},
                "object": {"id": "https://example.org/unit"},
            },
            context={"team": {"objectType": "Group", **other}},
        ),
    )
    assert ids(log, keys=(make_key(kind, value),)) == found


def test_keys_narrow_each_other(log: Log) -> None:
    keep(log, make_statement(1), make_statement(2, verb={"id": "https://example.org/v"}), make_statement(3))
    verb = make_key("verb", "https://example.org/v")
    registration = make_key("registration", "0f8fad5b-d9cb-469f-a165-70867728950e")
    assert ids(log, keys=(ME, registration, verb)) == [2]
    assert ids(log, keys=(ME, make_key("verb", "https://example.org/none"))) == []


@pytest.mark.parametrize("keys", [(), (ME,)])
def test_pages_go_through_everything_once_in_both_orders(log: Log, keys: tuple[bytes, ...]) -> None:
    keep(log, *(make_statement(number) for number in range(1, 8)))
    for ascending in (False, True):
        seen: list[int] = []
        page = None
        while True:
            given = log.select(Selection(keys=keys, limit=3, ascending=ascending, page=page))
            seen += [row.position for row in given.rows]
            keep(log, make_statement(100 + len(seen), actor={"mbox": "mailto:late@example.org"}))
            page = given.more
            if page is None or len(seen) > 20:
                break
        expected = list(range(1, 8))
        mine = [position for position in seen if position <= 7]
        assert mine == (expected if ascending else expected[::-1])


def test_since_is_exclusive_and_until_inclusive(log: Log) -> None:
    keep(log, *(make_statement(number) for number in range(1, 5)))
    stored = [row.stored for row in log.follow(0, 10)]
    assert ids(log, since=stored[0], until=stored[2]) == [3, 2]
    assert ids(log, since=stored[3]) == []
    assert ids(log, until=stored[0] - 1) == []
    assert ids(log, keys=(ME,), since=stored[1], ascending=True) == [3, 4]


def test_a_voided_statement_is_found_by_its_id_only(log: Log) -> None:
    keep(log, make_statement(1), make_statement(2))
    keep(log, make_statement(3, verb=VOIDED, object=reference(1), context=None))
    assert ids(log) == [3, 2]
    assert ids(log, keys=(make_key("any activity", "https://tutela.example/kit/unit/starting-points"),)) == [3, 2]
    row = log.find(UUID(make_uuid(1)).bytes)
    assert row is not None
    assert row.voided
    assert [row.voided for row in log.follow(0, 10)] == [True, False, False]


def test_voiding_may_come_before_what_it_voids_and_cannot_be_voided(log: Log) -> None:
    keep(log, make_statement(3, verb=VOIDED, object=reference(1), context=None))
    keep(log, make_statement(4, verb=VOIDED, object=reference(3), context=None))
    keep(log, make_statement(1))
    assert ids(log) == [4, 3]


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 3, 1)])
def test_a_statement_is_found_by_what_its_target_mentions_in_any_order(log: Log, order: tuple[int, ...]) -> None:
    other = {"mbox": "mailto:b@example.org"}
    chain = {
        1: make_statement(1),
        2: make_statement(2, actor=other, object=reference(1), context=None),
        3: make_statement(3, actor=other, object=reference(2), context=None),
    }
    keep(log, *(chain[number] for number in order))
    assert sorted(ids(log, keys=(make_key("activity", chain[1]["object"]["id"]),))) == [1, 2, 3]
    assert sorted(ids(log, keys=(ME,))) == [1]


def test_statements_that_point_at_each_other_are_kept(log: Log) -> None:
    keep(
        log, make_statement(1, object=reference(2), context=None), make_statement(2, object=reference(1), context=None)
    )
    assert ids(log) == [2, 1]


def test_text_that_databases_dislike_is_kept(log: Log) -> None:
    actor = {"account": {"homePage": "https://a.example", "name": "a\x00b\u2028'; --%s"}}
    keep(log, make_statement(1, actor=actor, context=None))
    told = msgspec.json.decode(log.follow(0, 1)[0].statement)
    assert told["actor"] == actor
    assert ids(log, keys=(make_key("by", "account https://a.example a\x00b\u2028'; --%s"),)) == [1]


def test_a_log_opened_again_goes_on_where_it_was(open_log: Callable[[str], Log]) -> None:
    first = open_log("same")
    keep(first, make_statement(1))
    stored = first.follow(0, 1)[0].stored
    first.close()
    again = open_log("same")
    keep(again, make_statement(2))
    rows = again.follow(0, 5)
    assert [row.position for row in rows] == [1, 2]
    assert rows[0].stored == stored < rows[1].stored


def test_what_is_consistent_through_a_time_stays_so(log: Log) -> None:
    keep(log, make_statement(1))
    through = log.consistent_through()
    keep(log, make_statement(2))
    assert log.follow(1, 1)[0].stored > through


def test_stored_grows_also_when_the_clock_is_set_back(tmp_path: Path) -> None:
    times = iter([5_000_000, 4_000_000, 3_000_000])
    log = SqliteLog(tmp_path / "log.sqlite3", now=lambda: next(times))
    keep(log, make_statement(1))
    keep(log, make_statement(2))
    keep(log, make_statement(3))
    assert [row.stored for row in log.follow(0, 5)] == [5_000_000, 5_000_001, 5_000_002]
    log.close()


@pytest.mark.parametrize("table", ["statements", "mentions"])
@pytest.mark.parametrize("change", ["UPDATE {} SET position = 9", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_the_log(tmp_path: Path, table: str, change: str) -> None:
    log = SqliteLog(tmp_path / "log.sqlite3", now=lambda: 1)
    keep(log, make_statement(1))
    log.close()
    connection = sqlite3.connect(tmp_path / "log.sqlite3")
    with pytest.raises(sqlite3.IntegrityError, match="the log is append-only"):
        connection.execute(change.format(table))
    connection.close()


@pytest.mark.postgres
@pytest.mark.parametrize("table", ["statements", "mentions"])
@pytest.mark.parametrize("change", ["UPDATE {} SET position = 9", "DELETE FROM {}", "TRUNCATE {}"])
def test_postgresql_itself_refuses_to_change_the_log(
    postgres_address: Callable[[str], str], table: str, change: str
) -> None:
    from tutela.statements.stores.postgres import PostgresLog

    psycopg = pytest.importorskip("psycopg")
    address = postgres_address("refusing")
    log = PostgresLog(address, now=lambda: 1)
    log.append([[make_entry(make_statement(1))]])
    log.close()
    refusal = pytest.raises(psycopg.errors.RaiseException, match="the log is append-only")
    with psycopg.connect(address, options="-c search_path=statements") as connection, refusal:
        connection.execute(change.format(table))


def test_no_sql_of_the_log_changes_or_deletes() -> None:
    folder = Path(__file__).parents[2] / "src/tutela/statements/sql"
    files = sorted(folder.rglob("*.sql"))
    assert len(files) > 10
    for file in files:
        for line in file.read_text(encoding="utf-8").upper().splitlines():
            words = line.split("--")[0].split()
            changing = {"UPDATE", "DELETE", "TRUNCATE", "REPLACE", "DROP", "ALTER"} & set(words)
            assert not changing or "TRIGGER" in words or "FUNCTION" in words, f"{file.name}: {line}"


def test_a_second_process_may_not_write(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path / "log.sqlite3", now=lambda: 1)
    with pytest.raises(LogInUse) as refused:
        SqliteLog(tmp_path / "log.sqlite3", now=lambda: 1)
    assert str(refused.value) == f"another process writes the log {tmp_path}/log.sqlite3; stop it first"
    reading = SqliteReading(tmp_path / "log.sqlite3")
    assert reading.position() == 0
    reading.close()
    log.close()


def test_a_file_that_is_no_log_is_told_in_one_line(tmp_path: Path) -> None:
    text = tmp_path / "text.sqlite3"
    text.write_text("no database at all, but long enough to be read as one\n" * 40)
    with pytest.raises(LogForeign, match=r"text\.sqlite3 is no log of statements: file is not a database"):
        SqliteLog(text, now=lambda: 1)
    foreign = tmp_path / "foreign.sqlite3"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE other (a)")
    connection.close()
    with pytest.raises(LogForeign, match=r"foreign\.sqlite3 is a SQLite file, but no log of statements"):
        SqliteLog(foreign, now=lambda: 1)
    with pytest.raises(LogUnavailable, match=r"missing\.sqlite3 cannot be opened"):
        SqliteReading(tmp_path / "missing.sqlite3")


def test_a_lock_that_cannot_be_made_is_not_called_a_running_hub(tmp_path: Path) -> None:
    (tmp_path / "log.sqlite3.lock").write_bytes(b"no database of any kind, and longer than a header of one" * 40)
    with pytest.raises(LogUnavailable, match=r"log\.sqlite3\.lock cannot be made: file is not a database"):
        lock_log(tmp_path / "log.sqlite3")
