"""Sentences carry their uncertainty, and say as much as the survey can tell."""

from __future__ import annotations

import pytest

from tutela.evidence.profile.row import Row
from tutela.evidence.report.sentences import in_brackets, of_100, says_more, shown


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        (0.121, 0.178, "between 12 and 18 of 100 children"),
        (0.118, 0.122, "about 12 of 100 children"),
        (0.0, 0.003, "fewer than 1 of 100 children"),
        (0.001, 0.024, "up to 2 of 100 children"),
        (0.996, 1.0, "nearly all children"),
        (None, None, "a share of children that is not shown"),
    ],
)
def test_an_interval_becomes_a_count_of_100(low: float | None, high: float | None, says: str) -> None:
    assert of_100(low, high, "children") == says


def test_values_that_rest_on_few_stand_in_brackets_and_hidden_ones_behind_a_sign() -> None:
    assert shown(Row("x", (), 0.1234, n=30, flag="few")) == "(12.3)"
    assert shown(Row("x", (), flag="too few")) == "*"
    assert shown(Row("x", (), n=300, flag="hidden")) == "–"  # noqa: RUF001
    assert in_brackets(Row("x", (), flag="hidden")) == "–"  # noqa: RUF001
    assert in_brackets(Row("x", (), 0.5)) == ""


def _row(label: str, low: float, high: float) -> Row:
    return Row("x", (("g", label),), (low + high) / 2, 0.01, low, high, 100)


def test_groups_are_compared_only_where_their_intervals_part() -> None:
    assert says_more([_row("Girls", 0.2, 0.3), _row("Boys", 0.05, 0.1)], "children", "Chores") == (
        "Chores is most common for Girls (between 20 and 30 of 100 children) and least common for Boys "
        "(between 5 and 10 of 100 children)."
    )
    assert says_more([_row("Girls", 0.2, 0.3), _row("Boys", 0.15, 0.25)], "children", "Chores") == (
        "Chores: from Boys to Girls, with intervals that overlap; the survey may not tell them apart."
    )
    assert says_more([Row("x", (("g", "Girls"),), flag="hidden")], "children", "Chores") == (
        "Chores: too little can be shown to compare groups."
    )
