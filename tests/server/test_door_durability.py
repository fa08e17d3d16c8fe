"""Acknowledged means on disk: traced at the system calls, and tried by killing the server under load."""

from __future__ import annotations

import asyncio
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp
import msgspec
import pytest

from tests.sample_statements import make_statement, make_uuid
from tutela.statements.folder import LOG
from tutela.statements.stores.sqlite import SqliteReading

ROOT = Path(__file__).parents[2]
HEADERS = {
    "Authorization": "Basic " + b64encode(b"bench:leaf").decode(),
    "X-Experience-API-Version": "2.0.0",
    "Content-Type": "application/json",
}


def find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serve(data: Path, *before: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Run the door alone in a process of its own; `before` stands before its command."""
    port = find_port()
    command = [*before, sys.executable, str(ROOT / "bench/xapi/serve.py"), str(data), str(port), "leaf"]
    with subprocess.Popen(command, env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"}) as server:
        try:
            deadline = time.monotonic() + 30
            while time.monotonic() < deadline and server.poll() is None:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield server, port
        finally:
            if server.poll() is None:
                server.send_signal(signal.SIGTERM)
                try:
                    server.wait(20)
                except subprocess.TimeoutExpired:
                    server.kill()


async def post(session: aiohttp.ClientSession, port: int, number: int) -> int:
    body = msgspec.json.encode(make_statement(number))
    async with session.post(f"http://127.0.0.1:{port}/xapi/statements", data=body) as answer:
        await answer.read()
        return answer.status


async def post_one(port: int, number: int) -> int:
    async with aiohttp.ClientSession(headers=HEADERS) as session:
        return await post(session, port, number)


def find_tracer() -> list[str]:
    program = shutil.which("strace")
    if program is None:
        pytest.skip("strace is not installed (package strace)")
    probe = subprocess.run([program, "-f", "true"], capture_output=True, check=False)
    if probe.returncode != 0:
        pytest.skip("strace may not trace processes here")
    # -D: the tracer steps aside, so that signals reach the server itself.
    return [program, "-D", "-f", "-y", "-s", "60", "-e", "trace=fsync,fdatasync,write,writev,pwrite64,sendto,sendmsg"]


def read_trace(trace: Path) -> list[str]:
    """Give the lines of a trace once the tracer has seen the end of the server."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        lines = trace.read_text().splitlines()
        if lines and re.search(r"\+\+\+ (exited|killed)", lines[-1]):
            break
        time.sleep(0.05)
    return lines


def test_the_answer_is_written_after_the_log_is_on_disk(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    with serve(tmp_path / "data", *find_tracer(), "-o", str(trace)) as (_, port):
        for number in range(1, 4):
            assert asyncio.run(post_one(port, number)) == 200
    calls = read_trace(trace)
    wal_write = re.compile(r"pwrite64\(\d+<[^>]*log\.sqlite3-wal>")
    sync = re.compile(
        r"(?:fsync|fdatasync)\(\d+<[^>]*log\.sqlite3-wal>\)\s+= 0|<\.\.\. f(?:data)?sync resumed>\)\s+= 0"
    )
    answer = re.compile(r"HTTP/1\.1 200 OK")
    kinds = {"w": wal_write, "s": sync, "a": answer}
    marks = "".join(mark for call in calls for mark, kind in kinds.items() if kind.search(call))
    assert marks.count("a") == 3
    for taken in marks.split("a")[:3]:
        assert "w" in taken, "nothing was written before the answer"
        assert taken.endswith("s"), "the last thing before the answer was not a sync"


def test_every_acknowledged_statement_survives_a_kill(tmp_path: Path) -> None:
    acknowledged: list[int] = []

    async def load(port: int, server: subprocess.Popen[bytes]) -> None:
        numbers = iter(range(1, 100_000))

        async def send(session: aiohttp.ClientSession) -> None:
            for number in numbers:
                try:
                    if await post(session, port, number) == 200:
                        acknowledged.append(number)
                except (aiohttp.ClientError, OSError):
                    return

        async with aiohttp.ClientSession(headers=HEADERS) as session:
            senders = [asyncio.create_task(send(session)) for _ in range(16)]
            while len(acknowledged) < 300:
                await asyncio.sleep(0.01)
            server.kill()
            await asyncio.gather(*senders)

    with serve(tmp_path / "data") as (server, port):
        asyncio.run(asyncio.wait_for(load(port, server), 60))
    log = SqliteReading(tmp_path / "data" / LOG)
    kept = {row.id.hex() for row in log.follow(0, 200_000)}
    log.close()
    assert len(acknowledged) >= 300
    assert {make_uuid(number).replace("-", "") for number in acknowledged} <= kept
    with serve(tmp_path / "data") as (_, port):
        assert asyncio.run(post_one(port, acknowledged[0])) == 200


def test_what_was_taken_is_written_before_a_graceful_stop(tmp_path: Path) -> None:
    with serve(tmp_path / "data") as (server, port):
        assert asyncio.run(post_one(port, 1)) == 200
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) in (0, -signal.SIGTERM)
    assert not (tmp_path / "data" / f"{LOG}-wal").exists()
    log = SqliteReading(tmp_path / "data" / LOG)
    assert log.position() == 1
    log.close()
