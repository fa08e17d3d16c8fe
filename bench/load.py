"""Closed-loop load over HTTP/1.1: each learner has one connection and sends the next request when the last is answered.

What a learner sends stands in `ours` and `peers`; generator, clock and arithmetic are the same for all.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bench.processes import read_busy_seconds, read_cpu_seconds, wait_for_calm

TIMEOUT = 60.0


class Connection:
    """One keep-alive connection with its cookies."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.cookies: dict[str, str] = {}

    async def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
        """Give status and body of the answer; a connection that the server closed meanwhile is opened once more."""
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self._port}", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        message = "\r\n".join([*lines, "", ""]).encode() + body
        try:
            return await asyncio.wait_for(self._exchange(message), TIMEOUT)
        except (ConnectionError, asyncio.IncompleteReadError):
            self.close()
            return await asyncio.wait_for(self._exchange(message), TIMEOUT)

    async def _exchange(self, message: bytes) -> tuple[int, bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(message)
        status, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers: dict[str, str] = {}
        for line in filter(None, lines):
            name, _, value = line.partition(":")
            if name.lower() == "set-cookie":
                cookie, _, content = value.strip().partition(";")[0].partition("=")
                self.cookies[cookie] = content
            headers[name.lower()] = value.strip()
        if headers.get("transfer-encoding") == "chunked":
            body = await _read_chunks(reader)
        else:
            body = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return int(status.split()[1]), body

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    parts = []
    while size := int((await reader.readline()).strip(), 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readexactly(2)
    return b"".join(parts)


class Learner(Protocol):
    """One who sends requests."""

    connection: Connection

    async def sign_in(self) -> None:
        """Do what comes before the clock."""

    async def step(self) -> int:
        """Send the next request and give its status."""


@dataclass
class Tally:
    """What a run counts: seconds of each good answer, and the bad ones by kind."""

    seconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Run:
    """The figures of one run; times in milliseconds, processor time from its start until the server was idle again."""

    requests: int
    errors: dict[str, int]
    per_second: float
    p50: float
    p95: float
    p99: float
    cpu_ms: float
    others: float
    """Processors that neither server nor generator used, on average: above 0.4 the run is disturbed."""


async def sign_in_all(learners: Sequence[Learner], at_once: int = 8) -> None:
    """Sign everybody in."""
    gate = asyncio.Semaphore(at_once)

    async def one(learner: Learner) -> None:
        async with gate:
            await learner.sign_in()

    await asyncio.gather(*(one(learner) for learner in learners))


async def run_load(learners: Sequence[Learner], seconds: float, pid: int, settle: float = 20.0) -> Run:
    """Let all learners send for some seconds; `pid` is the server, which then has `settle` seconds to become idle."""
    wait_for_calm()
    tally = Tally()
    cpu, own, busy, start = read_cpu_seconds(pid), time.process_time(), read_busy_seconds(), time.perf_counter()
    await asyncio.gather(*(_send_until(start + seconds, learner.step, tally) for learner in learners))
    wall = time.perf_counter() - start
    used = read_cpu_seconds(pid) - cpu
    others = (read_busy_seconds() - busy - used - (time.process_time() - own)) / wall
    for learner in learners:
        learner.connection.close()
    _wait_until_idle(pid, settle)
    return _summarise(tally, wall, read_cpu_seconds(pid) - cpu, others)


async def _send_until(end: float, step: Callable[[], Awaitable[int]], tally: Tally) -> None:
    while (began := time.perf_counter()) < end:
        try:
            status = await step()
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as fault:
            tally.errors[type(fault).__name__] += 1
            continue
        if status < 400:
            tally.seconds.append(time.perf_counter() - began)
        else:
            tally.errors[str(status)] += 1
            await asyncio.sleep(0.01)


def _wait_until_idle(pid: int, most_seconds: float) -> None:
    """Wait for what the server does after it has answered, so that this work is counted too."""
    end = time.monotonic() + most_seconds
    while time.monotonic() < end:
        before = read_cpu_seconds(pid)
        time.sleep(1)
        if read_cpu_seconds(pid) - before < 0.06:
            return


def _summarise(tally: Tally, wall: float, cpu: float, others: float) -> Run:
    ordered = sorted(tally.seconds)
    if not ordered:
        raise SystemExit(f"no request was answered well: {dict(tally.errors)}")

    def percentile(share: float) -> float:
        return 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * share))]

    return Run(
        requests=len(ordered),
        errors=dict(tally.errors),
        per_second=len(ordered) / wall,
        p50=percentile(0.5),
        p95=percentile(0.95),
        p99=percentile(0.99),
        cpu_ms=1000 * cpu / len(ordered),
        others=others,
    )
