"""Poverty targeting, shares of fit, groups in words and small areas, on the teaching country."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tutela.evidence.data import Dataset
from tutela.evidence.data.dataset import Group
from tutela.evidence.profile.estimates import means
from tutela.evidence.profile.fit import shares_of_fit
from tutela.evidence.profile.groups import describe_groups, may_split
from tutela.evidence.profile.index import make_index, without_poverty
from tutela.evidence.profile.poverty import missed_by_poverty
from tutela.evidence.profile.small_areas import estimate_small_areas
from tutela.evidence.profile.totals import Measure
from tutela.evidence.refused import Refused


def test_what_the_poorest_fifths_miss_is_the_share_outside_them(children: Dataset) -> None:
    index = without_poverty(children.mapping, make_index(children.mapping))
    found = missed_by_poverty(children, index, 2)
    direct = children.connection.execute(
        f"SELECT SUM(CASE WHEN wealth_ > 2 THEN w END) / SUM(w) FROM {index.source()}"
        f" WHERE wealth_ IS NOT NULL AND {index.vulnerable()} > 0"
    ).fetchone()
    assert direct is not None
    assert found.missed.estimate[0, 0] == pytest.approx(direct[0])
    assert found.gain == pytest.approx(found.random - direct[0])
    assert found.gain_low < found.gain < found.gain_high


def test_shares_of_fit_sum_to_one_and_repeat_with_their_seed(children: Dataset) -> None:
    levels = {"child": ("no_birth_registration", "apart_from_parents"), "family": ("school_costs", "shock")}
    first, again = (
        shares_of_fit(children, "child_labour", levels, rng=np.random.default_rng(3), replicates=20) for _ in range(2)
    )
    assert first.share.sum() == pytest.approx(1)
    assert (first.low == again.low).all()
    assert (first.low <= first.share).all()
    assert (first.share <= first.high).all()


def test_an_outcome_inside_the_index_is_refused(children: Dataset) -> None:
    with pytest.raises(Refused, match="shock: cannot be explained by 2 levels; expected an outcome outside the index"):
        shares_of_fit(
            children, "shock", {"a": ("shock",), "b": ("far_school",)}, rng=np.random.default_rng(1), replicates=2
        )


@pytest.mark.parametrize(
    "label", ["Ethnic group", "Religion of the head", "Mother tongue", "Migrant households", "Caste", "Nationality"]
)
def test_no_rule_looks_at_who_people_are(label: str) -> None:
    assert not may_split(Group("g", label, ("A", "B")))
    assert not may_split(Group("g", "Anything", ("A", "B"), protected=True))
    assert not may_split(Group("g", "Region", ("A", "B"), area=1))
    assert may_split(Group("sex", "Girls and boys", ("Girls", "Boys")))


def test_groups_in_words_are_few_large_and_measured_apart_from_where_they_were_found(children: Dataset) -> None:
    index = make_index(children.mapping)
    rules = describe_groups(children, index, rng=np.random.default_rng(2))
    assert rules is not None
    assert 2 <= len(rules.says) <= 8
    assert rules.size.sum() == pytest.approx(1)
    assert (np.diff(rules.found.estimate[:, 0]) <= 0).all()
    whole = means(children, [Measure("x", '"far_school"')]).n[0, 0]
    assert rules.found.n.sum() < 0.6 * whole  # the half that did not find the rules
    assert not any("moved" in says.lower() for says in rules.says)


def test_small_areas_add_up_to_the_direct_total_and_are_steadier(children: Dataset) -> None:
    found = means(children, [Measure("o", '"out_of_school"')], ["district"])
    use = np.ones(len(found.estimate), dtype=bool)
    use[3] = False
    x = np.ones((len(use), 1))
    areas = estimate_small_areas(found, x, use, rng=np.random.default_rng(4), replicates=50)
    weight = found.weighted[:, 0] / found.weighted[:, 0].sum()
    assert (weight * areas.share).sum() == pytest.approx((weight * found.estimate[:, 0]).sum())
    assert areas.share.std() < found.estimate[:, 0].std()
    assert not areas.own[3]
    # What is not used cannot be read back: another direct figure for the area changes nothing but the common factor.
    other = found.estimate.copy()
    other[3] = 0.9
    again = estimate_small_areas(replace(found, estimate=other), x, use, rng=np.random.default_rng(4), replicates=2)
    assert again.share[3] / again.factor == pytest.approx(areas.share[3] / areas.factor)
