"""One thread that writes the log: whatever waits while a commit runs shares the next one (group commit)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from threading import Thread

import msgspec

from tutela.statements.log import Conflict, Log, LogUnavailable
from tutela.statements.prepare import Entry

_MOST = 2_000
"""Statements of one transaction, so that nobody waits long behind others."""


class _Request(msgspec.Struct, frozen=True):
    entries: Sequence[Entry]
    loop: asyncio.AbstractEventLoop
    answer: asyncio.Future[Conflict | int]


class Writer:
    """Takes requests from event loops and answers each after the commit that holds it.

    Use it as a context: the thread runs inside, and what was taken is written before it ends.
    """

    def __init__(self, log: Log) -> None:
        self._log = log
        self._queue: SimpleQueue[_Request | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="statements-writer")

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def stop(self) -> None:
        """Write what was taken, then end."""
        self._queue.put(None)
        self._thread.join()

    async def append(self, entries: Sequence[Entry]) -> Conflict | int:
        """Keep the entries of a request; when it returns a number they are on disk.

        Gives how many of them were new, or the Conflict when ids are taken by other content; raises LogUnavailable
        when the database cannot now.
        """
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Conflict | int] = loop.create_future()
        self._queue.put(_Request(entries, loop, answer))
        return await answer

    def _run(self) -> None:
        ending = False
        while not ending:
            requests, ending = self._gather()
            if not requests:
                continue
            outcomes: Sequence[Conflict | LogUnavailable | int]
            try:
                outcomes = self._log.append([request.entries for request in requests])
            except Exception as error:  # noqa: BLE001  the thread must outlive any fault, and every request be answered
                outcomes = [LogUnavailable(type(error).__name__)] * len(requests)
            _answer(requests, outcomes)

    def _gather(self) -> tuple[list[_Request], bool]:
        """Wait for a request and take those that wait behind it; tell whether the end was asked for."""
        first = self._queue.get()
        if first is None:
            return [], True
        requests, count = [first], len(first.entries)
        while count < _MOST:
            try:
                request = self._queue.get_nowait()
            except Empty:
                break
            if request is None:
                return requests, True
            requests.append(request)
            count += len(request.entries)
        return requests, False


def _answer(requests: Sequence[_Request], outcomes: Sequence[Conflict | LogUnavailable | int]) -> None:
    """Hand the outcomes to their event loops, one call a loop: waking a loop costs more than an answer."""
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[_Request, Conflict | LogUnavailable | int]]] = {}
    for request, outcome in zip(requests, outcomes, strict=True):
        by_loop.setdefault(request.loop, []).append((request, outcome))
    for loop, answers in by_loop.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(_settle, answers)


def _settle(answers: list[tuple[_Request, Conflict | LogUnavailable | int]]) -> None:
    for request, outcome in answers:
        if request.answer.done():
            continue  # the client went away and its request was cancelled
        if isinstance(outcome, LogUnavailable):
            request.answer.set_exception(outcome)
        else:
            request.answer.set_result(outcome)
