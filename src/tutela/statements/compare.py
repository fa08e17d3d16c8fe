"""When two statements with one id are the same (IEEE 9274.1.1, 4.2.3; 1.0.3 Data 2.3.1, Statement Comparison).

What the log itself may assign (id, stored, authority, version) and what is no part of a statement (verb display,
activity definitions, order of group members, case of case-insensitive text, time zone of a timestamp) does not count.
The timestamp counts only where both senders gave one, since the log fills it in where it is missing. Durations
compare to 0.01 seconds (4.2.7; Data 4.6).
"""

from __future__ import annotations

import re
from hashlib import sha256

import msgspec

from tutela.statements.check import Json, Table
from tutela.statements.check.formats import to_microseconds

_ASSIGNED = frozenset(("id", "stored", "authority", "version", "timestamp"))
_SECONDS = re.compile(r"([.,]\d\d)\d+(?=S\Z)", re.ASCII)


def hash_content(statement: Table) -> bytes:
    """Give the SHA-256 of what makes a checked statement this statement; its timestamp is compared apart."""
    content = {key: _level(key, part) for key, part in statement.items() if key not in _ASSIGNED}
    return sha256(msgspec.json.encode(content, order="sorted")).digest()


def said_at(statement: Table) -> int | None:
    """Give the timestamp that the sender gave, in milliseconds since 1970 (4.2.7: at least that precision), or None."""
    timestamp = statement.get("timestamp")
    moment = to_microseconds(timestamp) if isinstance(timestamp, str) else None
    return None if moment is None else moment // 1000


def is_same(digest: bytes, said: int | None, other_digest: bytes, other_said: int | None) -> bool:
    """Tell whether two statements of one id are the same by their content hashes and the timestamps given."""
    return digest == other_digest and (said is None or other_said is None or said == other_said)


def _level(key: str, value: Json) -> Json:
    """Give a part of a statement with everything levelled that does not count."""
    if key == "verb" and isinstance(value, dict):
        return {"id": value["id"]}
    if key in ("actor", "instructor", "team", "agent", "group") and isinstance(value, dict):
        return _level_agent(value)
    if key == "object" and isinstance(value, dict):
        return _level_object(value)
    if key == "context" and isinstance(value, dict):
        return {name: _level_context(name, part) for name, part in value.items()}
    if key == "result" and isinstance(value, dict):
        return {name: _level_result(name, part) for name, part in value.items()}
    return value


def _level_agent(agent: Table) -> Json:
    levelled = dict(agent)
    mbox, digest, members = agent.get("mbox"), agent.get("mbox_sha1sum"), agent.get("member")
    if isinstance(mbox, str):
        local, _, domain = mbox.rpartition("@")
        levelled["mbox"] = f"{local}@{domain.lower()}"
    if isinstance(digest, str):
        levelled["mbox_sha1sum"] = digest.lower()
    if isinstance(members, list):
        each = [_level_agent(member) for member in members if isinstance(member, dict)]
        levelled["member"] = sorted(each, key=lambda member: msgspec.json.encode(member, order="sorted"))
    return levelled


def _level_object(value: Table) -> Json:
    kind = value.get("objectType", "Activity")
    if kind == "Activity":
        return {name: part for name, part in value.items() if name != "definition"}
    if kind == "StatementRef":
        return _level_reference(value)
    if kind == "SubStatement":
        inner = {name: _level(name, part) for name, part in value.items() if name != "timestamp"}
        # A SubStatement's timestamp is never assigned by the log, so it counts, as the point in time that it names.
        return {**inner, "timestamp": said_at(value)}
    return _level_agent(value)


def _level_reference(value: Table) -> Json:
    return {**value, "id": str(value["id"]).lower()}


def _level_context(name: str, value: Json) -> Json:
    if name == "contextActivities" and isinstance(value, dict):
        return {kind: _level_activities(activities) for kind, activities in value.items()}
    if name in ("contextAgents", "contextGroups") and isinstance(value, list):
        tables = [related for related in value if isinstance(related, dict)]
        return [{part: _level(part, inner) for part, inner in related.items()} for related in tables]
    if name in ("registration", "language") and isinstance(value, str):
        return value.lower()
    if name == "statement" and isinstance(value, dict):
        return _level_reference(value)
    return _level(name, value)


def _level_activities(value: Json) -> Json:
    each = value if isinstance(value, list) else [value]
    return [_level_object(activity) for activity in each if isinstance(activity, dict)]


def _level_result(name: str, value: Json) -> Json:
    if name == "duration" and isinstance(value, str):
        return _SECONDS.sub(r"\1", value)
    if name == "score" and isinstance(value, dict):
        # A browser writes 1.0 as 1: the same number.
        return {part: float(number) for part, number in value.items() if isinstance(number, int | float)}
    return value
