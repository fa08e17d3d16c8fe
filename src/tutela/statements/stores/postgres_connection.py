"""A PostgreSQL connection that runs named SQL files; needs the extra `postgres`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from tutela.statements.stores.named import Values, load_sql_with_percent


class PostgresConnection:
    """A connection to a PostgreSQL database, its tables in one schema; raises what the driver raises.

    One that broke, as when the server is started again, fails once and is made anew at the next use.
    """

    def __init__(self, address: str, schema: str, package: str) -> None:
        # Parameters are put into the text by the driver: the server could not guess the type of one that is NULL.
        self._address, self._options = address, f"-c search_path={schema} -c synchronous_commit=on"
        self._driver = self._connect()
        self._package = package

    def rows(self, name: str, values: Values) -> list[tuple[Any, ...]]:
        """Give the rows of a query."""
        return self._whole().execute(self._text(name), values).fetchall()

    def run(self, name: str, many: Iterable[Values]) -> None:
        """Run a statement for each of many values."""
        with self._whole().cursor() as cursor:
            cursor.executemany(self._text(name), list(many))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what happens inside, or nothing of it."""
        with self._whole().transaction():
            yield

    def create(self, schema: str, name: str) -> None:
        """Make the schema and run the file that makes its tables; both may be there already."""
        make_schema = psycopg.sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(psycopg.sql.Identifier(schema))
        with self._whole().transaction():
            self._driver.execute("SELECT pg_advisory_xact_lock(7476742)")  # two processes may start at once
            self._driver.execute(make_schema)
            self._driver.execute(self._text(name))

    def close(self) -> None:
        """Close the connection."""
        self._driver.close()

    def _connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.Connection.connect(
            self._address, autocommit=True, cursor_factory=psycopg.ClientCursor, options=self._options
        )

    def _whole(self) -> psycopg.Connection[tuple[Any, ...]]:
        if self._driver.broken:
            self._driver = self._connect()
        return self._driver

    def _text(self, name: str) -> bytes:
        return load_sql_with_percent(self._package, name).encode()
