"""Decomposable graphs, the published posterior, and the latent-class sampler against an exact posterior."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy.special import betaln, gammaln

from tests.evidence.estimate.published import published
from tutela.evidence.estimate import latent
from tutela.evidence.estimate.averaging import average_over_graphs
from tutela.evidence.estimate.chains import effective_size, r_hat
from tutela.evidence.estimate.graphs import decomposable_graphs
from tutela.evidence.estimate.histories import Histories, of_rows
from tutela.evidence.estimate.latent import sample_latent_classes


def chordal_by_maximum_cardinality(edges: int, width: int) -> bool:
    """Tarjan & Yannakakis 1984: number the vertices by maximum cardinality, then look for a missing edge."""
    joined = {frozenset(pair) for place, pair in enumerate(combinations(range(width), 2)) if edges >> place & 1}
    near = {one: {two for two in range(width) if frozenset((one, two)) in joined} for one in range(width)}
    numbered: list[int] = []
    while len(numbered) < width:
        vertex = max(set(range(width)) - set(numbered), key=lambda place: len(near[place] & set(numbered)))
        earlier = near[vertex] & set(numbered)
        if any(two not in near[one] for one in earlier for two in earlier if one != two):
            return False
        numbered.append(vertex)
    return True


@pytest.mark.parametrize(("width", "number"), [(2, 2), (3, 8), (4, 61), (5, 822)])
def test_decomposable_graphs_are_those_that_maximum_cardinality_search_accepts(width: int, number: int) -> None:
    found = decomposable_graphs(width)
    assert len(found) == number
    every = 2 ** (width * (width - 1) // 2)
    assert {int(edges) for edges in found.edges} == {
        edges for edges in range(every) if chordal_by_maximum_cardinality(edges, width)
    }


def test_six_lists_have_18154_decomposable_graphs() -> None:
    assert len(decomposable_graphs(6)) == 18154


def test_averaging_gives_the_published_united_kingdom_posterior() -> None:
    posterior = average_over_graphs(published("uk_2013_five_lists"))
    assert [posterior.quantile(level) for level in (0.5, 0.025, 0.975)] == [23016, 10408, 33481]
    assert posterior.probability.sum() == pytest.approx(1)
    assert posterior.graph_probability.sum() == pytest.approx(1)


def test_averaging_equals_the_r_package_on_the_spina_bifida_table() -> None:
    """Madigan & York 1997, three lists; reference: dga 2.0.2 with delta 1 and 1 to 626 unseen."""
    table = Histories(("birth", "death", "rehabilitation"), np.array([0, 60, 49, 4, 247, 112, 142, 12]))
    posterior = average_over_graphs(table, weight=1.0, furthest=1.0, points=626)
    assert [posterior.quantile(level) for level in (0.5, 0.025, 0.975)] == [732, 682, 800]
    largest = np.sort(posterior.graph_probability)[::-1]
    assert largest[:4] == pytest.approx([0.3701400, 0.3117066, 0.2796632, 0.03849014], rel=1e-6)


def test_one_class_samples_the_exact_posterior_of_independent_lists() -> None:
    table = of_rows(
        ("A", "B", "C"), [(1, 0, 0, 40), (0, 1, 0, 50), (0, 0, 1, 30), (1, 1, 0, 9), (0, 1, 1, 6), (1, 0, 1, 4)]
    )
    seen, sizes = table.seen, np.array([53.0, 65.0, 40.0])
    totals = np.arange(seen, 21 * seen + 1, dtype=float)
    score = gammaln(totals) - gammaln(totals - seen + 1) + sum(betaln(size + 1, totals - size + 1) for size in sizes)
    exact = np.exp(score - score.max())
    exact /= exact.sum()
    sampled = sample_latent_classes(
        table, np.random.default_rng(3), classes=1, chains=20, burn_in=300, draws=100, thinning=3
    )
    mean, spread = exact @ totals, np.sqrt(exact @ totals**2 - (exact @ totals) ** 2)
    error = spread / np.sqrt(sampled.effective)
    assert sampled.totals.mean() == pytest.approx(mean, abs=4 * error)
    assert sampled.totals.std() == pytest.approx(spread, rel=0.2)
    assert sampled.r_hat < 1.05


def test_leaps_leave_the_posterior_of_several_classes_unchanged() -> None:
    rows = [(1, 0, 0, 60), (0, 1, 0, 50), (0, 0, 1, 45), (1, 1, 0, 14), (0, 1, 1, 11), (1, 0, 1, 12), (1, 1, 1, 8)]
    table = of_rows(("A", "B", "C"), rows)

    def sampled(leaps: int) -> tuple[float, float]:
        found = sample_latent_classes(
            table, np.random.default_rng(leaps), classes=3, chains=60, burn_in=500, draws=100, thinning=5, leaps=leaps
        )
        logs = np.log(found.totals)
        return float(logs.mean()), float(logs.std() / np.sqrt(found.effective))

    with_leaps, error = sampled(4)
    without, other_error = sampled(0)
    assert with_leaps == pytest.approx(without, abs=4 * np.hypot(error, other_error))


def test_the_share_of_all_other_classes_is_exact_where_one_class_has_nearly_everything() -> None:
    """1 - s in floating point is 0 there, and leaps would then favour large totals."""
    shares = np.array([[0.0, -50.0, -60.0], [np.log(0.5), np.log(0.3), np.log(0.2)]])
    assert latent._rest(shares, np.array([0, 1])) == pytest.approx([np.logaddexp(-50, -60), np.log(0.7)], rel=1e-12)


def test_the_same_seed_gives_the_same_draws() -> None:
    table = published("western_us_five_lists")
    first, second = (
        sample_latent_classes(table, np.random.default_rng(5), chains=2, burn_in=20, draws=5, thinning=2) for _ in "ab"
    )
    assert np.array_equal(first.totals, second.totals)


def test_r_hat_tells_mixed_chains_from_chains_apart() -> None:
    rng = np.random.default_rng(1)
    mixed = rng.normal(size=(4, 500))
    assert r_hat(mixed) < 1.01
    assert effective_size(mixed) == pytest.approx(2000, rel=0.2)
    assert r_hat(mixed + np.arange(4)[:, None] * 3) > 1.5
    walk = rng.normal(size=(4, 500)).cumsum(axis=1)
    assert effective_size(walk) < 60
