"""A request's statement becomes an entry: checked, with all that the log needs to keep and find it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import msgspec

from tutela.statements.check import Fault, Json, Table, check_statement
from tutela.statements.check.verb import VOIDED
from tutela.statements.compare import hash_content, said_at
from tutela.statements.mentions import find_mentions, find_speaker


class Entry(msgspec.Struct, frozen=True):
    """A statement ready to append.

    `body` is the statement as received; `added` the JSON members, each followed by a comma, that the log adds on read
    beside `stored`. `said` is the timestamp the sender gave, in milliseconds since 1970; where there is none and
    `timed` is false, the timestamp will be that of `stored`. `target` is the id that a StatementRef points to.
    `speaker` (none or one) and `mentions` are keys of `mentions.py`.
    """

    id: bytes
    body: bytes
    added: bytes
    timed: bool
    said: int | None
    digest: bytes
    target: bytes | None
    voiding: bool
    speaker: tuple[bytes, ...]
    mentions: tuple[bytes, ...]


class Sender(msgspec.Struct, frozen=True):
    """What a request says about all of its statements.

    `version` is that of the request's header; `authority` the agent whom the log names as the one who asserts them;
    `make_id` gives a random UUID as a string.
    """

    version: str
    authority: Table
    make_id: Callable[[], str]


def prepare(value: Json, body: bytes, sender: Sender, *, put_id: str = "") -> Entry | list[Fault]:
    """Give the entry of one statement, or its faults; `body` is the text of `value`, `put_id` the id that PUT names."""
    faults = check_statement(value, sender.version)
    if faults or not isinstance(value, dict):
        return faults
    identity = value.get("id", put_id) or sender.make_id()
    version = "2.0.0" if sender.version >= "2" else "1.0.0"
    added: dict[str, Json] = {} if "id" in value else {"id": identity}
    if "version" not in value:
        added["version"] = version  # 4.2.4.3; 1.0.3 Data 2.4.10
    added["authority"] = dict(sender.authority)
    plain = _level_assigned(value)
    return make_entry(
        value if plain is None else plain,
        body if plain is None else msgspec.json.encode(plain),
        identity=str(identity),
        authority=sender.authority,
        added=added,
    )


def make_entry(
    statement: Table, body: bytes, *, identity: str, authority: Table, added: dict[str, Json], timed: bool = False
) -> Entry:
    """Give the entry of a checked statement; `timed` says that `added` holds its timestamp."""
    verb, target = statement["verb"], statement["object"]
    is_reference = isinstance(target, dict) and target.get("objectType") == "StatementRef"
    return Entry(
        id=bytes.fromhex(identity.replace("-", "")),
        body=body,
        added=msgspec.json.encode(added)[1:-1] + b"," if added else b"",
        timed=timed or "timestamp" in statement,
        said=said_at(statement),
        digest=hash_content(statement),
        target=UUID(str(target["id"])).bytes if is_reference and isinstance(target, dict) else None,
        voiding=isinstance(verb, dict) and verb["id"] == VOIDED,
        speaker=find_speaker(statement),
        mentions=find_mentions(statement, authority),
    )


def _level_assigned(statement: Table) -> Table | None:
    """Give the statement without what the log assigns and with lists for single activities, None if it is so.

    `stored` and `authority` are overwritten (4.2.4.2; Data 2.4.8, 2.4.9); a single context activity comes back as a
    list of one (4.2.2.5; Data 2.4.6.2), that of a sub-statement too.
    """
    target = statement["object"]
    changes: dict[str, Json] = {}
    if isinstance(target, dict) and target.get("objectType") == "SubStatement" and (context := _level_context(target)):
        changes["object"] = {**target, "context": context}
    if context := _level_context(statement):
        changes["context"] = context
    if not changes and "stored" not in statement and "authority" not in statement:
        return None
    return {key: part for key, part in {**statement, **changes}.items() if key not in ("stored", "authority")}


def _level_context(statement: Table) -> dict[str, Json] | None:
    """Give the context with lists for single activities, None if it has none that is single."""
    context = statement.get("context")
    activities = context.get("contextActivities") if isinstance(context, dict) else None
    if not isinstance(context, dict) or not isinstance(activities, dict):
        return None
    if not any(isinstance(part, dict) for part in activities.values()):
        return None
    lists: dict[str, Json] = {key: [part] if isinstance(part, dict) else part for key, part in activities.items()}
    return {**context, "contextActivities": lists}
