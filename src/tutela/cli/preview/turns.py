"""The turns of a preview: each time the kit's files change it is built anew, and who waits for that is told."""

from __future__ import annotations

import asyncio
import datetime
import gc
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from tutela.cli.building import Choice, read_chosen, write_chosen
from tutela.model.collecting import without_collecting

LOOKS_A_SECOND = 8
"""How often the files are looked at; a look at the 340 files of the shipped kit takes some milliseconds."""


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

    def __init__(self, build: Callable[[int], Turn], first: Turn) -> None:
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

    async def follow(self, kit: Path, told: Callable[[Turn], None]) -> None:
        """Build anew whenever a file of the kit is changed, added or taken away, until cancelled."""
        seen = look_at(kit)
        while True:
            await asyncio.sleep(1 / LOOKS_A_SECOND)
            now = look_at(kit)
            if now == seen:
                continue
            seen = now
            self.newest = await asyncio.to_thread(self._build, self.newest.number + 1)
            told(self.newest)
            self._next.set()
            self._next = asyncio.Event()


def look_at(kit: Path) -> Mapping[Path, tuple[int, int]]:
    """Give the time and size of each file of a kit; hidden files, as editors leave them beside, do not count."""
    found = {}
    for file in kit.rglob("[!.]*"):
        try:
            status = file.stat()
        except OSError:  # taken away between the two looks, or a link to nowhere
            continue
        found[file] = (status.st_mtime_ns, status.st_size)
    return found


def build_turn(choice: Choice, out: Path, number: int) -> Turn:
    """Read, compile and write the kit; an error of its author stops the turn, and the site stays as it was."""
    started = time.monotonic()
    day = datetime.datetime.now(datetime.UTC).date()
    with without_collecting():
        reading = read_chosen(choice, day)
        if reading.kit is None or reading.errors:
            turn = Turn(number, tuple(map(str, reading.errors)))
        else:
            try:
                report, _ = write_chosen(choice, reading.kit, out, today=day)
            except click.ClickException as fault:
                turn = Turn(number, (fault.message,))
            else:
                turn = Turn(
                    number,
                    warnings=len(reading.problems),
                    written=report.written,
                    seconds=time.monotonic() - started,
                )
    del reading
    gc.collect()
    return turn
