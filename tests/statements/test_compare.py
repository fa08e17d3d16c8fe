"""When two statements of one id are the same."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec
import pytest

from tests.sample_statements import make_statement
from tutela.statements.compare import hash_content, is_same, said_at


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return is_same(hash_content(one), said_at(one), hash_content(other), said_at(other))


A, B = {"mbox": "mailto:a@example.org"}, {"mbox": "mailto:b@example.org"}


def activities(parent: Any) -> dict[str, Any]:
    return {"context": {"contextActivities": {"parent": parent}}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"stored": "2026-01-01T00:00:00Z", "authority": A, "version": "1.0.0"}),
        ({}, {"timestamp": None}),
        ({"timestamp": "2026-01-01T00:00:00Z"}, {"timestamp": "2026-01-01T02:00:00.0009+02:00"}),
        ({"verb": {"id": "https://example.org/v"}}, {"verb": {"id": "https://example.org/v", "display": {"en": "v"}}}),
        (
            {"object": {"id": "https://e.org/o"}},
            {"object": {"id": "https://e.org/o", "definition": {"name": {"en": "o"}}}},
        ),
        ({"actor": {"mbox": "mailto:a@EXAMPLE.org"}}, {"actor": A}),
        ({"actor": {"objectType": "Group", "member": [A, B]}}, {"actor": {"objectType": "Group", "member": [B, A]}}),
        (activities({"id": "https://e.org/p"}), activities([{"id": "https://e.org/p"}])),
        ({"result": {"duration": "PT1.239S"}}, {"result": {"duration": "PT1.23S"}}),
        ({"result": {"score": {"scaled": 1.0}}}, {"result": {"score": {"scaled": 1}}}),
        ({"context": {"language": "en-gb"}}, {"context": {"language": "en-GB"}}),
    ],
)
def test_differences_that_do_not_count(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert same(make_statement(**one), make_statement(**other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"timestamp": "2026-01-01T00:00:00Z"}, {"timestamp": "2026-01-01T00:00:01Z"}),
        ({"verb": {"id": "https://example.org/v"}}, {"verb": {"id": "https://example.org/V"}}),
        ({"actor": A}, {"actor": {"mbox": "mailto:A@example.org"}}),
        ({"actor": A}, {"actor": A | {"name": "A"}}),
        ({"result": {"duration": "PT60S"}}, {"result": {"duration": "PT1M"}}),
        ({"result": {"response": "a"}}, {"result": {"response": "A"}}),
        ({"result": {"score": {"scaled": 1}}}, {"result": {"score": {"raw": 1}}}),
        ({"context": None}, {"context": {}}),
        ({"context": {"extensions": {"https://e.org/e": 1}}}, {"context": {"extensions": {"https://e.org/e": 2}}}),
        (activities([{"id": "https://e.org/p"}]), activities([{"id": "https://e.org/q"}])),
    ],
)
def test_differences_that_count(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not same(make_statement(**one), make_statement(**other))


NAME, REFERENCE = "0F8FAD5B-d9cb-469f-a165-70867728950e", "0f8fad5b-d9cb-469f-a165-70867728950e"
EVERYTHING: dict[str, Any] = {
    "id": REFERENCE,
    "version": "2.0.0",
    "actor": {"objectType": "Group", "member": [{"mbox": "mailto:B@Example.ORG"}, {"mbox_sha1sum": "AB" * 20}]},
    "verb": {"id": "https://e.org/v", "display": {"en": "did"}},
    "object": {
        "objectType": "SubStatement",
        "actor": {"mbox": "mailto:a@Example.org"},
        "verb": {"id": "https://e.org/v", "display": {"en": "did"}},
        "object": {"id": "https://e.org/o", "definition": {"type": "https://e.org/t"}},
    },
    "result": {"score": {"scaled": 1, "raw": 3}, "duration": "PT1.2345S", "success": True, "response": "a"},
    "context": {
        "registration": NAME,
        "language": "EN-gb",
        "platform": "P",
        "statement": {"objectType": "StatementRef", "id": NAME},
        "instructor": {"mbox": "mailto:I@Example.org"},
        "contextActivities": {
            "parent": [{"id": "https://e.org/p", "definition": {}}],
            "grouping": {"id": "https://e.org/g"},
        },
        "contextAgents": [{"objectType": "contextAgent", "agent": {"mbox": "mailto:I@Example.org"}}],
        "extensions": {"https://e.org/e": [1, {"b": 1, "a": 2}]},
    },
    "timestamp": "2026-11-23T10:00:00Z",
}


@pytest.mark.parametrize("actor", [EVERYTHING["actor"], EVERYTHING["actor"] | {"name": "n" * 2_000}])
def test_the_digest_is_that_of_the_levelled_statement_and_stays_so_in_logs_kept_before(actor: dict[str, Any]) -> None:
    levelled = {
        "actor": {
            **actor,
            "member": [{"mbox": "mailto:B@example.org"}, {"mbox_sha1sum": "ab" * 20}],
        },
        "verb": {"id": "https://e.org/v"},
        "object": {
            "objectType": "SubStatement",
            "actor": {"mbox": "mailto:a@example.org"},
            "verb": {"id": "https://e.org/v"},
            "object": {"id": "https://e.org/o"},
            "timestamp": None,
        },
        "result": {"score": {"scaled": 1.0, "raw": 3.0}, "duration": "PT1.23S", "success": True, "response": "a"},
        "context": {
            "registration": REFERENCE,
            "language": "en-gb",
            "platform": "P",
            "statement": {"objectType": "StatementRef", "id": REFERENCE},
            "instructor": {"mbox": "mailto:I@example.org"},
            "contextActivities": {"parent": [{"id": "https://e.org/p"}], "grouping": [{"id": "https://e.org/g"}]},
            "contextAgents": [{"objectType": "contextAgent", "agent": {"mbox": "mailto:I@example.org"}}],
            "extensions": {"https://e.org/e": [1, {"b": 1, "a": 2}]},
        },
    }
    expected = sha256(msgspec.json.encode(levelled, order="sorted")).digest()
    for _ in range(2):  # the second time from what was remembered
        assert hash_content({**EVERYTHING, "actor": actor}) == expected
