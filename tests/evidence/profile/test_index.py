"""The counting index against a computation of its own, row by row."""

from __future__ import annotations

import numpy as np
import pytest

from tutela.evidence.data import Dataset
from tutela.evidence.profile.index import make_index, profile_index, share_out, without_poverty


def test_the_index_is_that_of_a_computation_row_by_row(children: Dataset) -> None:
    index = make_index(children.mapping)
    got = children.connection.execute("SELECT * FROM units").fetchall()
    names = [column[0] for column in children.connection.description or ()]
    numbers = {name: names.index(name) for name in names}
    levels = [children.mapping.indicators[name].level for name in index.indicators]
    top: dict[int, list[float]] = {}
    for row in got:
        held = [row[numbers[name]] for name in index.indicators]
        if any(value is None for value in held):
            continue
        count = sum(value / len(set(levels)) / levels.count(level) for value, level in zip(held, levels, strict=True))
        weight, region = row[numbers["w"]], row[numbers["region"]]
        sums = top.setdefault(region, [0.0] * (3 + len(held)))
        sums[0] += weight
        if count >= index.cutoff - 1e-9:
            sums[1] += weight
            sums[2] += weight * count
            for place, value in enumerate(held):
                sums[3 + place] += weight * value
    profile = profile_index(children, index, ["region"])
    for line, codes in enumerate(profile.head.totals.domains):
        weight, poor, counts, *held = top[int(codes[0])]
        assert profile.head.estimate[line, 0] == pytest.approx(poor / weight, rel=1e-12)
        assert profile.intensity.estimate[line, 0] == pytest.approx(counts / poor, rel=1e-12)
        assert profile.adjusted.estimate[line, 0] == pytest.approx(counts / weight, rel=1e-12)
        assert profile.censored.estimate[line] == pytest.approx(np.array(held) / weight, rel=1e-12)
    assert profile.shares.estimate.sum(axis=1) == pytest.approx(np.ones(len(top)))
    assert profile.level_shares.estimate.sum(axis=1) == pytest.approx(np.ones(len(top)))


def test_what_each_group_brings_is_its_part_of_the_children_times_its_index(children: Dataset) -> None:
    index = make_index(children.mapping)
    profile = profile_index(children, index, ["region", "sex"])
    part = profile.head.weighted[:, 0] * profile.adjusted.estimate[:, 0]
    found = share_out(children, index, ["region", "sex"], profile.head.totals.domains)
    assert found.estimate[0] == pytest.approx(part / part.sum(), rel=1e-12)
    assert found.estimate.sum() == pytest.approx(1)
    assert (found.se > 0).all()


def test_without_its_poverty_factors_each_level_keeps_its_weight(children: Dataset) -> None:
    index = make_index(children.mapping)
    bare = without_poverty(children.mapping, index)
    assert not {"school_costs", "no_benefit"} & set(bare.indicators)
    for level in set(index.levels):
        kept = sum(w for w, own in zip(bare.weights, bare.levels, strict=True) if own == level)
        assert kept == pytest.approx(1 / 4)
