from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tutela.evidence.estimate.models import closure, hierarchical_models, notation, one_model


def closed_families(width: int, order: int) -> int:
    """Count by another road: every set of terms, kept when each term's subsets of two or more are in it."""
    terms = [term for term in range(2**width) if 2 <= term.bit_count() <= order]
    inside = {
        term: sum(1 << at for at, other in enumerate(terms) if other != term and other & term == other)
        for term in terms
    }
    return sum(
        all(family & inside[term] == inside[term] for at, term in enumerate(terms) if family >> at & 1)
        for family in range(2 ** len(terms))
    )


@pytest.mark.parametrize(("width", "order"), [(2, 1), (3, 1), (3, 2), (4, 2), (4, 3)])
def test_small_sets_are_as_many_as_closed_families(width: int, order: int) -> None:
    assert len(hierarchical_models(width, order)) == closed_families(width, order)


def test_five_lists_have_the_published_numbers_of_models() -> None:
    assert [len(hierarchical_models(5, order)) for order in (1, 2, 3, 4)] == [1, 1024, 6212, 6893]


def test_order_three_of_five_lists_counted_by_triangles_of_graphs() -> None:
    pairs = list(combinations(range(5), 2))
    total = 0
    for graph in range(2 ** len(pairs)):
        present = {pair for at, pair in enumerate(pairs) if graph >> at & 1}
        triangles = sum(
            all(side in present for side in combinations(corner, 2)) for corner in combinations(range(5), 3)
        )
        total += 2**triangles
    assert total == len(hierarchical_models(5, 3))


def test_six_lists_to_order_two_are_all_graphs() -> None:
    assert len(hierarchical_models(6, 2)) == 2**15


def test_models_are_distinct_and_hold_the_subsets_of_their_terms() -> None:
    models = hierarchical_models(4, 3)
    assert len(np.unique(models.bits)) == len(models)
    for row in range(len(models)):
        terms = {int(term) for term in models.terms[row, : models.sizes[row]]}
        assert closure(sorted(terms), 4) == terms


def test_notation_names_the_largest_terms() -> None:
    lists = ("police", "shelters", "health", "schools")
    assert notation(one_model([0b0111], 4), 0, lists) == "[police·shelters·health, schools]"
    assert notation(one_model([], 4), 0, lists) == "[police, shelters, health, schools]"


def test_too_many_models_are_refused_in_words() -> None:
    with pytest.raises(ValueError, match="too many") as told:
        hierarchical_models(6, 3)
    assert str(told.value) == (
        "6 lists to order 3 have too many hierarchical models to search them all; "
        "use at most 5 lists, or 6 lists to order 2, or the stepwise method"
    )
