"""The log in one SQLite file: one process, one writer, any number of readers beside it.

Write-ahead log with `synchronous=FULL`: a commit returns when the operating system has the write-ahead log on disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock
from typing import Any

from tutela.statements.log import Conflict, LogForeign, LogInUse, LogUnavailable, Page, Row, Selection
from tutela.statements.prepare import Entry
from tutela.statements.stores import steps

APPLICATION = 0x7475746C
"""Marks the file as a log of ours (PRAGMA application_id): "tutl"."""

VERSION = 1
"""The version of the schema (PRAGMA user_version)."""


class SqliteLog:
    """A log in a SQLite file, opened for writing by this process alone.

    `now` gives microseconds since 1970. Raises LogInUse, LogForeign or LogUnavailable when it cannot be opened.
    """

    def __init__(self, path: Path, *, now: Callable[[], int]) -> None:
        self._path = path
        self._now = now
        self._readers: LifoQueue[_Connection] = LifoQueue()
        self._lock = _lock(path.with_name(path.name + ".lock"))
        try:
            self._writer = _open_writer(path)
            self._position, self._stored = steps.find_last(self._writer)
        except BaseException:
            self._lock.close()
            raise
        self._times = Lock()
        self._open_since: int | None = None

    def append(self, requests: Sequence[Sequence[Entry]]) -> list[Conflict | None]:
        """Keep the entries of each request, all in one transaction; see Log."""
        with self._times:
            start = max(self._now(), self._stored + 1)
            self._open_since = start
        last = self._position, start - 1
        try:
            with self._writer.transaction():
                outcomes, last = steps.append(self._writer, requests, *last)
        except sqlite3.Error as error:
            raise LogUnavailable(f"the log could not be written: {error}") from error
        finally:
            with self._times:
                self._position, self._stored = last
                self._open_since = None
        return outcomes

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
        while not self._readers.empty():
            self._readers.get_nowait().close()
        self._writer.close()
        self._lock.close()

    @contextmanager
    def _reader(self) -> Iterator[_Connection]:
        """Lend a connection for one query; as many are opened as queries run at once."""
        try:
            connection = self._readers.get_nowait()
        except Empty:
            connection = _open_reader(self._path)
        try:
            yield connection
        except sqlite3.Error as error:
            raise LogUnavailable(f"the log could not be read: {error}") from error
        finally:
            self._readers.put(connection)


class SqliteReading:
    """A log in a SQLite file, read only, also while another process writes it.

    Raises LogForeign when the file is no log.
    """

    def __init__(self, path: Path) -> None:
        self._connection = _open_reader(path)

    def find(self, identity: bytes) -> Row | None:
        """Give the statement of an id, voided or not."""
        return steps.find(self._connection, identity)

    def select(self, selection: Selection) -> Page:
        """Give the statements of a selection, voided ones left out."""
        return steps.select(self._connection, selection)

    def follow(self, after: int, limit: int) -> list[Row]:
        """Give the statements after a position in order, voided ones included."""
        return steps.follow(self._connection, after, limit)

    def position(self) -> int:
        """Give the position of the last statement."""
        return steps.find_last(self._connection)[0]

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


class _Connection:
    """A connection of the driver that runs the named SQL files."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.close = connection.close

    def rows(self, name: str, values: steps.Values) -> list[tuple[Any, ...]]:
        return self._connection.execute(steps.load_sql(name), values).fetchall()

    def insert(self, name: str, many: Iterable[steps.Values]) -> None:
        self._connection.executemany(steps.load_sql(name), many)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


def _open_writer(path: Path) -> _Connection:
    connection = _connect(path, "rwc")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -65536")
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            connection.executescript(steps.load_sql("sqlite/schema"))
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        _check_ours(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _explain(error, path) from error
    except LogForeign:
        connection.close()
        raise
    return _Connection(connection)


def _open_reader(path: Path) -> _Connection:
    connection = _connect(path, "ro")
    try:
        connection.execute("PRAGMA query_only = ON")
        _check_ours(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _explain(error, path) from error
    except LogForeign:
        connection.close()
        raise
    return _Connection(connection)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    try:
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise LogUnavailable(f"the log {path} cannot be opened: {error}") from error


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    found = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if found != APPLICATION:
        raise LogForeign(f"{path} is a SQLite file, but no log of statements")
    if version != VERSION:
        raise LogForeign(f"{path} is a log of version {version}; this program reads version {VERSION}")


def _explain(error: sqlite3.DatabaseError, path: Path) -> LogForeign | LogUnavailable:
    if isinstance(error, sqlite3.OperationalError):
        return LogUnavailable(f"the log {path} cannot be opened: {error}")
    return LogForeign(f"{path} is no log of statements: {error}")


def _lock(path: Path) -> sqlite3.Connection:
    """Take the lock that lets one process write; a SQLite lock works on every system and ends with its process."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=0, check_same_thread=False)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        connection.close()
        raise LogInUse(f"another process writes this log ({path}); stop it first") from error
    return connection
