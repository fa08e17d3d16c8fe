"""Groups: of equal size, mixed or alike as told."""

from __future__ import annotations

import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tutela.server.live.grouping import MIXES, Mix, Person, choose_seat, deal

PEOPLE = st.lists(st.tuples(st.sampled_from(("government", "workers", "ngo")), st.sampled_from(("policy", "outreach"))))


def chance_of(seed: int) -> random.Random:
    """Give chance that can be had again."""
    return random.Random(seed)  # noqa: S311  seats, no secret


def people_of(kinds: list[tuple[str, str]]) -> list[Person]:
    """Give people of these constituents and levels."""
    return [Person(str(number), *kind) for number, kind in enumerate(kinds)]


@given(kinds=PEOPLE, size=st.integers(2, 12), mix=st.sampled_from(MIXES), seed=st.integers())
def test_everybody_has_one_seat_and_sizes_differ_by_one_at_most(
    kinds: list[tuple[str, str]], size: int, mix: Mix, seed: int
) -> None:
    groups = deal(people_of(kinds), size, mix, chance_of(seed))
    assert sorted(one.id for group in groups for one in group) == sorted(one.id for one in people_of(kinds))
    sizes = [len(group) for group in groups]
    assert not sizes or max(sizes) - min(sizes) <= 1


@given(kinds=PEOPLE, size=st.integers(2, 12), seed=st.integers())
def test_mixed_groups_share_each_constituent_evenly(kinds: list[tuple[str, str]], size: int, seed: int) -> None:
    groups = deal(people_of(kinds), size, "mixed", chance_of(seed))
    for constituent in {kind for kind, _ in kinds}:
        shares = [sum(one.constituent == constituent for one in group) for group in groups]
        assert max(shares) - min(shares) <= 1


@given(kinds=PEOPLE, size=st.integers(2, 12), seed=st.integers())
def test_alike_groups_split_as_few_constituents_as_can_be(kinds: list[tuple[str, str]], size: int, seed: int) -> None:
    groups = deal(people_of(kinds), size, "same", chance_of(seed))
    kinds_in_groups = sum(len({one.constituent for one in group}) for group in groups)
    assert kinds_in_groups <= len(groups) + max(0, len({kind for kind, _ in kinds}) - 1)


def test_a_newcomer_goes_where_fewest_are_and_fewest_of_their_own() -> None:
    ngo, government = Person("1", "ngo", "policy"), Person("2", "government", "policy")
    assert choose_seat([[ngo], [government]], ngo) == 1
    assert choose_seat([[ngo, ngo], [government]], government) == 1


def test_chance_decides_who_sits_together() -> None:
    people = people_of([("ngo", "policy")] * 12)
    dealt = Counter(deal(people, 4, "mixed", chance_of(seed))[0] for seed in range(20))
    assert len(dealt) > 1
