"""Bounds, two lists, reported cases, network scale-up."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.estimate.published import published
from tutela.evidence.estimate.chao import chao_classic, chao_lower_bound
from tutela.evidence.estimate.histories import Histories
from tutela.evidence.estimate.reported import Searches, reported_cases
from tutela.evidence.estimate.scale_up import Respondents, scale_up
from tutela.evidence.estimate.two_lists import chapman, lincoln_petersen


def two(only_first: int, only_second: int, both: int) -> Histories:
    return Histories(("first", "second"), np.array([0, only_first, only_second, both]))


@pytest.mark.parametrize(
    ("name", "bound"),
    [
        ("uk_2013_five_lists", 13391.93126),
        ("western_us_five_lists", 2207.412432),
        ("new_orleans_five_lists", 1310.480109),
    ],
)
def test_lower_bound_equals_rcapture_mth_chao_without_zeroed_levels(name: str, bound: float) -> None:
    found = chao_lower_bound(published(name))
    assert found is not None
    assert found.estimate == pytest.approx(bound, rel=1e-6)
    assert published(name).seen < found.low < found.estimate < found.high


def test_classic_bound_by_hand() -> None:
    table = published("artificial_three_lists")  # 90 on one list, 6 on two
    assert chao_classic(table).estimate == pytest.approx(96 + 2 / 3 * 90**2 / 12)


def test_no_lower_bound_without_an_overlap() -> None:
    assert chao_lower_bound(Histories(("A", "B", "C"), np.array([0, 5, 6, 0, 7, 0, 0, 0]))) is None


def test_lincoln_petersen_and_chapman_by_hand() -> None:
    table = two(180, 130, 20)
    petersen = lincoln_petersen(table)
    assert petersen is not None
    assert petersen.estimate == pytest.approx(200 * 150 / 20)
    assert chapman(table).estimate == pytest.approx(201 * 151 / 21 - 1)
    assert lincoln_petersen(two(5, 6, 0)) is None
    assert np.isfinite(chapman(two(5, 6, 0)).high)


def test_chapman_interval_keeps_its_level_where_everything_it_assumes_is_true() -> None:
    rng, total, held = np.random.default_rng(11), 400, 0
    for _ in range(1000):
        first, second = rng.random(total) < 0.3, rng.random(total) < 0.25
        table = two(int((first & ~second).sum()), int((~first & second).sum()), int((first & second).sum()))
        found = chapman(table)
        held += found.low <= total <= found.high
    assert 930 <= held <= 980


def test_two_list_methods_refuse_other_tables() -> None:
    with pytest.raises(ValueError, match="this method takes two lists; there are 3; merge or omit lists first"):
        chapman(published("artificial_three_lists"))


def test_reported_cases_add_up_over_strata() -> None:
    found = reported_cases([Searches("region 1", 60, 50, 12), Searches("region 2", 30, 45, 9)])
    one, other = 61 * 51 / 13 - 1, 31 * 46 / 10 - 1
    assert found.cases.estimate == pytest.approx(one + other)
    assert found.found == 98 + 66
    assert [name for name, _ in found.strata] == ["region 1", "region 2"]
    assert found.victims is None


def test_victims_of_reported_cases_carry_both_variances() -> None:
    searches = [Searches("all", 60, 50, 12)]
    victims = reported_cases(searches, victims_per_case=[1, 1, 2, 4, 1, 9, 2, 1]).victims
    assert victims is not None
    assert victims.estimate == pytest.approx((61 * 51 / 13 - 1) * 21 / 8)
    even = reported_cases(searches, victims_per_case=[2, 3, 3, 2, 3, 3, 3, 2]).victims
    assert even is not None
    assert even.estimate == pytest.approx(victims.estimate)
    assert even.high / even.low < victims.high / victims.low
    with pytest.raises(ValueError, match="stratum all: cases found by both searches must be between"):
        reported_cases([Searches("all", 10, 5, 6)])


def respondents(scale: float = 1.0) -> Respondents:
    rng = np.random.default_rng(2)
    size = 600
    return Respondents(
        rng.poisson(0.4, size).astype(float),
        rng.poisson([3.0, 1.5, 0.5], (size, 3)).astype(float),
        rng.uniform(0.5, 2, size) * scale,
        np.repeat(np.arange(60), 10),
        np.repeat(np.arange(6), 100),
    )


def test_scale_up_gives_back_the_share_that_was_simulated() -> None:
    sizes = np.array([30_000.0, 15_000.0, 5_000.0])
    found = scale_up(respondents(), sizes, 1_000_000, np.random.default_rng(1))
    assert found.size.low < 4_000 < found.size.high
    assert found.acquaintance.estimate == pytest.approx(100, rel=0.05)
    assert any(text.startswith("transmission bias") for text in found.not_covered)


@given(st.floats(0.01, 1000))
def test_scale_up_does_not_change_with_the_scale_of_the_weights(scale: float) -> None:
    sizes = np.array([30_000.0, 15_000.0, 5_000.0])
    one, other = (
        scale_up(respondents(by), sizes, 1_000_000, np.random.default_rng(1), bootstraps=50).size for by in (1.0, scale)
    )
    assert (other.estimate, other.low, other.high) == pytest.approx((one.estimate, one.low, one.high))


def test_scale_up_refuses_what_it_cannot_use() -> None:
    sizes = np.array([30_000.0, 15_000.0, 5_000.0])
    answers = respondents()
    lonely = Respondents(answers.hidden, answers.known, answers.weight, answers.unit, answers.unit)
    with pytest.raises(ValueError, match="a stratum has one sampling unit only"):
        scale_up(lonely, sizes, 1_000_000, np.random.default_rng(1))
    with pytest.raises(ValueError, match="in all less than the population"):
        scale_up(answers, sizes, 40_000, np.random.default_rng(1))
