"""The runs of this hub: one at a time, a few waiting, each known to the session that began it and to nobody else.

They are kept in memory: a hub that starts anew knows none, and erases what they left.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from django.conf import settings

from tutela.server.evidence.doors import OUT, Door
from tutela.server.evidence.process import Outcome, run_command
from tutela.server.evidence.scratch import erase_folder, erase_scratch, make_scratch
from tutela.server.logs import log_event

MOST_AT_ONCE = 4
"""Runs that arrive, wait or run; the next one is asked to come back."""
MOST_KEPT = 12
"""Reports kept at once; the oldest goes first."""
KEPT_SECONDS = 3600.0

State = Literal["arriving", "waiting", "running", "ended"]


class NoPlace(Exception):
    """As many runs as the hub takes are under way."""


@dataclass(frozen=True)
class Run:
    """One run: `owner` is a session, `at` when its state began, in seconds of a clock that only goes forward."""

    id: str
    owner: str
    door: Door
    folder: Path
    state: State
    at: float
    outcome: Outcome | None = None

    def files(self) -> dict[str, Path]:
        """Give the files of the report by name; none before it is whole."""
        out = self.folder / OUT
        if self.outcome is None or self.outcome.end != "done" or not out.is_dir():
            return {}
        return {file.name: file for file in sorted(out.iterdir()) if file.is_file() and not file.is_symlink()}


class Runs:
    """The runs and the one worker; every change is made under one lock."""

    def __init__(self, data: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._data, self._clock = data, clock
        self._runs: dict[str, Run] = {}
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="evidence")

    def arrive(self, owner: str, door: Door) -> Run:
        """Make the place for an upload; raises NoPlace."""
        with self._lock:
            if sum(run.state != "ended" for run in self._runs.values()) >= MOST_AT_ONCE:
                raise NoPlace
            run = Run(secrets.token_urlsafe(16), owner, door, make_scratch(self._data), "arriving", self._clock())
            self._runs[run.id] = run
        return run

    def start(self, run: Run, arguments: tuple[str, ...]) -> None:
        """Let a run wait for its turn; the upload is whole."""
        if self._put(run.id, "waiting"):
            self._worker.submit(self._work, run, arguments)

    def find(self, run_id: str, owner: str) -> Run | None:
        """Give a run to the session that began it."""
        run = self._runs.get(run_id)
        return run if run is not None and secrets.compare_digest(run.owner, owner) else None

    def of(self, owner: str) -> list[Run]:
        """Give the runs of a session, the newest first."""
        return [run for run in reversed(list(self._runs.values())) if run.owner == owner and run.state != "arriving"]

    def erase(self, run: Run) -> None:
        """Forget a run and erase its folder; one that is running is ended, and its folder goes with it."""
        with self._lock:
            known = self._runs.pop(run.id, None)
        if known is not None and known.state != "running":
            erase_folder(known.folder)

    def erase_of(self, owner: str) -> None:
        """Erase all runs of a session."""
        for run in [run for run in list(self._runs.values()) if run.owner == owner]:
            self.erase(run)

    def erase_old(self) -> None:
        """Erase reports whose hour is over, and the oldest where there are too many."""
        ended = [run for run in list(self._runs.values()) if run.state == "ended"]
        over = [run for run in ended if self._clock() - run.at >= KEPT_SECONDS]
        for run in {run.id: run for run in [*over, *ended[:-MOST_KEPT]]}.values():
            self.erase(run)

    def close(self) -> None:
        """End what runs, erase everything; no run can begin after it."""
        for run in list(self._runs.values()):
            self.erase(run)
        self._worker.shutdown(cancel_futures=True)
        erase_scratch(self._data)

    def _put(self, run_id: str, state: State, outcome: Outcome | None = None) -> bool:
        with self._lock:
            run = self._runs.get(run_id)
            if run is not None:
                self._runs[run_id] = replace(run, state=state, at=self._clock(), outcome=outcome)
        return run is not None

    def _work(self, run: Run, arguments: tuple[str, ...]) -> None:
        """Run the command; whatever comes, the upload is gone afterwards."""
        if not self._put(run.id, "running"):
            return
        began, outcome = self._clock(), Outcome("broken", ())
        try:
            outcome = run_command(arguments, run.folder, is_stopped=lambda: run.id not in self._runs)
        except OSError:
            pass
        finally:
            _erase_but_report(run.folder)
            if not self._put(run.id, "ended", outcome):
                erase_folder(run.folder)
        log_event("evidence", door=run.door.id, end=outcome.end, seconds=round(self._clock() - began, 1))
        self.erase_old()


def _erase_but_report(folder: Path) -> None:
    if not folder.is_dir():
        return
    for place in folder.iterdir():
        if place.is_dir() and place.name != OUT:
            erase_folder(place)
        elif not place.is_dir():
            place.unlink(missing_ok=True)


@lru_cache(maxsize=1)
def open_runs() -> Runs:
    """Give the runs of this hub; what an earlier hub left is erased first."""
    data = Path(settings.DATA)
    erase_scratch(data)
    return Runs(data)


def close_runs() -> None:
    """End and erase everything."""
    open_runs().close()
    open_runs.cache_clear()
