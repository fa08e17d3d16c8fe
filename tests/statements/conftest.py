"""A log in each database, so that one suite runs on all stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.postgres import postgres_address
from tutela.statements.log import Log
from tutela.statements.stores.sqlite import SqliteLog

__all__ = ["postgres_address"]

OpenLog = Callable[[str], Log]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def open_log(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenLog]:
    """Give a function that opens a new log by a name, or the same log again; closed at the end."""
    clock = count(1_750_000_000_000_000, 1_000)
    opened: list[Log] = []

    def open_one(name: str) -> Log:
        log: Log
        if request.param == "sqlite":
            log = SqliteLog(tmp_path / f"{name}.sqlite3", now=lambda: next(clock))
        else:
            from tutela.statements.stores.postgres import PostgresLog

            make_address: Callable[[str], str] = request.getfixturevalue("postgres_address")
            log = PostgresLog(make_address(f"{tmp_path.name}_{name}"), now=lambda: next(clock))
        opened.append(log)
        return log

    yield open_one
    for log in opened:
        log.close()


@pytest.fixture
def log(open_log: OpenLog) -> Log:
    """Give one empty log."""
    return open_log("log")
