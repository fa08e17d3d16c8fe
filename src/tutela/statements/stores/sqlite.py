"""The log in one SQLite file: one process, one writer, any number of readers beside it.

Write-ahead log with `synchronous=FULL`: a commit returns when the operating system has the write-ahead log on disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock
from typing import Literal

from tutela.statements.log import Conflict, LogForeign, LogInUse, LogUnavailable, Page, Row, Selection
from tutela.statements.prepare import Entry
from tutela.statements.stores import steps
from tutela.statements.stores.named import load_sql
from tutela.statements.stores.sqlite_connection import SqliteConnection

APPLICATION = 0x7475746C
"""Marks the file as a log of ours (PRAGMA application_id): "tutl"."""

VERSION = 1
"""The version of the schema (PRAGMA user_version)."""


class SqliteReading:
    """A log in a SQLite file, read only, also while another process writes it; for any number of threads.

    Raises LogForeign when the file is no log, LogUnavailable when it cannot be opened or read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._readers: LifoQueue[SqliteConnection] = LifoQueue()
        self._readers.put(_open_reader(path))

    def find(self, identity: bytes) -> Row | None:
        """Give the statement of an id, voided or not."""
        with self._reader() as connection:
            return steps.find(connection, identity)

    def select(self, selection: Selection) -> Page:
        """Give the statements of a selection, voided ones left out."""
        with self._reader() as connection:
            return steps.select(connection, selection)

    def follow(self, after: int, limit: int) -> list[Row]:
        """Give the statements after a position in order, voided ones included."""
        with self._reader() as connection:
            return steps.follow(connection, after, limit)

    def position(self) -> int:
        """Give the position of the last statement."""
        with self._reader() as connection:
            return steps.find_last(connection)[0]

    def count(self, key: bytes, since: int = 0) -> int:
        """Give how many statements have a key, stored after a time in microseconds."""
        with self._reader() as connection:
            return steps.count(connection, key, since)

    def close(self) -> None:
        """Close every connection."""
        while not self._readers.empty():
            self._readers.get_nowait().close()

    @contextmanager
    def _reader(self) -> Iterator[SqliteConnection]:
        """Lend a connection for one query; as many are opened as queries run at once."""
        try:
            connection = self._readers.get_nowait()
        except Empty:
            connection = _open_reader(self._path)
        try:
            yield connection
        except sqlite3.Error as error:
            raise LogUnavailable(f"the log {self._path} could not be read: {error}") from error
        finally:
            self._readers.put(connection)


class SqliteLog(SqliteReading):
    """A log in a SQLite file, made when missing, opened for writing by this process alone.

    `now` gives microseconds since 1970. Raises LogInUse, LogForeign or LogUnavailable when it cannot be opened.
    """

    def __init__(self, path: Path, *, now: Callable[[], int]) -> None:
        self._lock = lock_log(path)
        try:
            self._writer = _open_writer(path)
            super().__init__(path)
            self._position, self._stored = steps.find_last(self._writer)
        except BaseException:
            self._lock.close()
            raise
        self._now = now
        self._times = Lock()
        self._open_since: int | None = None

    def append(self, requests: Sequence[Sequence[Entry]]) -> list[Conflict | int]:
        """Keep the entries of each request, all in one transaction; see Log."""
        with self._times:
            start = max(self._now(), self._stored + 1)
            self._open_since = start
        last = self._position, start - 1
        try:
            with self._writer.transaction():
                outcomes, last = steps.append(self._writer, requests, *last)
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):  # a commit that failed late may have been kept after all
                last = steps.find_last(self._writer)
            raise LogUnavailable(f"the log {self._path} could not be written: {error}") from error
        finally:
            with self._times:
                self._position, self._stored = last
                self._open_since = None
        return outcomes

    def consistent_through(self) -> int:
        """Give the time up to which everything stored can be read: now, or just before the open transaction."""
        with self._times:
            if self._open_since is not None:
                return self._open_since - 1
            # What is stored later gets a later time than this, also when the clock is set back.
            self._stored = max(self._stored, self._now())
            return self._stored

    def close(self) -> None:
        """Close every connection and let another process write."""
        super().close()
        self._writer.close()
        self._lock.close()


def place_lock(path: Path) -> Path:
    """Give the file that `lock_log` locks for a log."""
    return path.with_name(path.name + ".lock")


def lock_log(path: Path) -> sqlite3.Connection:
    """Take the lock that lets one process write a log; closing the connection gives it back.

    A SQLite lock works on every system and ends with its process. Raises LogInUse, or LogUnavailable where the folder
    cannot be written.
    """
    lock = place_lock(path)
    try:
        connection = sqlite3.connect(lock, isolation_level=None, timeout=0, check_same_thread=False)
    except sqlite3.Error as error:
        raise LogUnavailable(f"the lock {lock} cannot be made: {error}") from error
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise LogUnavailable(f"the lock {lock} cannot be made: {error}") from error
        raise LogInUse(f"another process writes the log {path}; stop it first") from error
    return connection


def _open_writer(path: Path) -> SqliteConnection:
    with _opening(path, "rwc") as connection:
        driver = connection.driver
        driver.execute("PRAGMA journal_mode = WAL")
        driver.execute("PRAGMA synchronous = FULL")
        driver.execute("PRAGMA cache_size = -65536")
        # Pages that many statements share are copied to the main file once for many commits: 32 MB apart.
        driver.execute("PRAGMA wal_autocheckpoint = 8000")
        if driver.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            driver.executescript(load_sql(steps.PACKAGE, "sqlite/schema"))
            driver.execute(f"PRAGMA application_id = {APPLICATION}")
            driver.execute(f"PRAGMA user_version = {VERSION}")
        _check_ours(driver, path)
        return connection


def _open_reader(path: Path) -> SqliteConnection:
    with _opening(path, "ro") as connection:
        connection.driver.execute("PRAGMA query_only = ON")
        _check_ours(connection.driver, path)
        return connection


@contextmanager
def _opening(path: Path, mode: Literal["ro", "rwc"]) -> Iterator[SqliteConnection]:
    """Connect; when what follows fails, close again and say why in the log's own words."""
    try:
        connection = SqliteConnection(path, mode, steps.PACKAGE)
    except sqlite3.Error as error:
        raise LogUnavailable(f"the log {path} cannot be opened: {error}") from error
    try:
        yield connection
    except sqlite3.OperationalError as error:
        connection.close()
        raise LogUnavailable(f"the log {path} cannot be opened: {error}") from error
    except sqlite3.DatabaseError as error:
        connection.close()
        raise LogForeign(f"{path} is no log of statements: {error}") from error
    except LogForeign:
        connection.close()
        raise


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    found = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if found != APPLICATION:
        raise LogForeign(f"{path} is a SQLite file, but no log of statements")
    if version != VERSION:
        raise LogForeign(f"{path} is a log of version {version}; this program reads version {VERSION}")
