"""Opens the log of a hub: a file of its data folder, or its PostgreSQL database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tutela.statements.folder import LOG
from tutela.statements.log import Log, LogUnavailable, Readable
from tutela.statements.stores.sqlite import SqliteLog, SqliteReading

_EXPECTED = "postgresql://user:password@host:port/name expected; leave it out to use SQLite"


def open_log(data: Path, database: str, *, now: Callable[[], int]) -> Log:
    """Open a log for writing; `database` is a `postgresql://` address, empty for the file in the folder.

    Raises as `SqliteLog` and `PostgresLog` do, LogUnavailable also when the driver is not installed.
    """
    return _open_postgres(database, now) if database else SqliteLog(data / LOG, now=now)


def open_reading(data: Path, database: str, *, now: Callable[[], int]) -> Readable:
    """Open a log for reading, also while a hub writes it."""
    return _open_postgres(database, now) if database else SqliteReading(data / LOG)


def reach_postgres(address: str) -> None:
    """Connect to a PostgreSQL database once; LogUnavailable says what keeps from it.

    The address may hold a password and is not repeated.
    """
    if not address.startswith("postgresql://"):
        raise LogUnavailable(f"the database address is none of PostgreSQL's; {_EXPECTED}")
    try:
        import psycopg
    except ImportError:
        message = "PostgreSQL needs its driver; install it with: pip install 'tutela[postgres]'"
        raise LogUnavailable(message) from None
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError as error:
        reason = str(error).splitlines()[0]
        raise LogUnavailable(
            f"the database cannot be reached: {reason}; see that it runs and lets the hub in"
        ) from None
    except psycopg.Error:
        raise LogUnavailable(f"the database address cannot be read; {_EXPECTED}") from None


def _open_postgres(database: str, now: Callable[[], int]) -> Log:
    reach_postgres(database)
    from tutela.statements.stores.postgres import PostgresLog

    return PostgresLog(database, now=now)
