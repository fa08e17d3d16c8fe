"""What a store of the log gives and takes; `stores/` holds one file a database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from tutela.statements.prepare import Entry


class LogUnavailable(Exception):
    """The database could not do it now: full, locked or gone. Nothing of the request was kept."""


class LogInUse(Exception):
    """Another process writes this log."""


class LogForeign(Exception):
    """The file is no log of ours, of another version, or broken."""


class Conflict(msgspec.Struct, frozen=True):
    """Ids that the log already holds with other content; nothing of the request was kept (4.1.6.1, 409)."""

    ids: tuple[str, ...]


class Row(msgspec.Struct, frozen=True):
    """One statement of the log.

    `position` counts from 1 without gaps and never changes; `stored` is in microseconds since 1970 and grows with
    the position; `body` is the JSON text as received, `added` the members that the log adds. `voided` tells whether a
    voiding statement for it is in the log by now.
    """

    position: int
    id: bytes
    stored: int
    body: bytes
    added: bytes
    target: bytes | None
    voiding: bool
    voided: bool

    @property
    def statement(self) -> bytes:
        """Give the JSON text as clients read it."""
        return self.body[:-1] + b"," + self.added + b"}"


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Which statements to give: those that have all `keys`, stored after `since` and not after `until` (microseconds).

    `page` is the position at which the page before ended; newest first unless `ascending`.
    """

    keys: tuple[bytes, ...] = ()
    since: int | None = None
    until: int | None = None
    ascending: bool = False
    limit: int = 100
    page: int | None = None


class Page(msgspec.Struct, frozen=True):
    """Statements in order, and the position to go on from when there are more."""

    rows: tuple[Row, ...]
    more: int | None


class Readable(Protocol):
    """A log as far as it is read. Every method may raise LogUnavailable."""

    def find(self, identity: bytes) -> Row | None:
        """Give the statement of an id, voided or not."""
        ...

    def select(self, selection: Selection) -> Page:
        """Give the statements of a selection, voided ones left out."""
        ...

    def follow(self, after: int, limit: int) -> list[Row]:
        """Give the statements after a position in order, voided ones included."""
        ...

    def position(self) -> int:
        """Give the position of the last statement, 0 for an empty log."""
        ...

    def count(self, key: bytes, since: int = 0) -> int:
        """Give how many statements have a key (`mentions.make_key`), stored after a time in microseconds."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


class Log(Readable, Protocol):
    """The append-only log, open for writing; `append` is for one thread at a time."""

    def append(self, requests: Sequence[Sequence[Entry]]) -> list[Conflict | int]:
        """Keep the entries of each request wholly or not at all; when it returns they are on disk.

        Gives for each how many of its entries were new; one that is there already with the same content is kept once.
        """
        ...

    def consistent_through(self) -> int:
        """Give the time (microseconds) up to which every statement stored is available (4.1.6.1)."""
        ...
