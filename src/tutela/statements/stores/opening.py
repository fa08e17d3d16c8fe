"""Opens the log of a hub: a file of its data folder, or its PostgreSQL database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tutela.statements.folder import LOG
from tutela.statements.log import Log, LogUnavailable, Readable
from tutela.statements.stores.sqlite import SqliteLog, SqliteReading


def open_log(data: Path, database: str, *, now: Callable[[], int]) -> Log:
    """Open a log for writing; `database` is a `postgresql://` address, empty for the file in the folder.

    Raises as `SqliteLog` and `PostgresLog` do, LogUnavailable also when the driver is not installed.
    """
    return _open_postgres(database, now) if database else SqliteLog(data / LOG, now=now)


def open_reading(data: Path, database: str, *, now: Callable[[], int]) -> Readable:
    """Open a log for reading, also while a hub writes it."""
    return _open_postgres(database, now) if database else SqliteReading(data / LOG)


def _open_postgres(database: str, now: Callable[[], int]) -> Log:
    try:
        from tutela.statements.stores.postgres import PostgresLog
    except ImportError:
        message = "PostgreSQL needs its driver; install it with: pip install 'tutela[postgres]'"
        raise LogUnavailable(message) from None
    return PostgresLog(database, now=now)
