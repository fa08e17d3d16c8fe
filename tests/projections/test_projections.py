"""Folds give the same rows in any order, with any repetition, from any merge, and again from nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.postgres import postgres_address
from tests.sample_statements import make_entry, make_statement, make_uuid
from tutela.projections import FOLDS, Projections, delete_projections, open_projections
from tutela.projections.postgres import open_postgres_projections
from tutela.statements.log import Readable
from tutela.statements.merge import merge_logs
from tutela.statements.stores.sqlite import SqliteLog

__all__ = ["postgres_address"]

KIT = "https://tutela.example/kit"
VERBS = "http://adlnet.gov/expapi/verbs/"
X = "https://tutela.example/xapi/"
TABLES = [table for fold in FOLDS for table in fold.tables]
HUB_CLOCK = 1_795_500_000_000_000
"""When the hub gets the first statement: the day after they were made."""
COURSES = ("0f8fad5b-d9cb-469f-a165-70867728950e", "7c9e6679-7425-40de-944b-e07fc1f90ae7")


def actor(name: str) -> dict[str, Any]:
    return {"objectType": "Agent", "account": {"homePage": "https://hub.example", "name": name}}


def identity(name: str) -> str:
    return f"account https://hub.example {name}"


def say(number: int, verb: str, activity: str, *, at: int = 0, who: str = "k3", **parts: Any) -> dict[str, Any]:
    """Give a statement of the shapes of docs/record.md; `at` counts minutes."""
    named = ("attempt", "competencies", "device", "form", "place", "sequence", "version")
    extensions = {f"{X}{key}": parts.pop(key) for key in named if key in parts}
    parent = parts.pop("parent", f"{KIT}/unit/one")
    return make_statement(
        number,
        actor=actor(who),
        verb={"id": VERBS + verb},
        object={"id": f"{KIT}/{activity}"},
        context={
            "registration": parts.pop("course", COURSES[0]),
            "contextActivities": {"parent": [{"id": parent}]},
            "extensions": extensions,
        },
        timestamp=f"2026-11-23T{10 + at // 60}:{at % 60:02}:00Z",
        result=parts.pop("result", None),
    )


def void(number: int, target: int) -> dict[str, Any]:
    return make_statement(
        number,
        verb={"id": VERBS + "voided"},
        object={"objectType": "StatementRef", "id": make_uuid(target)},
        context=None,
        result=None,
    )


def make_log(folder: Path, name: str, statements: Sequence[dict[str, Any]]) -> SqliteLog:
    clock = count(HUB_CLOCK, 1_000)
    log = SqliteLog(folder / f"{name}.sqlite3", now=lambda: next(clock))
    log.append([[make_entry(statement)] for statement in statements])
    return log


def read_all(projections: Projections) -> dict[str, list[Any]]:
    return {
        table: [row for course in COURSES for row in projections.read(table, registration=course)] for table in TABLES
    }


def fold(folder: Path, log: Readable, erased: frozenset[str] = frozenset()) -> dict[str, list[Any]]:
    path = folder / "projections.sqlite3"
    delete_projections(path)
    projections = open_projections(path, find_erased=lambda: erased)
    projections.catch_up(log)
    rows = read_all(projections)
    projections.close()
    return rows


ASKED: dict[str, Any] = {"place": "test", "competencies": ["c1"]}
PASSED = {"score": {"scaled": 0.75, "raw": 6, "min": 0, "max": 8}, "success": True}

STORY = [
    say(1, "experienced", "unit/one", at=5, parent=f"{KIT}/book/b"),
    say(2, "experienced", "unit/one", at=1, parent=f"{KIT}/book/b"),
    say(
        3, "answered", "item/i1", at=6, result={"response": "a", "success": False, "score": {"scaled": 0}}, version="v1"
    ),
    say(
        4, "answered", "item/i1", at=7, result={"response": "b", "success": True, "score": {"scaled": 1}}, version="v1"
    ),
    say(5, "answered", "item/i2", at=8, place="practice"),
    say(6, "completed", "unit/one", at=9, parent=f"{KIT}/book/b"),
    say(7, "attempted", "test/b", at=10, attempt=make_uuid(70), form="2"),
    say(8, "answered", "question/q1", at=11, parent=f"{KIT}/test/b", attempt=make_uuid(70), **ASKED),
    say(18, "answered", "question/q1", at=40, attempt=make_uuid(72), **ASKED),
    say(9, "passed", "test/b", at=12, attempt=make_uuid(70), form="2", result=PASSED),
    say(10, "mastered", "competency/c1", at=13, result={"score": {"scaled": 0.9}}),
    say(11, "mastered", "competency/c1", at=14, result={"score": {"scaled": 1}}),
    say(12, "answered", "item/i1", at=20, who="m8", course=COURSES[1], result={"response": "c"}),
    say(13, "attempted", "precheck/b", at=2, attempt=make_uuid(71), form="1"),
    say(14, "completed", "precheck/b", at=3, attempt=make_uuid(71), form="1", result={"score": {"scaled": 0.5}}),
    void(15, 4),
    void(16, 6),
    say(17, "answered", "item/i3", at=30, who="m8", course=COURSES[1], result={"response": "d"}),
    # A phone whose clock was an hour ahead until it was set; another device of the same learner was right.
    say(21, "answered", "item/i4", at=75, device="phone", sequence=1, result={"response": "ahead"}),
    say(22, "answered", "item/i4", at=16, device="phone", sequence=2, result={"response": "set"}),
    say(23, "answered", "item/i5", at=76, device="phone", sequence=3, result={"response": "ahead"}),
    say(24, "answered", "item/i6", at=18, device="phone", sequence=4, result={"response": "set"}),
    say(25, "answered", "item/i5", at=25, device="laptop", sequence=1, result={"response": "right"}),
]


def test_the_rows_tell_what_was_learnt(tmp_path: Path) -> None:
    log = make_log(tmp_path, "log", STORY[:15])
    rows = fold(tmp_path, log)
    log.close()
    assert [(row[2], row[3], row[8]) for row in rows["sittings"]] == [
        (make_uuid(70), f"{KIT}/question/q1", "c1"),
        (make_uuid(72), f"{KIT}/question/q1", "c1"),
    ]
    start = 1_795_428_000_000_000  # 2026-11-23T10:00:00Z
    minute = 60_000_000
    me = (identity("k3"), COURSES[0])
    assert rows["progress"] == [(*me, f"{KIT}/unit/one", start + minute, start + 9 * minute)]
    assert rows["progress_items"][:2] == [
        (*me, f"{KIT}/unit/one", f"{KIT}/item/i1"),
        (*me, f"{KIT}/unit/one", f"{KIT}/item/i2"),
    ]
    assert rows["mastery"] == [(*me, f"{KIT}/competency/c1", start + 13 * minute, make_uuid(10), 0.9)]
    test = (*me, make_uuid(70), f"{KIT}/test/b", "2", start + 10 * minute, start + 12 * minute)
    assert (*test, make_uuid(9), "passed", 0.75, 6.0, 8.0) in rows["attempts"]
    assert len(rows["attempts"]) == 2
    answer = (*me, f"{KIT}/item/i1", start + 7 * minute, make_uuid(4), f"{KIT}/unit/one", "", "v1", "b", 1, 1.0)
    assert rows["answers"][0] == answer
    assert len(rows["answers"]) == 4


def latest(rows: dict[str, list[Any]]) -> dict[str, str]:
    """Give the response of the latest answer by item."""
    return {row[2].rsplit("/", 1)[1]: row[8] for row in rows["answers"]}


def test_a_clock_that_was_ahead_does_not_keep_the_latest_answer(tmp_path: Path) -> None:
    log = make_log(tmp_path, "log", STORY)
    rows = fold(tmp_path, log)
    log.close()
    answers = latest(rows)
    assert (answers["i4"], answers["i5"], answers["i6"]) == ("set", "right", "set")
    assert [row[2:4] for row in rows["devices"]] == [("laptop", 1), ("phone", 4)]


def test_a_clock_that_stays_ahead_counts_from_when_the_hub_hears_it(tmp_path: Path) -> None:
    clock = count(HUB_CLOCK, 60_000_000)
    log = SqliteLog(tmp_path / "log.sqlite3", now=lambda: next(clock))
    ahead = [
        {**say(1, "answered", "item/i1", device="old", sequence=1, result={"response": "a"})},
        {**say(2, "answered", "item/i1", device="old", sequence=2, result={"response": "b"})},
    ]
    log.append([[make_entry({**statement, "timestamp": "2031-01-01T00:00:00Z"})] for statement in ahead])
    assert latest(fold(tmp_path, log)) == {"i1": "b"}
    later = say(3, "answered", "item/i1", device="new", sequence=1, result={"response": "c"})
    log.append([[make_entry({**later, "timestamp": "2026-11-24T07:00:00Z"})]])
    assert latest(fold(tmp_path, log)) == {"i1": "c"}
    log.close()


@pytest.mark.parametrize("sequences", [(2, 1, 3), (5, 5, 5), (1, 5, 5)], ids=["out of order", "one number", "twice"])
def test_an_actor_is_folded_again_once_for_what_came_out_of_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sequences: tuple[int, ...]
) -> None:
    told = [
        say(number, "answered", "item/i1", at=90 - number, device="phone", sequence=sequence)
        for number, sequence in enumerate(sequences, start=1)
    ]
    log, again = make_log(tmp_path, "log", told), []
    genuine = Projections._fold_again

    def count_again(self: Projections, log: Readable, actor: str, end: int) -> None:
        again.append(actor)
        genuine(self, log, actor, end)

    monkeypatch.setattr(Projections, "_fold_again", count_again)
    monkeypatch.setattr("tutela.projections.projections._ROWS", 1)
    projections = open_projections(tmp_path / "p.sqlite3")
    projections.catch_up(log)
    log.append([[make_entry(say(9, "answered", "item/i1", who="another", device="laptop", sequence=1))]])
    projections.catch_up(log)
    assert again == [identity("k3")]
    projections.close()
    log.close()


def test_rows_of_other_folds_are_made_anew(tmp_path: Path) -> None:
    log, path = make_log(tmp_path, "log", STORY), tmp_path / "p.sqlite3"
    projections = open_projections(path)
    projections.catch_up(log)
    projections._connection.run("set_position", [{"fold": "a fold of an earlier version", "position": 3}])
    projections.close()
    again = open_projections(path)
    assert again.position() == 0
    again.catch_up(log)
    assert read_all(again) == fold(tmp_path, log)
    again.close()
    log.close()


@settings(max_examples=25, deadline=None)
@given(st.permutations(STORY), st.lists(st.sampled_from(STORY), max_size=5))
def test_order_and_repetition_do_not_matter(told: list[dict[str, Any]], again: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        straight = make_log(folder, "straight", STORY)
        mixed = make_log(folder, "mixed", [*again, *told, *again])
        assert fold(folder, mixed) == fold(folder, straight)
        straight.close()
        mixed.close()


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 2), min_size=len(STORY), max_size=len(STORY)))
def test_two_logs_merged_in_either_order_give_the_same_rows(sides: list[int]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mine = [statement for statement, side in zip(STORY, sides, strict=True) if side != 1]
        yours = [statement for statement, side in zip(STORY, sides, strict=True) if side != 0]
        whole = make_log(folder, "whole", STORY)
        left, right = make_log(folder, "left", mine), make_log(folder, "right", yours)
        assert merge_logs(left, right).conflicts == ()
        assert merge_logs(right, left).conflicts == ()
        again = merge_logs(left, right)
        assert (again.added, again.already) == (0, len(STORY))
        expected = fold(folder, whole)
        assert fold(folder, left) == expected
        assert fold(folder, right) == expected
        for log in (whole, left, right):
            log.close()


@settings(max_examples=15, deadline=None)
@given(st.permutations(STORY), st.lists(st.integers(1, 4), min_size=3, max_size=6))
def test_catching_up_in_steps_is_the_same_as_a_replay_from_nothing(
    told: list[dict[str, Any]], steps: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log = make_log(folder, "log", [])
        projections = open_projections(folder / "stepwise.sqlite3")
        waiting = list(told)
        for step in steps:
            log.append([[make_entry(statement)] for statement in waiting[:step]])
            waiting = waiting[step:]
            projections.catch_up(log)
        log.append([[make_entry(statement)] for statement in waiting])
        projections.catch_up(log)
        assert read_all(projections) == fold(folder, log)
        assert projections.position() == len(STORY)
        projections.close()
        log.close()


def test_an_erased_actor_is_forgotten_and_stays_away(tmp_path: Path) -> None:
    log = make_log(tmp_path, "log", STORY)
    projections = open_projections(tmp_path / "p.sqlite3")
    projections.catch_up(log)
    projections.forget(identity("m8"))
    assert read_all(projections) == fold(tmp_path, log, frozenset({identity("m8")}))
    assert projections.read("answers", actor=identity("m8")) == []
    assert projections.count()["answers"] == 6
    projections.close()
    merged = open_projections(tmp_path / "p.sqlite3", find_erased=lambda: {identity("k3")})
    assert set(merged.count().values()) == {0}
    merged.close()
    log.close()


def test_statements_of_others_are_no_rows(tmp_path: Path) -> None:
    log = make_log(
        tmp_path,
        "log",
        [
            make_statement(1, verb={"id": "https://example.org/answered"}),
            make_statement(2, actor={"objectType": "Group", "member": [{"mbox": "mailto:a@example.org"}]}),
            make_statement(3, object={"objectType": "Agent", "mbox": "mailto:a@example.org"}, context=None),
            make_statement(4, object={"id": "urn:item"}, context={}, result=None),
        ],
    )
    assert fold(tmp_path, log) == {table: [] for table in TABLES}
    log.close()


@pytest.mark.postgres
def test_postgresql_gives_the_same_rows(tmp_path: Path, postgres_address: Callable[[str], str]) -> None:
    log = make_log(tmp_path, "log", STORY)
    address = postgres_address("projections")
    projections = open_postgres_projections(address)
    projections.catch_up(log)
    assert read_all(projections) == fold(tmp_path, log)
    projections.close()
    again = open_postgres_projections(address, afresh=True)
    assert set(again.count().values()) == {0}
    again.catch_up(log)
    assert read_all(again) == fold(tmp_path, log)
    again.close()
    log.close()


@pytest.mark.postgres
def test_a_server_that_was_started_again_is_followed_again(
    tmp_path: Path, postgres_address: Callable[[str], str]
) -> None:
    log, address = make_log(tmp_path, "log", STORY), postgres_address("started again")
    projections = open_postgres_projections(address)
    with psycopg.connect(address, autocommit=True) as operator:
        found = operator.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()").fetchall()
        for (process,) in found:
            if process != operator.info.backend_pid:
                operator.execute("SELECT pg_terminate_backend(%s)", [process])
    with pytest.raises(psycopg.OperationalError):
        projections.catch_up(log)
    projections.catch_up(log)
    assert read_all(projections) == fold(tmp_path, log)
    projections.close()
    log.close()
