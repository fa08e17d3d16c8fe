"""Starts and stops servers; processor time of a process tree and of everything else, from /proc."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
LAST_WAIT = 20.0
"""Seconds a server has for ending by itself."""


def list_tree(pid: int) -> list[int]:
    """Give a process and all that it started."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (fields := _read_fields(int(folder.name))):
            parents.setdefault(int(fields[1]), []).append(int(folder.name))
    waiting, found = [pid], []
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += parents.get(one, [])
    return found


def _read_fields(pid: int) -> list[str]:
    """Give what /proc tells of a process after its name, from its state on; nothing when it has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []


def read_cpu_seconds(pid: int) -> float:
    """Give the processor seconds that a process tree has used, its ended children included."""
    fields = [_read_fields(one) for one in list_tree(pid)]
    return sum(int(of[place]) for of in fields if of for place in (11, 12, 13, 14)) / TICK


def read_memory(pid: int) -> float:
    """Give the proportional memory of a process tree in MiB."""
    kilobytes = 0
    for one in list_tree(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024


def read_busy_seconds() -> float:
    """Give the processor seconds that the whole machine has been busy."""
    user, nice, system, _idle, _wait, *rest = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9])
    return (user + nice + system + sum(rest)) / TICK


def wait_for_calm(cores: float = 0.4, most_seconds: float = 20.0) -> None:
    """Wait until the machine is nearly idle, for a while at most; figures of a busy machine are told as such anyway."""
    end = time.monotonic() + most_seconds
    while time.monotonic() < end:
        before = read_busy_seconds()
        time.sleep(1)
        if read_busy_seconds() - before < cores:
            return


def free_port() -> int:
    """Give a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def run_server(
    command: Sequence[str], url: str, environment: Mapping[str, str], *, most_seconds: float = 120.0
) -> Iterator[tuple[int, float]]:
    """Start a server and give its process id and the seconds until `url` answered 200; end it afterwards."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while not _answers(url):
            if process.poll() is not None:
                raise SystemExit(f"{command[0]} ended with {process.returncode} before {url} answered")
            if time.perf_counter() - started > most_seconds:
                raise SystemExit(f"{command[0]} did not answer {url} within {most_seconds:.0f} s")
            time.sleep(0.01)
        yield process.pid, time.perf_counter() - started
    finally:
        _end(process)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=30) as response:
            return int(response.status) == 200
    except OSError:
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    tree = list_tree(process.pid)
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(LAST_WAIT)
    except subprocess.TimeoutExpired:
        for one in tree:
            try:
                os.kill(one, signal.SIGKILL)
            except ProcessLookupError:
                continue
        process.wait()
