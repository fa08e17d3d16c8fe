"""Statements come in: POST one or many, PUT one (IEEE 9274.1.1, 4.1.6.1; 1.0.3 Communication 2.1.1, 2.1.2)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

import msgspec

from tutela.server.door.answer import Answer, Refused
from tutela.server.door.credentials import Credential
from tutela.server.door.request import Request
from tutela.statements.check import Fault
from tutela.statements.check.coded import check_coded
from tutela.statements.check.formats import is_uuid
from tutela.statements.log import Conflict
from tutela.statements.mentions import identify, make_key
from tutela.statements.parse import Malformed, parse, split
from tutela.statements.prepare import Entry, Sender, prepare

MOST_STATEMENTS = 1_000
"""The largest batch taken."""

MOST_OWN_BYTES = 16 * 1024
"""The longest statement of a learner; the longest of ours has a quarter of it. Nobody fills a disk in few requests."""

Append = Callable[[Sequence[Entry]], Awaitable[Conflict | int]]
"""Keeps entries; returns once they are on disk, with how many of them were new."""

_PUT = frozenset(("statementId",))


async def post_statements(
    request: Request, credential: Credential, append: Append, version: str, make_id: Callable[[], str]
) -> Answer:
    """Keep one statement or a batch wholly; give their ids in order."""
    request.parameters(frozenset())
    body = await request.read_statements()
    sender = Sender(version, credential.agent, make_id)
    try:
        parts = split(body)
    except Malformed as fault:
        raise Refused(400, str(fault)) from None
    if parts is None:
        entries = [_make_entry(body.strip(), credential, sender)]
    else:
        entries = _make_entries(parts, credential, sender)
    await _keep(entries, append)
    return Answer(200, msgspec.json.encode([UUID(bytes=entry.id) for entry in entries]))


async def put_statement(
    request: Request, credential: Credential, append: Append, version: str, make_id: Callable[[], str]
) -> Answer:
    """Keep the one statement whose id the request names."""
    identity = request.parameters(_PUT).get("statementId", "")
    if not is_uuid(identity):
        raise Refused(400, "the parameter statementId is no UUID")
    body = await request.read_statements()
    entry = _make_entry(body.strip(), credential, Sender(version, credential.agent, make_id), put_id=identity)
    if entry.id != UUID(identity).bytes:
        raise Refused(400, "the id of the statement differs from the parameter statementId")
    await _keep([entry], append)
    return Answer(204)


async def _keep(entries: Sequence[Entry], append: Append) -> None:
    outcome = await append(entries) if entries else 0
    if isinstance(outcome, Conflict):
        told = ", ".join(outcome.ids)
        raise Refused(409, f"other statements are kept under these ids, nothing of this request was kept: {told}")


def _make_entries(parts: Sequence[bytes], credential: Credential, sender: Sender) -> list[Entry]:
    if len(parts) > MOST_STATEMENTS:
        raise Refused(413, f"more than {MOST_STATEMENTS:,} statements in one request; send fewer at once")
    entries = [_make_entry(part, credential, sender, place=f"/{place}") for place, part in enumerate(parts)]
    if len({entry.id for entry in entries}) != len(entries):
        raise Refused(400, "two statements of the batch have one id")
    return entries


def _make_entry(body: bytes, credential: Credential, sender: Sender, *, put_id: str = "", place: str = "") -> Entry:
    """Give the entry of one statement; refuse what is malformed, breaks a rule or is not the sender's to say."""
    if credential.writes == "own" and len(body) > MOST_OWN_BYTES:
        raise Refused(413, f"a learner's statement is longer than {MOST_OWN_BYTES // 1024} kB")
    try:
        value = parse(body)
        entry = prepare(value, body, sender, put_id=put_id)
        coded = check_coded(value) if credential.writes == "own" and isinstance(entry, Entry) else []
    except (Malformed, RecursionError) as fault:
        reason = str(fault) if isinstance(fault, Malformed) else "the JSON is nested too deep"
        raise Refused(400, reason) from None
    if not isinstance(entry, Entry):
        raise Refused(400, "the statement breaks the rules of xAPI", _place(entry, place))
    _check_right(entry, credential)
    if coded:
        raise Refused(400, "this log keeps codes only: no names and no free text", _place(coded, place))
    return entry


def _place(faults: Sequence[Fault], place: str) -> list[Fault]:
    return [Fault(place + fault.path, fault.what, fault.expected) for fault in faults] if place else list(faults)


def _check_right(entry: Entry, credential: Credential) -> None:
    """Refuse with 403 what this credential may not say (1.0.3 Communication 3.2, Data 2.3.2)."""
    if credential.writes == "none":
        raise Refused(403, "this credential may not write")
    if credential.writes == "own" and entry.speaker != own_keys(credential):
        raise Refused(403, "this credential may write as its own actor only")
    if entry.voiding and not credential.voids:
        raise Refused(403, "this credential may not void statements")


def own_keys(credential: Credential) -> tuple[bytes, ...]:
    """Give the key `by` of the credential's own agent."""
    identity = identify(credential.agent)
    return () if identity is None else (make_key("by", identity),)
