"""A rule that remembers finds what the rule itself finds, each time, at the place where the value stands."""

from __future__ import annotations

import pytest

from tutela.statements.check.agents import check_actor
from tutela.statements.check.fault import Fault, Json
from tutela.statements.check.remember import SMALL, remember

GOOD: dict[str, Json] = {"mbox": "mailto:a@example.org"}
BAD: dict[str, Json] = {"mbox": "a", "Name": 1}


@pytest.mark.parametrize("value", [GOOD, BAD, None, [], {**BAD, "more": "x" * SMALL}])
def test_what_is_found_does_not_depend_on_what_was_checked_before(value: Json) -> None:
    rule = remember(check_actor)
    for path in ("/actor", "/object", "/actor"):
        expected: list[Fault] = []
        check_actor(value, path, expected)
        found = [Fault("/before", "what", "expected")]
        rule(value, path, found)
        assert found[1:] == expected


def test_the_rule_looks_once_at_what_is_small_and_each_time_at_what_is_large() -> None:
    looked: list[Json] = []
    rule = remember(lambda value, path, faults: looked.append(value))
    for value in (GOOD, dict(GOOD), "x" * SMALL, "x" * SMALL):
        rule(value, "", [])
    assert looked == [GOOD, "x" * SMALL, "x" * SMALL]
