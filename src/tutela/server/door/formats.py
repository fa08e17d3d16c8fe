"""The three formats in which statements are given (IEEE 9274.1.1, 4.1.6.1; 1.0.3 Communication 2.1.3, `format`)."""

from __future__ import annotations

from typing import Literal

import msgspec

from tutela.statements.check import Json, Table
from tutela.statements.check.agents import IDENTIFIERS
from tutela.statements.parse import parse

Format = Literal["exact", "ids", "canonical"]

_LANGUAGE_MAPS = frozenset(("name", "description", "display"))
_OPAQUE = frozenset(("extensions",))
_AGENTS = frozenset(("actor", "authority", "instructor", "team", "agent", "group"))


def format_statement(text: bytes, form: Format, languages: str) -> bytes:
    """Give a statement in a format; `languages` is the Accept-Language header, used by `canonical`.

    `exact` is the text as received with what the log added. The log keeps no definitions beside statements, so the
    canonical definition of an activity is the one in the statement, in one language.
    """
    if form == "exact":
        return text
    statement = parse(text)
    if form == "ids":
        return msgspec.json.encode(_reduce(statement))
    return msgspec.json.encode(_choose(statement, _read_languages(languages)))


def _reduce(value: Json, key: str = "") -> Json:
    """Give a part with only what identifies its agents, groups, verbs and activities."""
    if isinstance(value, list):
        return [_reduce(part, key) for part in value]
    if not isinstance(value, dict) or key in _OPAQUE or key == "attachments":
        return value
    kind = value.get("objectType")
    if key == "verb":
        return {"id": value["id"]}
    if key in _AGENTS or (key == "object" and kind in ("Agent", "Group")) or key == "member":
        return _reduce_agent(value)
    if key in ("object", "activity") and kind in (None, "Activity"):
        return {"id": value["id"]}
    return {name: _reduce(part, "activity" if key == "contextActivities" else name) for name, part in value.items()}


def _reduce_agent(agent: Table) -> Json:
    identified = any(name in agent for name in IDENTIFIERS)
    kept = {name: part for name, part in agent.items() if name == "objectType" or name in IDENTIFIERS}
    if not identified and "member" in agent:
        kept["member"] = _reduce(agent["member"], "member")
    return kept


def _choose(value: Json, languages: list[str], key: str = "") -> Json:
    """Give a part with one language in each map of its activities and verbs."""
    if isinstance(value, list):
        return [_choose(part, languages, key) for part in value]
    if not isinstance(value, dict) or key in _OPAQUE or key in _AGENTS or key == "attachments":
        return value
    return {
        name: _choose_one(part, languages)
        if name in _LANGUAGE_MAPS and isinstance(part, dict)
        else _choose(part, languages, name)
        for name, part in value.items()
    }


def _choose_one(texts: Table, languages: list[str]) -> Json:
    """Give the entry that suits best: exact, then by prefix, else the first (RFC 4647, lookup)."""
    for wanted in languages:
        tags = [tag for tag in texts if tag.lower() == wanted]
        tags += [tag for tag in texts if tag.lower().startswith(f"{wanted}-") or wanted.startswith(f"{tag.lower()}-")]
        if tags:
            return {tags[0]: texts[tags[0]]}
    return dict(list(texts.items())[:1])


def _read_languages(header: str) -> list[str]:
    """Give the language ranges of an Accept-Language header in order of preference (RFC 9110, 12.5.4)."""
    ranked = []
    for place, part in enumerate(header.split(",")[:20]):
        tag, _, weight = part.partition(";")
        try:
            quality = float(weight.strip().removeprefix("q=")) if weight else 1.0
        except ValueError:
            quality = 0.0
        if tag.strip() not in ("", "*") and quality > 0:
            ranked.append((-quality, place, tag.strip().lower()))
    return [tag for _, _, tag in sorted(ranked)]
