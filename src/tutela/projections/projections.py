"""The folds kept beside the log: catch up, forget an actor, start again from nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from threading import Lock
from typing import Any

from tutela.projections.answers import ANSWERS
from tutela.projections.attempts import ATTEMPTS
from tutela.projections.devices import DEVICES, in_device_order
from tutela.projections.fold import Fold
from tutela.projections.mastery import MASTERY
from tutela.projections.progress import PROGRESS
from tutela.projections.sittings import SITTINGS
from tutela.projections.told import Told, read_told
from tutela.statements.log import Readable, Row, Selection
from tutela.statements.mentions import make_key
from tutela.statements.stores.named import Connection, Values, load_sql
from tutela.statements.stores.sqlite_connection import SqliteConnection

FOLDS: tuple[Fold, ...] = (PROGRESS, MASTERY, ATTEMPTS, ANSWERS, SITTINGS, DEVICES)
"""Every fold; rows of other folds than these are made anew from the beginning of the log."""

PACKAGE = "tutela.projections"
SCHEMA = "projections"
"""The schema that holds the tables in PostgreSQL."""

_ROWS = 500
"""Statements folded in one transaction."""


class Projections:
    """The tables of every fold and how far each has read; threads take turns.

    `find_erased` gives the identities of erased actors, whose statements are left out.
    """

    def __init__(self, connection: Connection, find_erased: Callable[[], Collection[str]] = frozenset) -> None:
        self._connection = connection
        self._find_erased = find_erased
        self._turn = Lock()

    def catch_up(self, log: Readable) -> int:
        """Fold what the log has gained; give how many statements were read.

        A statement voided by now is left out. An actor is folded again when a voiding statement comes after what it
        voids was folded; and, once all is read, when a device's clock was set back between two statements or they came
        in another order.
        """
        count = 0
        while rows := self._fold_some(log):
            count += rows
        self._put_in_order(log)
        return count

    def are_of_these_folds(self) -> bool:
        """Tell whether what is here was folded by FOLDS, or is empty."""
        with self._turn:
            found = {str(name) for name, _position in self._connection.rows("find_positions", {})}
        return not found or found == {fold.name for fold in FOLDS}

    def forget(self, actor: str) -> None:
        """Take the rows of an actor (an identity) out of every table; enter them as erased before."""
        with self._turn, self._connection.transaction():
            self._forget(actor)

    def forget_erased(self) -> None:
        """Take the rows of everybody who is entered as erased by now out; after a merge there may be new ones."""
        erased = self._find_erased()
        with self._turn, self._connection.transaction():
            for actor in erased:
                self._forget(actor)

    def read(self, table: str, *, actor: str = "", registration: str = "") -> list[tuple[Any, ...]]:
        """Give the rows of an actor or of a registration; columns as in `projections/sql/TABLE_of_….sql`."""
        with self._turn:
            if actor:
                return self._connection.rows(f"{table}_of_actor", {"actor": actor})
            return self._connection.rows(f"{table}_of_registration", {"registration": registration})

    def count(self) -> dict[str, int]:
        """Give the number of rows of each table."""
        tables = [table for fold in FOLDS for table in fold.tables]
        with self._turn:
            return {table: int(self._connection.rows(f"count_{table}", {})[0][0]) for table in tables}

    def position(self) -> int:
        """Give how far the folds have read."""
        with self._turn:
            return self._find_position()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def _fold_some(self, log: Readable) -> int:
        rows = log.follow(self.position(), _ROWS)
        if not rows:
            return 0
        end = rows[-1].position
        with self._turn, self._connection.transaction():
            # Asked within the turn: whoever is erased from now on is forgotten after it.
            erased = self._find_erased()
            self._fold(
                [told for row in rows if not row.voided and (told := read_told(row)) and told.actor not in erased]
            )
            again = {told.actor for row in rows if row.voiding and (told := _find_voided(log, row))}
            for actor in sorted(actor for actor in again if actor not in erased):
                self._fold_again(log, actor, end)
            self._connection.run("set_position", ({"fold": fold.name, "position": end} for fold in FOLDS))
        return len(rows)

    def _put_in_order(self, log: Readable) -> None:
        """Fold each actor anew whose device is out of order: once for all that was read, for each costs its whole log.

        A device is marked until then, also when the hub is stopped in between.
        """
        with self._turn:
            disordered = [str(actor) for (actor,) in self._connection.rows("find_disordered", {})]
        for actor in disordered:
            with self._turn, self._connection.transaction():
                if actor not in self._find_erased():
                    self._fold_again(log, actor, self._find_position())

    def _fold(self, many: Iterable[Told]) -> None:
        """Fold statements; changes of one kind run together, since none but those of devices minds order."""
        changes: dict[str, list[Values]] = {}
        for told in many:
            for fold in FOLDS:
                for name, values in fold.fold(told):
                    changes.setdefault(name, []).append(values)
        for name, values_of_each in changes.items():
            self._connection.run(name, values_of_each)

    def _fold_again(self, log: Readable, actor: str, end: int) -> None:
        """Fold an actor anew from what is not voided, up to a position, in the order that the devices counted."""
        self._forget(actor)
        found: list[Told] = []
        page: int | None = 0
        while page is not None:
            selection = Selection(keys=(make_key("by", actor),), ascending=True, limit=_ROWS, page=page)
            read = log.select(selection)
            found += [told for row in read.rows if row.position <= end and (told := read_told(row))]
            page = read.more
        self._fold(in_device_order(found))

    def _find_position(self) -> int:
        return min((int(position) for _name, position in self._connection.rows("find_positions", {})), default=0)

    def _forget(self, actor: str) -> None:
        for fold in FOLDS:
            for table in fold.tables:
                self._connection.run(f"forget_{table}", [{"actor": actor}])


def _find_voided(log: Readable, voiding: Row) -> Told | None:
    voided = log.find(voiding.target) if voiding.target else None
    return read_told(voided) if voided is not None else None


def open_projections(path: Path, *, find_erased: Callable[[], Collection[str]] = frozenset) -> Projections:
    """Open the projections in a SQLite file, made when missing.

    A damaged one, or one of other folds, is made anew, since the log has all.
    """
    try:
        projections = Projections(_open(path), find_erased)
        if not projections.are_of_these_folds():
            projections.close()
            raise sqlite3.DatabaseError("rows of other folds")
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        delete_projections(path)
        projections = Projections(_open(path), find_erased)
    projections.forget_erased()
    return projections


def _open(path: Path) -> SqliteConnection:
    connection = SqliteConnection(path, "rwc", PACKAGE)
    try:
        connection.driver.execute("PRAGMA journal_mode = WAL")
        connection.driver.execute("PRAGMA synchronous = NORMAL")
        connection.driver.executescript(load_sql(PACKAGE, "schema"))
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def delete_projections(path: Path) -> None:
    """Delete the file of the projections and what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
