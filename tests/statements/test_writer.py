"""The writer gathers what waits into one transaction and answers after it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.sample_statements import make_entry, make_statement, make_uuid
from tutela.statements.log import Conflict, LogUnavailable
from tutela.statements.prepare import Entry
from tutela.statements.stores.sqlite import SqliteLog
from tutela.statements.writer import Writer


class CountingLog(SqliteLog):
    """A log that counts its transactions and can fail."""

    transactions = 0
    failing = False

    def append(self, requests: Sequence[Sequence[Entry]]) -> list[Conflict | int]:
        self.transactions += 1
        if self.failing:
            raise RuntimeError("broken")
        return super().append(requests)


def make_log(folder: Path) -> CountingLog:
    return CountingLog(folder / "log.sqlite3", now=lambda: 1)


def test_requests_that_wait_share_a_transaction_and_each_gets_its_own_answer(tmp_path: Path) -> None:
    log = make_log(tmp_path)
    writer = Writer(log)

    async def run() -> list[Conflict | int]:
        same = make_statement(1, result={"response": "other"})
        requests = [[make_entry(make_statement(number))] for number in range(1, 40)] + [[make_entry(same)]]
        waiting = [asyncio.create_task(writer.append(entries)) for entries in requests]
        await asyncio.sleep(0)
        writer.start()
        return await asyncio.gather(*waiting)

    outcomes = asyncio.run(run())
    writer.stop()
    assert outcomes == [1] * 39 + [Conflict((make_uuid(1),))]
    assert log.transactions == 1
    assert log.position() == 39
    log.close()


def test_a_failure_is_told_to_all_who_waited_and_the_writer_goes_on(tmp_path: Path) -> None:
    log = make_log(tmp_path)
    log.failing = True
    writer = Writer(log)
    writer.start()

    async def run() -> None:
        with pytest.raises(LogUnavailable, match="RuntimeError"):
            await writer.append([make_entry(make_statement(1))])
        log.failing = False
        assert await writer.append([make_entry(make_statement(1))]) == 1

    asyncio.run(run())
    writer.stop()
    assert log.position() == 1
    log.close()


def test_what_was_taken_is_written_before_the_writer_stops(tmp_path: Path) -> None:
    log = make_log(tmp_path)
    writer = Writer(log)

    async def run() -> None:
        tasks = [asyncio.create_task(writer.append([make_entry(make_statement(number))])) for number in range(1, 6)]
        await asyncio.sleep(0)
        for task in tasks[:2]:
            task.cancel()
        writer.start()
        await asyncio.to_thread(writer.stop)
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(run())
    assert log.position() == 5
    log.close()
