"""What a fold sees of a statement (docs/record.md): the parts that our own statements have, the rest left out."""

from __future__ import annotations

from uuid import UUID

import msgspec

from tutela.statements.check import Json, Table
from tutela.statements.check.formats import to_microseconds
from tutela.statements.log import Row
from tutela.statements.mentions import identify

VERBS = "http://adlnet.gov/expapi/verbs/"
EXTENSIONS = "https://tutela.example/xapi/"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One statement as the folds use it.

    `actor` is the identity of `statements.mentions.identify`; `at` the timestamp in microseconds since 1970, no later
    than the hub got it, since a clock may be ahead; `device` and `sequence` how our device counts what it says, ""
    and 0 where none does; `verb` the last part of the verb's IRI; `activity` the object's IRI, `kind` its last part but
    one (unit, item, question, test, precheck, competency); `parent` the IRI of the parent activity; `registration` the
    course; `competency` the first that an answer names. What is missing is empty or None. "Latest" means the greatest
    (`at`, `id`).
    """

    id: str
    at: int
    actor: str
    verb: str
    activity: str
    kind: str
    parent: str
    registration: str
    response: str | None
    success: bool | None
    scaled: float | None
    raw: float | None
    most: float | None
    device: str
    sequence: int
    place: str
    version: str
    form: str
    attempt: str
    competency: str


def read_told(row: Row) -> Told | None:
    """Give what a row of the log tells, None when it is no statement of one actor about an activity."""
    statement: Json = msgspec.json.decode(row.statement)
    if not isinstance(statement, dict):
        return None
    actor, target = identify(_table(statement, "actor")), _table(statement, "object")
    verb, activity = _text(_table(statement, "verb"), "id"), _text(target, "id")
    if actor is None or target.get("objectType", "Activity") != "Activity" or not verb.startswith(VERBS):
        return None
    context, result = _table(statement, "context"), _table(statement, "result")
    extensions, score = _table(context, "extensions"), _table(result, "score")
    return Told(
        id=str(UUID(bytes=row.id)),
        at=min(to_microseconds(_text(statement, "timestamp")) or row.stored, row.stored),
        actor=actor,
        verb=verb.removeprefix(VERBS),
        activity=activity,
        kind=_find_kind(activity),
        parent=_find_parent(_table(context, "contextActivities")),
        registration=_text(context, "registration").lower(),
        response=_optional_text(result, "response"),
        success=_flag(result, "success"),
        scaled=_number(score, "scaled"),
        raw=_number(score, "raw"),
        most=_number(score, "max"),
        device=_text(extensions, f"{EXTENSIONS}device"),
        sequence=_whole(extensions, f"{EXTENSIONS}sequence"),
        place=_text(extensions, f"{EXTENSIONS}place"),
        version=_text(extensions, f"{EXTENSIONS}version"),
        form=str(extensions.get(f"{EXTENSIONS}form", "")),
        attempt=_text(extensions, f"{EXTENSIONS}attempt").lower(),
        competency=_first_text(extensions, f"{EXTENSIONS}competencies"),
    )


def _find_kind(activity: str) -> str:
    parts = activity.rsplit("/", 2)
    return parts[1] if len(parts) == 3 else ""


def _find_parent(activities: Table) -> str:
    parents = activities.get("parent")
    first = parents[0] if isinstance(parents, list) and parents else parents
    return _text(first, "id") if isinstance(first, dict) else ""


def _table(value: Table, key: str) -> Table:
    part = value.get(key)
    return part if isinstance(part, dict) else {}


def _text(value: Table, key: str) -> str:
    return _optional_text(value, key) or ""


def _optional_text(value: Table, key: str) -> str | None:
    part: Json = value.get(key)
    return part if isinstance(part, str) else None


def _first_text(value: Table, key: str) -> str:
    part: Json = value.get(key)
    first = part[0] if isinstance(part, list) and part else None
    return first if isinstance(first, str) else ""


def _flag(value: Table, key: str) -> bool | None:
    part = value.get(key)
    return part if isinstance(part, bool) else None


def _whole(value: Table, key: str) -> int:
    part = value.get(key)
    # The rows hold 64 bits, and true is an int.
    return part if type(part) is int and 0 < part < 2**63 else 0


def _number(value: Table, key: str) -> float | None:
    part = value.get(key)
    return float(part) if isinstance(part, int | float) and not isinstance(part, bool) else None
