"""The turns of a preview: each time the kit's files or the day change it is built anew, and who waits is told."""

from __future__ import annotations

import asyncio
import datetime
import gc
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import click

from tutela.cli.building import Choice, read_chosen, write_chosen
from tutela.cli.disk import tell_refusal
from tutela.model.collecting import without_collecting

LOOKS_A_SECOND = 8
"""How often the files are looked at; a look at the 340 files of the shipped kit takes some milliseconds."""

Look = Mapping[str, tuple[int, int]]
"""The time in ns and the size of each file, by path."""

Seen = tuple[Look, datetime.date]
"""What a turn was built from: the files and the day."""

Day = Callable[[], datetime.date]
"""Gives the day by which the kit is read: what is past its review shows from the day after, though no file changes."""


@dataclass(frozen=True)
class Turn:
    """What one build came to: `problems` stopped it, or it wrote `written` files; `seconds` is what it took."""

    number: int
    problems: tuple[str, ...] = ()
    warnings: int = 0
    written: int = 0
    seconds: float = 0.0


class Turns:
    """The newest turn, and those who wait for the next one."""

    def __init__(self, build: Callable[[int, datetime.date], Turn], first: Turn) -> None:
        self._build = build
        self._next = asyncio.Event()
        self.newest = first

    async def next_after(self, number: int, patience: float) -> Turn:
        """Give the newest turn once it is another than `number`, or what there is after `patience` seconds."""
        if self.newest.number == number:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._next.wait(), patience)
        return self.newest

    def end(self) -> None:
        """Let those who wait go: there is no next turn."""
        self._next.set()

    async def follow(self, kit: Path, seen: Seen, today: Day, told: Callable[[Turn], None]) -> None:
        """Build anew whenever a file of the kit, or the day, is not as it was `seen`, until cancelled.

        The first look is taken before the first build, so that what is written during it counts.
        """
        while True:
            await asyncio.sleep(1 / LOOKS_A_SECOND)
            now = look_at(kit), today()
            if now == seen:
                continue
            seen = now
            self.newest = await asyncio.to_thread(self._build, self.newest.number + 1, now[1])
            told(self.newest)
            self._next.set()
            self._next = asyncio.Event()


def look_at(kit: Path) -> Look:
    """Give the time and size of all that a kit holds; what is hidden, as editors leave it beside, does not count."""
    found = {}
    for folder, folders, files in os.walk(kit):  # unlike rglob it goes on where a folder is taken away meanwhile
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in (*folders, *(name for name in files if not name.startswith("."))):
            path = f"{folder}/{name}"
            try:
                status = os.stat(path)  # noqa: PTH116  hundreds of names, eight times a second
            except OSError:  # taken away between the two looks, or a link to nowhere
                continue
            found[path] = (status.st_mtime_ns, status.st_size)
    return found


def build_turn(choice: Choice, out: Path, number: int, today: datetime.date) -> Turn:
    """Read, compile and write the kit as of a day; an error of its author or of the disk stops the turn."""
    started = time.monotonic()
    with without_collecting():
        try:
            turn = _build(choice, out, number, today)
        except click.ClickException as fault:
            turn = Turn(number, (fault.message,))
        except OSError as fault:
            refusal = tell_refusal(fault)
            if refusal is None:
                raise
            turn = Turn(number, (refusal,))
    gc.collect()
    return replace(turn, seconds=time.monotonic() - started)


def _build(choice: Choice, out: Path, number: int, today: datetime.date) -> Turn:
    reading = read_chosen(choice, today)
    if reading.kit is None or reading.errors:
        return Turn(number, tuple(map(str, reading.errors)))
    report, _ = write_chosen(choice, reading.kit, out, today=today)
    return Turn(number, warnings=len(reading.problems), written=report.written)
