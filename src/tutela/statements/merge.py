"""Two logs become one by union: what both have stays once, what differs under one id is reported and left."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import msgspec

from tutela.statements.check import check_statement
from tutela.statements.log import Conflict, Log, LogForeign, Readable, Row
from tutela.statements.parse import Malformed, parse
from tutela.statements.prepare import Entry, make_entry

_ROWS = 500
"""Statements taken over in one transaction."""


class Merged(msgspec.Struct, frozen=True):
    """What a merge did: statements added, those that were there already, and ids whose content differs."""

    added: int
    already: int
    conflicts: tuple[str, ...]


def merge_logs(into: Log, source: Readable) -> Merged:
    """Add to a log what another has. Running it again, or the other way round, adds nothing and changes nothing.

    A statement keeps what its sender gave, its authority and its timestamp; `stored` is new, for it tells when this
    log got it. Raises LogForeign when the other log holds what is no statement.
    """
    begin = into.position()
    read, conflicts = 0, []
    for rows in _read_pages(source):
        outcomes = into.append([[_take_over(row)] for row in rows])
        read += len(rows)
        conflicts += [identity for outcome in outcomes if isinstance(outcome, Conflict) for identity in outcome.ids]
    added = into.position() - begin
    return Merged(added, read - added - len(conflicts), tuple(conflicts))


def _read_pages(source: Readable) -> Iterator[list[Row]]:
    position = 0
    while rows := source.follow(position, _ROWS):
        yield rows
        position = rows[-1].position


def _take_over(row: Row) -> Entry:
    """Give the entry of a statement of another log; what that log added stays, except `stored`."""
    identity = str(UUID(bytes=row.id))
    try:
        body, added = parse(row.body), parse(b"{" + row.added + b"}")
    except Malformed:
        raise LogForeign(f"statement {identity} of the other log is no JSON; nothing after it was taken over") from None
    authority = added.get("authority") if isinstance(added, dict) else None
    if not isinstance(body, dict) or not isinstance(added, dict) or not isinstance(authority, dict):
        raise LogForeign(f"statement {identity} of the other log has no authority; nothing after it was taken over")
    version = str(body.get("version", added.get("version", "")))
    if check_statement({**body, "authority": authority}, "2.0.0" if version >= "2" else "1.0.3"):
        raise LogForeign(f"statement {identity} of the other log breaks the rules; nothing after it was taken over")
    kept = {key: part for key, part in added.items() if key != "stored"}
    return make_entry(body, row.body, identity=identity, authority=authority, added=kept, timed="timestamp" in kept)
