"""Reliability and item quality agree with published worked examples and with numpy."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutela.results.item_quality import ItemAnswer, compare_tails, correlate, find_quality
from tutela.results.reliability import find_alpha, with_feldt

WUENSCH = ["1111110110", "1011011101", "1111011001", "0010001000", "0000010010", "1110111111", "1101110111",
           "1111111101", "0101111101", "1101101110"]  # fmt: skip
"""Ten students, ten items: K. Wuensch, East Carolina University, "The Kuder-Richardson 20" (KR20.txt): sum of pq 2.18,
variance of the sums 5.84."""
KR_SHEET = ["1100110011", "0010110100", "1111001111", "0101101101", "1100111011", "1111111011", "1000011001",
            "1100111101", "1101100001", "0000110001"]  # fmt: skip
"""Ten students, ten items, from a teaching sheet on KR-20 and KR-21: sum of pq 2.05, variance 3.29, KR-20 0.42."""


def scores(rows: list[str]) -> list[list[float]]:
    return [[float(each) for each in row] for row in rows]


@pytest.mark.parametrize(
    ("rows", "pq", "variance"), [(WUENSCH, 2.18, 5.84), (KR_SHEET, 2.05, 3.29)], ids=["Wuensch", "sheet"]
)
def test_alpha_of_right_and_wrong_is_the_published_kr_20(rows: list[str], pq: float, variance: float) -> None:
    alpha = find_alpha(scores(rows))
    assert alpha is not None
    assert alpha.value == pytest.approx(10 / 9 * (1 - pq / variance))


def test_the_interval_of_alpha_is_the_published_one() -> None:
    """Evans' program for Feldt's interval, MRC Cognition and Brain Sciences Unit: 0.913, 873 people, 20 items."""
    interval = with_feldt(0.913, 873, 20)
    assert (interval.low, interval.high) == pytest.approx((0.9044024, 0.9211588), abs=5e-8)


def test_alpha_of_nothing_is_none() -> None:
    assert find_alpha([]) is None
    assert find_alpha([[1.0, 0.0]]) is None
    assert find_alpha([[1.0], [0.0]]) is None
    assert find_alpha([[1.0, 0.0], [0.0, 1.0]]) is None


@given(st.integers(0, 10_000))
def test_the_correlation_is_that_of_scipy(seed: int) -> None:
    stats = pytest.importorskip("scipy.stats")
    chance = Random(seed)  # noqa: S311 - the same numbers for the same seed
    ones = [float(chance.random() < 0.5) for _ in range(40)] + [0.0, 1.0]
    others = [chance.random() for _ in range(42)]
    assert correlate(ones, others) == pytest.approx(stats.pointbiserialr(ones, others).statistic)


def test_what_does_not_vary_correlates_with_nothing() -> None:
    assert correlate([1.0, 1.0], [0.2, 0.4]) is None


def test_the_tails_are_the_upper_and_lower_27_per_cent_whatever_the_order() -> None:
    rests = [place / 100 for place in range(100)]
    right = [float(rest >= 0.8) for rest in rests]
    assert compare_tails(right, rests) == pytest.approx(20 / 27)
    assert compare_tails(right[::-1], rests[::-1]) == pytest.approx(20 / 27)


def test_people_who_are_alike_at_the_cut_count_alike() -> None:
    """Of ten people three are the upper tail; the third place is shared by four, of whom one is right."""
    rests = [0.9, 0.8, 0.5, 0.5, 0.5, 0.5, 0.1, 0.1, 0.1, 0.0]
    right = [1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    assert compare_tails(right, rests) == pytest.approx((1 + 1 + 0.25) / 3)


def answers(number: int) -> list[ItemAnswer]:
    """Give answers in which the better half is right; a wrong option draws the best, another nobody."""
    return [
        ItemAnswer(float(place < number // 2), 1 - place / number, ("a" if place < number // 2 else "b",))
        for place in range(number)
    ]


def test_nothing_is_said_of_a_question_under_fifty_answers() -> None:
    assert find_quality(answers(49)) is None
    quality = find_quality(answers(50))
    assert quality is not None
    assert quality.difficulty == pytest.approx(0.5)


def test_weak_distractors_and_turned_keys_are_named() -> None:
    turned = [ItemAnswer(1 - each.score, each.rest, each.chosen) for each in answers(60)]
    quality = find_quality(turned, wrong=("a", "c"))
    assert quality is not None
    assert quality.notes == ("reversed",)
    assert quality.options == (("a", "better"), ("c", "hardly"))


@pytest.mark.parametrize(("right", "note"), [(58, "easy"), (3, "hard")])
def test_questions_that_are_too_easy_or_too_hard_are_named(right: int, note: str) -> None:
    quality = find_quality([ItemAnswer(float(place < right), (place * 7 % 60) / 60) for place in range(60)])
    assert quality is not None
    assert note in quality.notes
