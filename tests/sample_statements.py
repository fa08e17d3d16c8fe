"""Statements for tests: a whole one, and small changes of it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any
from uuid import UUID

import msgspec

from tutela.statements.check import Json
from tutela.statements.prepare import Entry, Sender, prepare

HUB_AGENT: dict[str, Json] = {"objectType": "Agent", "account": {"homePage": "https://hub.example", "name": "hub"}}


def make_uuid(number: int) -> str:
    """Give a version-4 UUID that counts."""
    return str(UUID(int=number + (0xA << 62) | (1 << 124), version=4))


def make_statement(number: int = 1, **parts: Any) -> dict[str, Any]:
    """Give a statement that uses every part, with some parts replaced; None leaves a part out."""
    statement: dict[str, Any] = {
        "id": make_uuid(number),
        "actor": {"objectType": "Agent", "account": {"homePage": "https://hub.example", "name": "k3v9"}},
        "verb": {"id": "http://adlnet.gov/expapi/verbs/answered"},
        "object": {
            "objectType": "Activity",
            "id": "https://tutela.example/kit/item/two-sisters",
            "definition": {"type": "http://adlnet.gov/expapi/activities/cmi.interaction"},
        },
        "result": {"score": {"scaled": 0.5}, "success": False, "response": "a[,]b", "duration": "PT12.5S"},
        "context": {
            "registration": "0f8fad5b-d9cb-469f-a165-70867728950e",
            "language": "en",
            "platform": "Tutela player 0.1.0",
            "contextActivities": {"parent": [{"id": "https://tutela.example/kit/unit/starting-points"}]},
            "extensions": {"https://tutela.example/xapi/sequence": 7},
        },
        "timestamp": "2026-11-23T10:00:00.000Z",
    }
    statement.update(deepcopy(parts))
    return {key: part for key, part in statement.items() if part is not None}


def make_entry(statement: dict[str, Any], version: str = "2.0.0") -> Entry:
    """Give the entry of a statement that is known to be right."""
    sender = Sender(version, HUB_AGENT, lambda: make_uuid(999_999))
    entry = prepare(statement, msgspec.json.encode(statement), sender)
    assert isinstance(entry, Entry), [str(fault) for fault in entry]
    return entry
