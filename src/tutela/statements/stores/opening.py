"""Opens the log that a place names: a data folder, or a `postgresql://` address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tutela.statements.erasures import Erasures, open_erasures
from tutela.statements.folder import ERASURES, LOG
from tutela.statements.log import Log, LogUnavailable, Readable
from tutela.statements.stores.sqlite import SqliteLog, SqliteReading


def is_address(place: str) -> bool:
    """Tell whether a place is the address of a PostgreSQL database."""
    return place.startswith(("postgresql://", "postgres://"))


def open_log(place: str, *, now: Callable[[], int]) -> Log:
    """Open the log of a place for writing, made when missing; raise as `SqliteLog` and `PostgresLog` do."""
    if is_address(place):
        return _open_postgres(place, now)
    Path(place).mkdir(parents=True, exist_ok=True)
    return SqliteLog(Path(place) / LOG, now=now)


def open_reading(place: str, *, now: Callable[[], int]) -> Readable:
    """Open the log of a place for reading, also while a hub writes it."""
    if is_address(place):
        return _open_postgres(place, now)
    return SqliteReading(Path(place) / LOG)


def open_register(place: str) -> Erasures:
    """Open the register of erasures of a place."""
    if is_address(place):
        from tutela.statements.stores.postgres_connection import PostgresConnection

        return Erasures(PostgresConnection(place, "statements", "tutela.statements"))
    return open_erasures(Path(place) / ERASURES)


def _open_postgres(place: str, now: Callable[[], int]) -> Log:
    try:
        from tutela.statements.stores.postgres import PostgresLog
    except ImportError:
        message = "PostgreSQL needs its driver; install it with: pip install 'tutela[postgres]'"
        raise LogUnavailable(message) from None
    return PostgresLog(place, now=now)
