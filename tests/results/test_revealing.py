"""No figures that are told, at whatever times, mix to one that rests on fewer than five people."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutela.results.forms import choose_form
from tutela.results.revealing import SMALLEST_GROUP, may_count, shown_count

np = pytest.importorskip("numpy")
PEOPLE = 30
CHANGES = st.lists(st.tuples(st.sampled_from(["answer", "erase"]), st.integers(0, PEOPLE - 1)), max_size=80)


@settings(max_examples=200, deadline=None)
@given(CHANGES, st.lists(st.integers(-3, 3), min_size=8, max_size=8))
def test_no_mixture_of_counts_shows_fewer_than_five(changes: list[tuple[str, int]], weights: list[int]) -> None:
    """An attacker looks after every change and adds and subtracts what is told with any weights."""
    there: set[int] = set()
    seen: set[int] = set()
    told: list[set[int]] = []
    for what, who in changes:
        there = there | {who} if what == "answer" else there - {who}
        if may_count({str(each) for each in seen}, {str(each) for each in there}):
            told.append(set(there))
            seen |= there
    mixture = np.zeros(PEOPLE)
    for weight, people in zip(weights, told, strict=False):
        mixture += weight * np.array([float(each in people) for each in range(PEOPLE)])
    involved = int(np.count_nonzero(mixture))
    assert involved == 0 or involved >= SMALLEST_GROUP


def test_a_plain_rule_of_five_would_show_one() -> None:
    """Counting whenever five are there tells the sixth: what the rule above forbids."""
    five, six = {"a", "b", "c", "d", "e"}, {"a", "b", "c", "d", "e", "f"}
    assert len(six - five) == 1
    assert not may_count(five, six)
    assert may_count(five, six | {"g", "h", "i", "j"})


def test_counts_go_in_steps_and_never_tell_all() -> None:
    assert [shown_count(count, 24) for count in (0, 4, 5, 9, 23, 24)] == [0, 0, 5, 5, 20, 20]
    assert shown_count(4, 4) is None


@given(st.lists(st.text(min_size=1), min_size=1, max_size=60, unique=True))
def test_forms_are_balanced_whoever_comes(actors: list[str]) -> None:
    given_out = {1: 0, 2: 0}
    for actor in actors:
        assert choose_form(actor, given_out) == choose_form(actor, dict(given_out))
        given_out[choose_form(actor, given_out)] += 1
        assert abs(given_out[1] - given_out[2]) <= 1
