"""One run of the command in a process group of its own, watched until it ends or is ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import tutela
from tutela.server.evidence.scratch import size_of

MOST_SECONDS = 20 * 60.0
MOST_SCRATCH = 1024**3
"""Bytes that a run may have in its folder: the upload, what the database sets aside, the report."""
LOOK_EVERY = 0.1
MOST_LINES = 40
MOST_LETTERS = 600
_LAUNCHER = ("-m", "tutela.server.evidence.confined")
_TOLD = "told"
_LABELS = ("Profiling", "Estimating")
"""What a progress bar writes where there is no terminal."""
_HANDED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "VIRTUAL_ENV")

End = Literal["done", "refused", "broken", "stopped", "too long", "too large"]


@dataclass(frozen=True)
class Outcome:
    """How a run ended, and what the command said on its standard error."""

    end: End
    lines: tuple[str, ...]


def run_command(arguments: tuple[str, ...], folder: Path, *, is_stopped: Callable[[], bool]) -> Outcome:
    """Run `tutela` with these arguments in the folder; `is_stopped` is asked again and again."""
    with (folder / _TOLD).open("wb") as told:
        started = time.monotonic()
        process = subprocess.Popen(  # noqa: S603 - our own command, without a shell
            [sys.executable, "-P", *_LAUNCHER, *arguments],
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=told,
            start_new_session=True,
        )
        try:
            end = _watch(process, folder, started, is_stopped)
        finally:
            _end_group(process)
    lines = _read_lines(folder / _TOLD)
    if end is not None:
        return Outcome(end, ())
    if process.returncode == 0:
        return Outcome("done", lines)
    begins = next((place for place, line in enumerate(lines) if line.startswith("Error: ")), None)
    return Outcome("broken", ()) if begins is None else Outcome("refused", lines[begins:])


def _environment(folder: Path) -> dict[str, str]:
    """Give the few things a command needs: no address of a database, and every temporary file in the folder."""
    handed = {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
    sources = str(Path(tutela.__file__).parent.parent)
    own = {"HOME": str(folder), "TMPDIR": str(folder), "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "2"}
    return {**handed, **own, "PYTHONPATH": sources}


def _watch(
    process: subprocess.Popen[bytes], folder: Path, started: float, is_stopped: Callable[[], bool]
) -> End | None:
    """Wait for the process; gives why it has to be ended, or None when it ended by itself."""
    while True:
        try:
            process.wait(LOOK_EVERY)
        except subprocess.TimeoutExpired:
            pass
        else:
            return None
        if is_stopped():
            return "stopped"
        if time.monotonic() - started > MOST_SECONDS:
            return "too long"
        if size_of(folder) > MOST_SCRATCH:
            return "too large"


def _end_group(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):  # all have ended; macOS says the second
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _read_lines(file: Path) -> tuple[str, ...]:
    with file.open("rb") as told:
        text = told.read(MOST_LINES * MOST_LETTERS).decode("utf-8", "replace")
    lines = (line.rstrip()[:MOST_LETTERS] for line in text.splitlines())
    return tuple(line for line in lines if line and line not in _LABELS)[:MOST_LINES]
