"""No small count can be read off or worked out: each printed table is attacked by linear programme."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from tests.evidence.estimate.published import TABLES, published
from tutela.evidence.estimate.hiding import Shown, printable
from tutela.evidence.estimate.histories import Histories


def equations(histories: Histories, shown: Shown) -> tuple[np.ndarray, np.ndarray]:
    """Write down what a reader knows, from the labels and numbers as printed."""
    codes = np.arange(1, len(histories.counts))
    rows, values = [], []
    if shown.seen is not None:
        rows.append(np.ones(len(codes)))
        values.append(shown.seen)
    for place, (_, value) in enumerate(shown.lists):
        if value is not None:
            rows.append((codes >> place & 1).astype(float))
            values.append(value)
    for label, value in shown.histories:
        assert value is not None
        code = sum(1 << histories.lists.index(name) for name in label.split(" + "))
        rows.append((codes == code).astype(float))
        values.append(value)
    return np.array(rows).reshape(-1, len(codes)), np.array(values, dtype=float)


def width_of(rows: np.ndarray, values: np.ndarray, wanted: np.ndarray) -> float:
    if not len(rows):
        return np.inf
    ends = [linprog(sign * wanted, A_eq=rows, b_eq=values, bounds=(0, None), method="highs") for sign in (1, -1)]
    if any(end.status == 3 for end in ends):
        return np.inf
    return float(-ends[1].fun - ends[0].fun)


def attack(histories: Histories) -> None:
    shown = printable(histories)
    printed = [value for value in (shown.seen, *(v for _, v in shown.lists), *(v for _, v in shown.histories)) if value]
    assert all(value >= 10 for value in printed)
    rows, values = equations(histories, shown)
    codes = np.arange(1, len(histories.counts))
    wanted = [(codes == code).astype(float) for code in codes]
    wanted += [(codes >> place & 1).astype(float) for place in range(histories.width)]
    wanted += [
        ((codes >> one & 1) * (codes >> two & 1)).astype(float) for one, two in combinations(range(histories.width), 2)
    ]
    for count in wanted:
        if count @ histories.counts[1:] < 10:
            assert width_of(rows, values, count) >= 10 - 1e-6


@pytest.mark.parametrize("path", sorted(TABLES.glob("*five*")), ids=lambda path: path.stem)
def test_no_small_count_of_a_published_table_can_be_worked_out(path: Path) -> None:
    attack(published(path.stem))


@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from([0, 1, 3, 9, 10, 12, 40, 300]), min_size=7, max_size=7))
def test_no_small_count_of_any_table_can_be_worked_out(counts: list[int]) -> None:
    attack(Histories(("A", "B", "C"), np.array([0, *counts])))


def test_a_table_without_small_counts_is_printed_whole() -> None:
    shown = printable(Histories(("A", "B"), np.array([0, 40, 30, 12])))
    assert shown.seen == 82
    assert dict(shown.lists) == {"A": 52, "B": 42}
    assert dict(shown.histories) == {"A": 40, "B": 30, "A + B": 12}
    assert shown.hidden == 0


@pytest.mark.parametrize("counts", [[40, 30, 7], [4, 30, 20]])
def test_two_lists_with_a_small_count_print_nothing(counts: list[int]) -> None:
    shown = printable(Histories(("A", "B"), np.array([0, *counts])))
    assert (shown.seen, shown.histories, shown.hidden) == (None, (), 3)
    assert dict(shown.lists) == {"A": None, "B": None}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=7, max_size=7))
def test_three_lists_print_everything_or_nothing(counts: list[int]) -> None:
    """Numbers seen, lists and Chao's bound fix the numbers on exactly one, two and three lists."""
    shown = printable(Histories(("A", "B", "C"), np.array([0, *counts])))
    if min(counts) >= 10:
        assert (shown.seen, shown.hidden) == (sum(counts), 0)
    else:
        assert (shown.seen, shown.histories, [value for _, value in shown.lists]) == (None, (), [None] * 3)


def four(**counts: int) -> Histories:
    names = ("A", "B", "C", "D")
    table = np.zeros(16, dtype=np.int64)
    for on, count in counts.items():
        table[sum(1 << names.index(name) for name in on)] = count
    return Histories(names, table)


def test_counts_of_histories_wait_until_none_is_small() -> None:
    """With B and C alone known, n010 n001 / n011 would tell who is on both."""
    table = four(A=200, B=150, C=120, D=90, AB=40, AC=30, BC=7, BD=25, CD=20, AD=15)
    shown = printable(table)
    assert shown.histories == ()
    assert shown.seen == 697
    assert dict(shown.lists) == {"A": 285, "B": 222, "C": 177, "D": 150}


def test_lists_that_were_changed_show_no_count() -> None:
    """The size of A and C as one, beside those of A and of C, would be a difference: the number on both."""
    table = Histories(("A+C", "B"), np.array([0, 40, 30, 12]))
    assert printable(table).seen == 82
    shown = printable(table, changed=True)
    assert (shown.seen, shown.histories, [value for _, value in shown.lists]) == (None, (), [None] * 2)


def test_a_list_that_shares_few_cases_hides_all_counts() -> None:
    """The others joined and D are two lists: u d / shared, so the estimate tells who is on both."""
    shown = printable(four(A=200, B=150, C=120, D=90, AB=40, AC=30, BC=70, BD=5, CD=3))
    assert (shown.seen, shown.histories, [value for _, value in shown.lists]) == (None, (), [None] * 4)
