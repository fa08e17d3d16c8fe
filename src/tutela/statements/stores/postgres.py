"""The log in PostgreSQL: any number of processes, one writer at a time by an advisory lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from queue import Empty, LifoQueue

import psycopg

from tutela.statements.log import Conflict, LogUnavailable, Page, Row, Selection
from tutela.statements.prepare import Entry
from tutela.statements.stores import steps
from tutela.statements.stores.postgres_connection import PostgresConnection

SCHEMA = "statements"
"""The schema that holds the tables of the log."""

_SETTLED = 5_000_000
"""Microseconds after which a transaction of another process is taken to be over (see `consistent_through`)."""


class PostgresLog:
    """A log in a PostgreSQL database, its tables made when missing; for any number of threads.

    `address` is a `postgresql://` address, `now` gives microseconds since 1970. A commit returns when the server has
    its write-ahead log on disk (`synchronous_commit = on`, set for every connection).
    """

    def __init__(self, address: str, *, now: Callable[[], int]) -> None:
        self._address = address
        self._now = now
        self._idle: LifoQueue[PostgresConnection] = LifoQueue()
        with self._connection() as connection:
            connection.create(SCHEMA, "postgres/schema")

    def append(self, requests: Sequence[Sequence[Entry]]) -> list[Conflict | int]:
        """Keep the entries of each request, all in one transaction; see Log."""
        with self._connection() as connection, connection.transaction():
            connection.rows("postgres/lock", {})
            position, stored = steps.find_last(connection)
            outcomes, _ = steps.append(connection, requests, position, max(self._now() - 1, stored))
        return outcomes

    def find(self, identity: bytes) -> Row | None:
        """Give the statement of an id, voided or not."""
        with self._connection() as connection:
            return steps.find(connection, identity)

    def select(self, selection: Selection) -> Page:
        """Give the statements of a selection, voided ones left out."""
        with self._connection() as connection:
            return steps.select(connection, selection)

    def follow(self, after: int, limit: int) -> list[Row]:
        """Give the statements after a position in order, voided ones included."""
        with self._connection() as connection:
            return steps.follow(connection, after, limit)

    def position(self) -> int:
        """Give the position of the last statement."""
        with self._connection() as connection:
            return steps.find_last(connection)[0]

    def count(self, key: bytes, since: int = 0) -> int:
        """Give how many statements have a key, stored after a time in microseconds."""
        with self._connection() as connection:
            return steps.count(connection, key, since)

    def consistent_through(self) -> int:
        """Give a time up to which everything stored can be read, with reasonable certainty (4.1.6.1).

        Another process may have a transaction open, and it takes less than the time allowed here for one.
        """
        return self._now() - _SETTLED

    def close(self) -> None:
        """Close every connection."""
        while not self._idle.empty():
            self._idle.get_nowait().close()

    @contextmanager
    def _connection(self) -> Iterator[PostgresConnection]:
        """Lend a connection; one that failed is closed and not lent again."""
        connection = None
        try:
            try:
                connection = self._idle.get_nowait()
            except Empty:
                connection = PostgresConnection(self._address, SCHEMA, steps.PACKAGE)
            yield connection
        except psycopg.Error as error:
            if connection is not None:
                connection.close()
            # The driver's message may quote values; its class says enough.
            raise LogUnavailable(f"PostgreSQL could not do it: {type(error).__name__}") from None
        except BaseException:
            if connection is not None:
                connection.close()
            raise
        else:
            self._idle.put(connection)
