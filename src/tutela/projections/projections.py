"""The folds kept beside the log: catch up, forget an actor, start again from nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Any

from tutela.projections.answers import ANSWERS
from tutela.projections.attempts import ATTEMPTS
from tutela.projections.fold import Fold
from tutela.projections.mastery import MASTERY
from tutela.projections.progress import PROGRESS
from tutela.projections.sittings import SITTINGS
from tutela.projections.told import read_told
from tutela.statements.log import Readable, Row, Selection
from tutela.statements.mentions import make_key
from tutela.statements.stores.named import Connection, Values, load_sql
from tutela.statements.stores.sqlite_connection import SqliteConnection

FOLDS: tuple[Fold, ...] = (PROGRESS, MASTERY, ATTEMPTS, ANSWERS, SITTINGS)
"""Every fold; a new one starts at the beginning of the log while the others go on."""

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

        A statement voided by now is left out; when a voiding statement comes after what it voids was folded, that
        actor is folded again.
        """
        count = 0
        while rows := self._fold_some(log):
            count += rows
        return count

    def forget(self, actor: str) -> None:
        """Take the rows of an actor (an identity) out of every table; enter them as erased before."""
        with self._turn, self._connection.transaction():
            self._forget(actor, FOLDS)

    def forget_erased(self) -> None:
        """Take the rows of everybody who is entered as erased by now out; after a merge there may be new ones."""
        erased = self._find_erased()
        with self._turn, self._connection.transaction():
            for actor in erased:
                self._forget(actor, FOLDS)

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

    def positions(self) -> dict[str, int]:
        """Give how far each fold has read."""
        with self._turn:
            found = {str(name): int(position) for name, position in self._connection.rows("find_positions", {})}
        return {fold.name: found.get(fold.name, 0) for fold in FOLDS}

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def _fold_some(self, log: Readable) -> int:
        positions = self.positions()
        rows = log.follow(min(positions.values()), _ROWS)
        if not rows:
            return 0
        end = rows[-1].position
        with self._turn, self._connection.transaction():
            # Asked within the turn: whoever is erased from now on is forgotten after it.
            erased = self._find_erased()
            for voiding, together in groupby(rows, key=lambda row: row.voiding):
                read = [(row, [fold for fold in FOLDS if positions[fold.name] < row.position]) for row in together]
                if not voiding:
                    self._fold(read, erased)
                    continue
                for row, behind in read:
                    self._fold_again(log, row, end, behind, erased)
            reached = ({"fold": fold.name, "position": max(end, positions[fold.name])} for fold in FOLDS)
            self._connection.run("set_position", reached)
        return len(rows)

    def _fold(self, rows: Iterable[tuple[Row, Sequence[Fold]]], erased: Collection[str]) -> None:
        """Fold rows that void nothing, each by its folds; changes of one kind run together, since none minds order."""
        changes: dict[str, list[Values]] = {}
        for row, folds in rows:
            told = None if row.voided else read_told(row)
            if told is None or told.actor in erased:
                continue
            for fold in folds:
                for name, values in fold.fold(told):
                    changes.setdefault(name, []).append(values)
        for name, many in changes.items():
            self._connection.run(name, many)

    def _fold_again(
        self, log: Readable, voiding: Row, end: int, folds: Sequence[Fold], erased: Collection[str]
    ) -> None:
        """Fold the actor of a voided statement anew from what is not voided, up to a position."""
        voided = log.find(voiding.target) if voiding.target else None
        told = read_told(voided) if voided is not None else None
        if told is None:
            return
        self._forget(told.actor, folds)
        page: int | None = 0
        while page is not None:
            selection = Selection(keys=(make_key("by", told.actor),), ascending=True, limit=_ROWS, page=page)
            found = log.select(selection)
            self._fold([(row, folds) for row in found.rows if row.position <= end], erased)
            page = found.more

    def _forget(self, actor: str, folds: Iterable[Fold]) -> None:
        for fold in folds:
            for table in fold.tables:
                self._connection.run(f"forget_{table}", [{"actor": actor}])


def open_projections(path: Path, *, find_erased: Callable[[], Collection[str]] = frozenset) -> Projections:
    """Open the projections in a SQLite file, made when missing; a damaged one is made anew, since the log has all."""
    try:
        connection = _open(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        delete_projections(path)
        connection = _open(path)
    projections = Projections(connection, find_erased)
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
