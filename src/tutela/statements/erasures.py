"""The register of erasures: who and what was erased, so that nothing comes back by a merge or an old backup.

The log knows random actors and codes only and keeps them; erasing happens in the server's rows. The register names
actors, and single rows by a kind and their random id; it holds nothing of what they said. It is INSERT and SELECT only
and travels with backup and merge.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock

import msgspec

from tutela.statements.log import LogForeign
from tutela.statements.stores.named import Connection, load_sql
from tutela.statements.stores.sqlite_connection import SqliteConnection

PACKAGE = "tutela.statements"
APPLICATION = 0x74757465
"""Marks the file (PRAGMA application_id): "tute"."""


class Erasure(msgspec.Struct, frozen=True):
    """An actor, as `mentions.identify` names it, or a row (`KIND ID`), and when it was erased.

    `erased` is in microseconds since 1970.
    """

    actor: str
    erased: int


class Erasures:
    """The register; threads take turns."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._turn = Lock()

    def enter(self, names: Iterable[str], erased: int) -> None:
        """Add what was erased just now, by its names; `erased` is in microseconds since 1970."""
        self.add([Erasure(name, erased) for name in names])

    def add(self, erasures: Iterable[Erasure]) -> None:
        """Add erasures; one that is there already stays as it is. On disk when it returns."""
        with self._turn, self._connection.transaction():
            self._connection.run("insert_erasure", (msgspec.structs.asdict(erasure) for erasure in erasures))

    def read(self) -> tuple[Erasure, ...]:
        """Give all erasures, oldest first."""
        with self._turn:
            rows = self._connection.rows("find_erasures", {})
        return tuple(Erasure(str(actor), int(erased)) for actor, erased in rows)

    def actors(self) -> frozenset[str]:
        """Give the actors that were erased; a hub names each by an account."""
        return self.of_kind("account")

    def of_kind(self, kind: str) -> frozenset[str]:
        """Give the names in the register whose first word is `kind`."""
        with self._turn:
            # The sign after the space: what lies between begins with the kind and a space.
            rows = self._connection.rows("find_erasures_of_kind", {"first": f"{kind} ", "beyond": f"{kind}!"})
        return frozenset(str(name) for (name,) in rows)

    def holds(self, name: str) -> bool:
        """Tell whether a name is in the register."""
        with self._turn:
            return bool(self._connection.rows("find_erasure", {"name": name}))

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


def open_erasures(path: Path) -> Erasures:
    """Open the register in a SQLite file, made when missing; raise LogForeign when the file is something else."""
    connection = SqliteConnection(path, "rwc", PACKAGE)
    driver = connection.driver
    try:
        driver.execute("PRAGMA synchronous = FULL")
        if driver.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            driver.executescript(load_sql(PACKAGE, "erasures/schema"))
            driver.executescript(load_sql(PACKAGE, "erasures/guard"))
            driver.execute(f"PRAGMA application_id = {APPLICATION}")
        found = driver.execute("PRAGMA application_id").fetchone()[0]
    except sqlite3.DatabaseError as error:
        with suppress(sqlite3.Error):
            connection.close()
        raise LogForeign(f"{path} is no register of erasures: {error}") from error
    if found != APPLICATION:
        connection.close()
        raise LogForeign(f"{path} is a SQLite file, but no register of erasures")
    return Erasures(connection)
