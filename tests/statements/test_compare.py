"""When two statements of one id are the same."""

from __future__ import annotations

from typing import Any

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
