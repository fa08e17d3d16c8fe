"""YAML 1.2 as its core schema says, with lines."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutela.source.yaml12 import read_yaml, resolve


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("1:30", "1:30"),
        ("2026-11-23", "2026-11-23"),
        ("0o17", 15),
        ("017", 17),
        ("0x1F", 31),
        ("+12", 12),
        ("1_000", "1_000"),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("True", True),
        ("~", None),
        ("", None),
        ("1.2.3", "1.2.3"),
        ("9" * 50, "9" * 50),
    ],
)
def test_a_plain_scalar_is_what_yaml_1_2_says(text: str, value: object) -> None:
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


def test_a_quoted_scalar_is_always_a_text() -> None:
    assert read_yaml("- '12'\n- \"null\"\n", "f").value == ["12", "null"]


def test_every_value_has_the_line_of_its_key_or_dash() -> None:
    document = read_yaml("a: 1\nb:\n  c: [x,\n    y]\n  d: >\n    text\n", "f", first_line=11)
    assert document.lines == {
        (): 11,
        ("a",): 11,
        ("b",): 12,
        ("b", "c"): 13,
        ("b", "c", 0): 13,
        ("b", "c", 1): 14,
        ("b", "d"): 15,
    }


def test_values_nested_without_end_are_refused() -> None:
    problems = read_yaml("a: " + "[" * 5000 + "]" * 5000, "f").problems
    assert [str(problem) for problem in problems] == [
        "f:1: values are nested more than 20 deep; expected the documented shape; mend it"
    ]


_PRINTED = st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co", "Zl", "Zp"], exclude_characters="\ufeff")
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(_PRINTED),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(_VALUES)
def test_printed_json_is_yaml(value: Any) -> None:
    assert read_yaml(json.dumps(value, ensure_ascii=False), "f").value == value
