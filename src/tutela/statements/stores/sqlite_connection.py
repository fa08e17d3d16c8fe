"""A SQLite connection that runs named SQL files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from tutela.statements.stores.named import Values, load_sql


class SqliteConnection:
    """A connection to a SQLite file, for one thread at a time; raises what the driver raises."""

    def __init__(self, path: Path, mode: Literal["ro", "rw", "rwc"], package: str) -> None:
        self.driver = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        self._package = package

    def rows(self, name: str, values: Values) -> list[tuple[Any, ...]]:
        """Give the rows of a query."""
        return self.driver.execute(load_sql(self._package, name), values).fetchall()

    def run(self, name: str, many: Iterable[Values]) -> None:
        """Run a statement for each of many values."""
        self.driver.executemany(load_sql(self._package, name), many)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what happens inside, or nothing of it."""
        self.driver.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.driver.execute("COMMIT")
        except BaseException:
            if self.driver.in_transaction:
                self.driver.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the connection."""
        self.driver.close()
