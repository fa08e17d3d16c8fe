"""When two statements with one id are the same (IEEE 9274.1.1, 4.2.3; 1.0.3 Data 2.3.1, Statement Comparison).

What the log itself may assign (id, stored, authority, version) and what is no part of a statement (verb display,
activity definitions, order of group members, case of case-insensitive text, time zone of a timestamp) does not count.
The timestamp counts only where both senders gave one, since the log fills it in where it is missing. Durations
compare to 0.01 seconds (4.2.7; Data 4.6).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256

import msgspec

from tutela.statements.check import Json, Table
from tutela.statements.check.formats import to_microseconds
from tutela.statements.check.remember import SMALL

_ASSIGNED = frozenset(("id", "stored", "authority", "version", "timestamp"))
_SECONDS = re.compile(r"([.,]\d\d)\d+(?=S\Z)", re.ASCII)


def hash_content(statement: Table) -> bytes:
    """Give the SHA-256 of what makes a checked statement this statement; its timestamp is compared apart."""
    content = _level_table({key: part for key, part in statement.items() if key not in _ASSIGNED}, _PARTS)
    return sha256(msgspec.json.encode(content, order="sorted")).digest()


def said_at(statement: Table) -> int | None:
    """Give the timestamp that the sender gave, in milliseconds since 1970 (4.2.7: at least that precision), or None."""
    timestamp = statement.get("timestamp")
    moment = to_microseconds(timestamp) if isinstance(timestamp, str) else None
    return None if moment is None else moment // 1000


def is_same(digest: bytes, said: int | None, other_digest: bytes, other_said: int | None) -> bool:
    """Tell whether two statements of one id are the same by their content hashes and the timestamps given."""
    return digest == other_digest and (said is None or other_said is None or said == other_said)


_Level = Callable[[Json], object]
"""Gives a part with everything levelled that does not count; a part of a wrong type comes back as it is."""


def _level_parts(value: Json, levels: Mapping[str, _Level]) -> object:
    return _level_table(value, levels) if isinstance(value, dict) else value


def _level_table(value: Table, levels: Mapping[str, _Level]) -> dict[str, object]:
    return {key: levels[key](part) if key in levels else part for key, part in value.items()}


def _remember(level: _Level) -> _Level:
    """Give what `level` gives, as JSON; what many statements share is levelled once."""

    @lru_cache(maxsize=4_096)
    def write(text: bytes) -> msgspec.Raw:
        return msgspec.Raw(msgspec.json.encode(level(msgspec.json.decode(text)), order="sorted"))

    def remembered(value: Json) -> object:
        text = msgspec.json.encode(value)
        return write(text) if len(text) <= SMALL else level(value)

    return remembered


def _level_verb(value: Json) -> object:
    return {"id": value["id"]} if isinstance(value, dict) else value


def _level_agent(value: Json) -> object:
    if not isinstance(value, dict):
        return value
    levelled: dict[str, object] = dict(value)
    mbox, digest, members = value.get("mbox"), value.get("mbox_sha1sum"), value.get("member")
    if isinstance(mbox, str):
        local, _, domain = mbox.rpartition("@")
        levelled["mbox"] = f"{local}@{domain.lower()}"
    if isinstance(digest, str):
        levelled["mbox_sha1sum"] = digest.lower()
    if isinstance(members, list):
        each = [_level_agent(member) for member in members if isinstance(member, dict)]
        levelled["member"] = sorted(each, key=lambda member: msgspec.json.encode(member, order="sorted"))
    return levelled


def _level_object(value: Json) -> object:
    if not isinstance(value, dict):
        return value
    kind = value.get("objectType", "Activity")
    if kind == "Activity":
        return {name: part for name, part in value.items() if name != "definition"}
    if kind == "StatementRef":
        return _level_reference(value)
    if kind == "SubStatement":
        # A SubStatement's timestamp is never assigned by the log, so it counts, as the point in time that it names.
        inner = {name: part for name, part in value.items() if name != "timestamp"}
        return {**_level_table(inner, _PARTS), "timestamp": said_at(value)}
    return _level_agent(value)


def _level_reference(value: Json) -> object:
    return {**value, "id": str(value["id"]).lower()} if isinstance(value, dict) else value


def _level_activities(value: Json) -> object:
    if not isinstance(value, dict):
        return value
    return {kind: _level_each(part, _level_object) for kind, part in value.items()}


def _level_related(value: Json) -> object:
    """Level contextAgents or contextGroups."""
    parts: dict[str, _Level] = {"agent": _level_agent, "group": _level_agent}
    return _level_each(value, lambda related: _level_parts(related, parts)) if isinstance(value, list) else value


def _level_each(value: Json, level: _Level) -> list[object]:
    return [level(part) for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict)]


def _level_case(value: Json) -> object:
    return value.lower() if isinstance(value, str) else value


def _level_duration(value: Json) -> object:
    return _SECONDS.sub(r"\1", value) if isinstance(value, str) and ("." in value or "," in value) else value


def _level_score(value: Json) -> object:
    if not isinstance(value, dict):
        return value
    # A browser writes 1.0 as 1: the same number.
    return {part: float(number) for part, number in value.items() if isinstance(number, int | float)}


_RESULT: Mapping[str, _Level] = {"duration": _level_duration, "score": _level_score}
_CONTEXT: Mapping[str, _Level] = {
    "contextActivities": _remember(_level_activities),
    "contextAgents": _level_related,
    "contextGroups": _level_related,
    "instructor": _level_agent,
    "team": _level_agent,
    "registration": _level_case,
    "language": _level_case,
    "statement": _level_reference,
}
_PARTS: Mapping[str, _Level] = {
    "actor": _remember(_level_agent),
    "verb": _remember(_level_verb),
    "object": _remember(_level_object),
    "context": lambda value: _level_parts(value, _CONTEXT),
    "result": lambda value: _level_parts(value, _RESULT),
}
