"""150 phones in a live room of one laptop, on open lines and asking once a second: python -m bench.live

A facilitator opens a poll: how long until each phone has it. Each phone answers: how long until the desk shows it. Both
ways in one run, on one hub, one after the other; all phones and the desk are in one asyncio process beside it.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import shutil
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.load import Connection
from bench.ours.hub import run_hub
from bench.places import REPOSITORY, ROOT, build_site
from bench.processes import read_busy_seconds, read_cpu_seconds, read_memory, wait_for_calm
from bench.report import keep_figures, median, print_table, print_verdicts

PHONES = 150
ROUNDS = 5
SPREAD = 3.0
"""Seconds within which everybody answers."""
PATIENCE = 20.0
TOKEN = "t" * 32
DATA = ROOT / "room"
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
ANSWERED = re.compile(r"(\d+) of \d+ ha(?:s|ve) answered")


@dataclass
class Seen:
    """What a phone or the desk has seen: when each poll came (by title), or each count of answers."""

    polls: dict[str, float] = field(default_factory=dict)
    activity: str = ""
    counts: list[tuple[int, float]] = field(default_factory=list)


def connect(port: int, session: str) -> Connection:
    """Give a connection with the cookies of somebody."""
    connection = Connection(port)
    connection.cookies = {"sessionid": session, "csrftoken": TOKEN}
    return connection


async def post(connection: Connection, path: str, **fields: str) -> int:
    """Send a form as the script does; give the status."""
    body = urlencode({**fields, "csrfmiddlewaretoken": TOKEN}).encode()
    status, _body = await connection.send("POST", path, body, FORM)
    return status


def note_state(seen: Seen, text: bytes) -> None:
    """Note the poll that a phone was shown."""
    state = json.loads(text)
    title = re.search(r"<h1>(Poll [^<]+)</h1>", state["parts"]["stage"])
    if title and "option" in state["parts"]["stage"]:
        seen.polls.setdefault(title[1], time.perf_counter())
        seen.activity = state["activity"]


def note_desk(seen: Seen, text: bytes) -> None:
    """Note how many answers the desk shows."""
    found = ANSWERED.search(json.loads(text)["parts"]["now"])
    if found:
        seen.counts.append((int(found[1]), time.perf_counter()))


async def hold_line(port: int, session: str, path: str, hear: Any) -> None:
    """Open a line and hear its states until cancelled."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: sessionid={session}\r\n\r\n"
        writer.write(head.encode())
        kind = b""
        while line := await reader.readline():
            if line.startswith(b"event: "):
                kind = line[7:].strip()
            elif line.startswith(b"data: ") and kind == b"state":
                await hear(line[6:])
    finally:
        writer.close()


async def phone_on_line(port: int, session: str, seen: Seen) -> None:
    """Be a phone with an open line."""

    async def hear(text: bytes) -> None:
        note_state(seen, text)

    await hold_line(port, session, "/hub/room/stream", hear)


async def phone_that_asks(port: int, session: str, seen: Seen) -> None:
    """Be a phone that asks once a second, whatever is new."""
    connection, tag = connect(port, session), ""
    try:
        await asyncio.sleep(random.random())
        while True:
            status, body = await connection.send("GET", f"/hub/room/state?since={tag}", b"", {})
            if status == 200:
                note_state(seen, body)
                tag = json.loads(body)["tag"]
            await asyncio.sleep(1)
    finally:
        connection.close()


async def desk_on_line(port: int, session: str, course: str, seen: Seen) -> None:
    """Be a desk that looks again when it is told."""
    connection = connect(port, session)

    async def hear(_text: bytes) -> None:
        note_desk(seen, (await connection.send("GET", f"/hub/desk/{course}/room/?parts", b"", {}))[1])

    try:
        await hold_line(port, session, f"/hub/desk/{course}/room/stream", hear)
    finally:
        connection.close()


async def desk_that_asks(port: int, session: str, course: str, seen: Seen) -> None:
    """Be a desk that looks again once a second."""
    connection = connect(port, session)
    try:
        while True:
            note_desk(seen, (await connection.send("GET", f"/hub/desk/{course}/room/?parts", b"", {}))[1])
            await asyncio.sleep(1)
    finally:
        connection.close()


@dataclass
class Figures:
    """Seconds from opening to each phone, and from each answer to the desk; processor seconds, and of how many."""

    opened: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    lost: int = 0
    cpu: float = 0.0
    wall: float = 0.0
    others: float = 0.0
    memory: float = 0.0


async def measure(port: int, pid: int, people: dict[str, Any], way: str, spread: float) -> Figures:
    """Run the rounds one way; `way` is "lines" or "asking"."""
    course, figures = people["course"], Figures()
    seen, desk = [Seen() for _ in people["phones"]], Seen()
    phone, table = (phone_on_line, desk_on_line) if way == "lines" else (phone_that_asks, desk_that_asks)
    running = [
        asyncio.create_task(phone(port, session, one)) for session, one in zip(people["phones"], seen, strict=True)
    ]
    running.append(asyncio.create_task(table(port, people["facilitator"], course, desk)))
    facilitator = connect(port, people["facilitator"])
    senders = [connect(port, session) for session in people["phones"]]
    await asyncio.sleep(4)
    cpu, own, busy, start = read_cpu_seconds(pid), time.process_time(), read_busy_seconds(), time.perf_counter()
    for number in range(ROUNDS):
        title = f"Poll {way} {spread} {number}"
        await run_round(title, facilitator, senders, seen, desk, figures, course, spread)
    figures.wall = time.perf_counter() - start
    figures.cpu = read_cpu_seconds(pid) - cpu
    own, busy = time.process_time() - own, read_busy_seconds() - busy
    figures.others = (busy - figures.cpu - own) / figures.wall
    figures.memory = read_memory(pid)
    waiting = set(running)
    while waiting:
        # wait_for of Python 3.11 may swallow a cancellation that comes just as its work is done.
        for task in waiting:
            task.cancel()
        _done, waiting = await asyncio.wait(waiting, timeout=1)
    for connection in (*senders, facilitator):
        connection.close()
    return figures


async def run_round(
    title: str,
    facilitator: Connection,
    senders: list[Connection],
    seen: list[Seen],
    desk: Seen,
    figures: Figures,
    course: str,
    spread: float,
) -> None:
    """Open a poll, let everybody answer, close it."""
    opened = time.perf_counter()
    do = f"/hub/desk/{course}/room/do/"
    status = await post(facilitator, f"{do}make/", kind="poll", title=title, options="Yes\nNo", now="1")
    assert status == 200, status
    end = opened + PATIENCE
    while any(title not in one.polls for one in seen) and time.perf_counter() < end:
        await asyncio.sleep(0.02)
    figures.opened += [one.polls[title] - opened for one in seen if title in one.polls]
    figures.lost += sum(title not in one.polls for one in seen)
    desk.counts.clear()
    kept: list[float] = []

    async def answer(connection: Connection, one: Seen) -> None:
        await asyncio.sleep(random.random() * spread)
        sent = time.perf_counter()
        status = await post(
            connection, "/hub/room/act/", deed=str(uuid.uuid4()), activity=one.activity, option=random.choice("01")
        )
        assert status == 200, status
        kept.append(sent)

    await asyncio.gather(*(answer(connection, one) for connection, one in zip(senders, seen, strict=True)))
    end = time.perf_counter() + PATIENCE
    while (not desk.counts or desk.counts[-1][0] < len(kept)) and time.perf_counter() < end:
        await asyncio.sleep(0.02)
    # The n-th answer that was acknowledged is on the desk when the desk shows n.
    for place, sent in enumerate(kept, start=1):
        shown = next((moment for count, moment in desk.counts if count >= place), None)
        if shown is None:
            figures.lost += 1
        else:
            figures.answered.append(max(0.0, shown - sent))


def share(values: list[float], part: float) -> float:
    """Give the value below which a part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] if values else float("nan")


def prepare() -> tuple[Path, dict[str, Any]]:
    """Build a site, seed a room."""
    site = ROOT / "room-site"
    build_site(REPOSITORY / "kit" / "_smallest", site)
    shutil.rmtree(DATA, ignore_errors=True)
    command = [sys.executable, "-m", "bench.ours.room", str(site), str(DATA), str(PHONES)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return site, json.loads(told.stdout)


async def measure_all(port: int, pid: int, people: dict[str, Any]) -> dict[str, Figures]:
    """Open the room, measure both ways."""
    facilitator = connect(port, people["facilitator"])
    await post(facilitator, f"/hub/desk/{people['course']}/room/open/", day="0")
    facilitator.close()
    return {
        "open lines": await measure(port, pid, people, "lines", SPREAD),
        "asking once a second": await measure(port, pid, people, "asking", SPREAD),
        "open lines, all answer at once": await measure(port, pid, people, "lines", 0.0),
    }


def main() -> None:
    """Measure, print, keep."""
    site, people = prepare()
    with run_hub(site, DATA) as (pid, port):
        wait_for_calm()
        runs = asyncio.run(measure_all(port, pid, people))
    rows = [
        [
            name,
            *(1000 * share(one.opened, part) for part in (0.5, 0.95)),
            *(1000 * share(one.answered, part) for part in (0.5, 0.95)),
            one.lost,
            one.cpu / one.wall,
            one.memory,
            one.others,
        ]
        for name, one in runs.items()
    ]
    header = ["", "opened p50 ms", "p95", "answered p50 ms", "p95", "lost", "processors", "MiB", "others"]
    print_table(f"{PHONES} phones in a room, {ROUNDS} polls, answers within {SPREAD:.0f} s", header, rows)
    lines, asking = runs["open lines"], runs["asking once a second"]
    opened = share(asking.opened, 0.95) / share(lines.opened, 0.95)
    print(f"  ratio: a poll is on the phones {opened:.1f} times as fast (p95) as by asking once a second,")
    print(f"         an answer on the desk {median(asking.answered) / median(lines.answered):.1f} times (p50)")
    verdicts = [
        ("a poll on 95 of 100 phones under 1 s", share(lines.opened, 0.95) < 1),
        ("95 of 100 answers on the desk under 1 s", share(lines.answered, 0.95) < 1),
        ("the same where all press in one instant", share(runs["open lines, all answer at once"].answered, 0.95) < 1),
        ("nothing lost", all(not one.lost for one in runs.values())),
    ]
    print_verdicts(verdicts)
    keep_figures("live", {"runs": runs, "ratio": opened})


if __name__ == "__main__":
    main()
