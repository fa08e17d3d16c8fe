"""The steps of a log kept in tables; a database brings its connection, its schema and its way of waiting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from tutela.statements.check.formats import to_timestamp
from tutela.statements.compare import is_same
from tutela.statements.log import Conflict, Page, Row, Selection
from tutela.statements.mentions import find_mentions
from tutela.statements.parse import parse
from tutela.statements.prepare import Entry
from tutela.statements.stores.named import Connection, Values

PACKAGE = "tutela.statements"
"""Whose `sql/` holds the files that these steps run."""
_TOGETHER = 10
"""How many ids `find_known.sql` asks for at once."""
_FAR = 2**62
"""A position after every other."""


def append(
    connection: Connection, requests: Sequence[Sequence[Entry]], position: int, stored: int
) -> tuple[list[Conflict | int], tuple[int, int]]:
    """Insert what is new of each request after a position and a time in microseconds; each row takes the next of both.

    Gives for each request how many of its entries were new, and the position and time reached. Runs inside a
    transaction of the caller; a request with a conflict inserts nothing.
    """
    outcomes: list[Conflict | int] = []
    fresh: dict[bytes, Entry] = {}
    kept = _find_known(connection, [entry.id for entries in requests for entry in entries])
    for entries in requests:
        new = []
        differing = []
        for entry in entries:
            twin = fresh.get(entry.id)
            known = kept.get(entry.id) if twin is None else (twin.digest, twin.said)
            if known is None:
                new.append(entry)
            elif not is_same(entry.digest, entry.said, *known):
                differing.append(str(UUID(bytes=entry.id)))
        if not differing:
            fresh.update((entry.id, entry) for entry in new)
        outcomes.append(Conflict(tuple(differing)) if differing else len(new))
    if fresh:
        placed = list(enumerate(fresh.values(), start=1))
        connection.run("insert_statement", (_row(entry, position + n, stored + n) for n, entry in placed))
        mentions = [(key, position + n) for n, entry in placed for key in (*entry.speaker, *entry.mentions)]
        if connection.rows("find_reference", {}):
            mentions += [one for n, entry in placed for one in _find_inherited(connection, entry, position + n)]
        connection.run("insert_mention", ({"key": key, "position": place} for key, place in mentions))
    return outcomes, (position + len(fresh), stored + len(fresh))


def find(connection: Connection, identity: bytes) -> Row | None:
    """Give the statement of an id."""
    return next(map(_read, connection.rows("find_statement", {"id": identity})), None)


def follow(connection: Connection, after: int, limit: int) -> list[Row]:
    """Give the statements after a position."""
    return list(map(_read, connection.rows("follow", {"after": after, "limit": limit})))


def select(connection: Connection, selection: Selection) -> Page:
    """Give one page of a selection; one row more than the limit tells that there is another page."""
    after = 0 if selection.since is None else find_position_at(connection, selection.since)
    before = _FAR if selection.until is None else find_position_at(connection, selection.until) + 1
    if selection.page is not None and selection.ascending:
        after = max(after, selection.page)
    elif selection.page is not None:
        before = min(before, selection.page)
    values: Values = {"after": after, "before": before, "limit": selection.limit + 1}
    name = "select_all"
    if selection.keys:
        name = "select_mentioned"
        values |= {f"key_{n}": None for n in range(1, 6)}
        values |= {f"key_{n}": key for n, key in enumerate(selection.keys, start=1)}
    rows = [_read(row) for row in connection.rows(name + ("_oldest_first" if selection.ascending else ""), values)]
    kept = tuple(rows[: selection.limit])
    return Page(kept, kept[-1].position if len(rows) > len(kept) else None)


def count(connection: Connection, key: bytes, since: int) -> int:
    """Give how many statements that were stored after a time in microseconds have a key."""
    after = find_position_at(connection, since)
    return int(connection.rows("count_mentioned", {"key": key, "after": after})[0][0])


def find_last(connection: Connection) -> tuple[int, int]:
    """Give position and time (microseconds) of the last statement, (0, 0) for an empty log."""
    rows = connection.rows("find_last", {})
    return (int(rows[0][0]), int(rows[0][1])) if rows else (0, 0)


def find_position_at(connection: Connection, moment: int) -> int:
    """Give the last position stored at or before a time in microseconds."""
    rows = connection.rows("find_position_at", {"moment": moment})
    return int(rows[0][0]) if rows else 0


def _find_known(connection: Connection, ids: Sequence[bytes]) -> dict[bytes, tuple[bytes, int | None]]:
    """Give digest and timestamp of each id that the log holds."""
    known: dict[bytes, tuple[bytes, int | None]] = {}
    for start in range(0, len(ids), _TOGETHER):
        some = dict(enumerate(ids[start : start + _TOGETHER], start=1))
        rows = connection.rows("find_known", {f"id_{n}": some.get(n) for n in range(1, _TOGETHER + 1)})
        known.update((bytes(id), (bytes(digest), said)) for id, digest, said in rows)
    return known


def _row(entry: Entry, position: int, stored: int) -> Values:
    moment = to_timestamp(stored)
    times = f'"stored":"{moment}"' if entry.timed else f'"stored":"{moment}","timestamp":"{moment}"'
    return {
        "position": position,
        "id": entry.id,
        "stored": stored,
        "said": entry.said,
        "digest": entry.digest,
        "target": entry.target,
        "voiding": int(entry.voiding),
        "body": entry.body,
        "added": entry.added + times.encode(),
    }


def _read(row: tuple[Any, ...]) -> Row:
    position, identity, stored, body, added, target, voiding, voided = row
    return Row(
        position=position,
        id=bytes(identity),
        stored=stored,
        body=bytes(body),
        added=bytes(added),
        target=None if target is None else bytes(target),
        voiding=bool(voiding),
        voided=bool(voided),
    )


def _find_inherited(connection: Connection, entry: Entry, position: int) -> list[tuple[bytes, int]]:
    """Give key and position of what statements that point to others are found by, however long the chain.

    Filter conditions for StatementRefs: 4.1.6.1; 1.0.3 Communication 2.1.3. Whichever of the two came first, rows are
    only added. Who spoke (`by`) is not inherited.
    """
    keys = set(entry.mentions)
    target, seen = entry.target, {entry.id}
    while target is not None and target not in seen:
        seen.add(target)
        row = find(connection, target)
        if row is None:
            break
        keys |= _read_mentions(row)
        target = row.target
    places = [] if entry.target is None else [position]
    places += _find_referrers(connection, entry.id)
    return [(key, place) for place in places for key in keys]


def _find_referrers(connection: Connection, identity: bytes) -> list[int]:
    """Give the positions of the statements that point to an id, directly or through others."""
    places = []
    waiting, seen = [identity], {identity}
    while waiting:
        for position, other in connection.rows("find_referrers", {"id": waiting.pop()}):
            if bytes(other) not in seen:
                seen.add(bytes(other))
                waiting.append(bytes(other))
                places.append(int(position))
    return places


def _read_mentions(row: Row) -> set[bytes]:
    statement = parse(row.statement)
    if not isinstance(statement, dict) or not isinstance(statement["authority"], dict):
        raise TypeError("a statement of the log is no statement")
    return set(find_mentions(statement, statement["authority"]))
