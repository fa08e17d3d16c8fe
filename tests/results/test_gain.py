"""Gains agree with published analyses and with scipy, and do not lean on the form."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutela.results.gain import Gain, Pair, correct_small, find_gain, standardise

FIRST_FORMOTEROL = [(310, 270), (310, 260), (370, 300), (410, 390), (250, 210), (380, 350), (330, 365)]
FIRST_SALBUTAMOL = [(370, 385), (310, 400), (380, 410), (290, 320), (260, 340), (90, 220)]
"""Peak flow of 13 children in two periods; Senn, Cross-over Trials in Clinical Research, 2nd ed. 2002, chapter 3; also
SAS/STAT User's Guide, PROC TTEST, example "AB/BA Crossover Design"."""


def found(pairs: list[Pair]) -> Gain:
    gain = find_gain(pairs)
    assert gain is not None
    return gain


def test_a_published_cross_over_gives_the_effects_of_period_and_treatment() -> None:
    """Our gain is its period effect, our form effect its treatment effect: 46.6, with standard error 10.8."""
    stats = pytest.importorskip("scipy.stats")
    pairs = [Pair("for", *each) for each in FIRST_FORMOTEROL] + [Pair("sal", *each) for each in FIRST_SALBUTAMOL]
    gain = found(pairs)
    assert gain.form_effect is not None
    assert -gain.form_effect.value == pytest.approx(46.6071, abs=1e-4)
    # As the SAS manual has it: a two-sample t test of half the differences, one half with its sign turned.
    one = [(after - before) / 2 for before, after in FIRST_FORMOTEROL]
    other = [(before - after) / 2 for before, after in FIRST_SALBUTAMOL]
    period = stats.ttest_ind(one, other)
    bounds = period.confidence_interval(0.95)
    assert gain.gain.value == pytest.approx(sum(one) / 7 - sum(other) / 6)
    assert (gain.gain.low, gain.gain.high) == pytest.approx((bounds.low, bounds.high))
    treatment = stats.ttest_ind(one, [-each for each in other]).confidence_interval(0.95)
    assert (gain.form_effect.low, gain.form_effect.high) == pytest.approx((treatment.low, treatment.high))


def test_without_crossing_it_is_the_paired_t_interval_of_student() -> None:
    """Student (1908), Biometrika 6:1-25, hours of sleep; R's t.test(paired = TRUE) prints 1.58, 0.7001 to 2.4599."""
    one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    other = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    gain = found([Pair("1", before, after) for before, after in zip(one, other, strict=True)])
    assert (gain.gain.value, gain.gain.low, gain.gain.high) == pytest.approx((1.58, 0.7001142, 2.4598858))
    assert not gain.crossed


@pytest.mark.parametrize(
    ("before", "after", "spread", "people", "correlation", "size", "variance"),
    [
        (30.6, 38.5, 15.0, 20, 0.47, 0.5056, 0.0594),
        (23.5, 26.8, 3.1, 50, 0.64, 1.0481, 0.0254),
        (0.5, 0.7, 0.1, 9, 0.77, 1.8054, 0.2322),
        (53.4, 75.9, 14.5, 10, 0.89, 1.4181, 0.1225),
        (35.6, 36.0, 4.7, 14, 0.44, 0.0801, 0.0802),
    ],
)
def test_the_standardised_size_is_that_of_published_studies(
    before: float, after: float, spread: float, people: int, correlation: float, size: float, variance: float
) -> None:
    """Data of Morris (2008), Organ Res Methods 11:364-386; values as metafor's escalc(measure="SMCR") has them."""
    interval = standardise(after - before, spread, people, correlation, people - 1)
    # metafor corrects by 1 - 3/(4 df - 1), which differs from the exact value in the third digit for few people.
    assert interval.value == pytest.approx(size, rel=2e-3)
    assert ((interval.high - interval.low) / 2 / 1.959964) ** 2 == pytest.approx(variance, rel=5e-3, abs=1e-4)


@pytest.mark.parametrize("df", [3, 5, 10, 40])
def test_the_correction_is_near_its_well_known_approximation(df: int) -> None:
    assert correct_small(df) == pytest.approx(1 - 3 / (4 * df - 1), abs=0.005)


@given(st.floats(-0.3, 0.3), st.integers(2, 12), st.integers(2, 12), st.integers(0, 1000))
def test_an_easier_form_changes_nothing_of_the_gain(ease: float, one: int, other: int, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same numbers for the same seed
    plain = [Pair("A" if place < one else "B", chance.random(), chance.random()) for place in range(one + other)]
    eased = [
        Pair(pair.first, pair.before, pair.after + ease)
        if pair.first == "A"
        else Pair("B", pair.before + ease, pair.after)
        for pair in plain
    ]
    first, second = found(plain), found(eased)
    assert second.gain.value == pytest.approx(first.gain.value)
    assert second.gain.high - second.gain.low == pytest.approx(first.gain.high - first.gain.low)


def test_one_person_has_no_gain_and_equal_scores_no_size() -> None:
    assert find_gain([Pair("A", 0.2, 0.4)]) is None
    gain = found([Pair("A", 0.5, 0.75), Pair("A", 0.5, 1.0), Pair("B", 0.5, 0.5), Pair("B", 0.5, 0.75)])
    assert gain.size is None
