"""The record road as the hub uses it: one log, one writer, one register of erasures, one set of projections."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from tutela.statements.log import Conflict, Log
from tutela.statements.prepare import Entry
from tutela.statements.stores.sqlite import SqliteLog
from tutela.statements.writer import Writer


class Record:
    """What the hub asks of the record: take statements, erase an actor, tell how far actors are."""

    def __init__(self, folder: Path) -> None:
        self.log: Log = SqliteLog(folder / "log.sqlite3", now=lambda: time.time_ns() // 1000)
        self._writer = Writer(self.log)
        self._writer.start()

    async def append(self, entries: Sequence[Entry]) -> Conflict | None:
        """Keep the entries; when it returns they are on disk."""
        return await self._writer.append(entries)

    def answers(self) -> bool:
        """Tell whether the log can be read."""
        return self.log.position() >= 0

    def close(self) -> None:
        """Write what was taken, then let go."""
        self._writer.stop()
        self.log.close()


@lru_cache(maxsize=1)
def open_record() -> Record:
    """Give the record of this process; the log has one writing process."""
    return Record(Path(settings.DATA))


def close_record() -> None:
    """Close the record of this process."""
    open_record().close()
    open_record.cache_clear()
