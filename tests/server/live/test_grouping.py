"""Groups: of equal size, mixed or alike as told."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tutela.server.live.grouping import MIXES, Mix, Person, choose_seat, deal

MARKED = st.lists(
    st.builds(
        Person,
        st.uuids().map(str),
        st.sampled_from(("government", "workers", "ngo")),
        st.sampled_from(("policy", "outreach")),
        st.sampled_from(("", "a", "b", "c", "d")),
        st.sampled_from(("", "m", "w", "x")),
    ),
    max_size=40,
    unique_by=lambda one: one.id,
)
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


@given(people=MARKED, size=st.integers(2, 12), mix=st.sampled_from(MIXES), seed=st.integers())
def test_marks_lose_nobody_and_leave_sizes_equal(people: list[Person], size: int, mix: Mix, seed: int) -> None:
    groups = deal(people, size, mix, chance_of(seed))
    assert sorted(one.id for group in groups for one in group) == sorted(one.id for one in people)
    sizes = [len(group) for group in groups]
    assert not sizes or max(sizes) - min(sizes) <= 1


@given(people=MARKED, size=st.integers(2, 12), mix=st.sampled_from(("mixed", "any")), seed=st.integers())
def test_organisations_are_apart_and_balance_is_even_in_every_dealing(
    people: list[Person], size: int, mix: Mix, seed: int
) -> None:
    groups = deal(people, size, mix, chance_of(seed))
    for mark in {one.organisation for one in people} - {""}:
        shares = shares_of(groups, "organisation", mark)
        assert max(shares) - min(shares) <= 1
        # Feasible: no more people than groups, so nobody meets somebody of their own.
        assert sum(shares) > len(groups) or max(shares) == 1
    for mark in {one.balance for one in people} - {""}:
        shares = shares_of(groups, "balance", mark)
        assert max(shares) - min(shares) <= 1


@given(people=MARKED, size=st.integers(2, 12), seed=st.integers(), told=st.sampled_from(("nested", "no balance")))
def test_constituents_stay_mixed_beside_marks(people: list[Person], size: int, seed: int, told: str) -> None:
    if told == "nested":
        people = [
            replace(one, organisation=one.organisation and one.constituent[0] + one.organisation) for one in people
        ]
    else:
        people = [replace(one, balance="") for one in people]
    groups = deal(people, size, "mixed", chance_of(seed))
    for constituent in {one.constituent for one in people}:
        shares = shares_of(groups, "constituent", constituent)
        assert max(shares) - min(shares) <= 1
        for level in ("policy", "outreach") if told == "no balance" else ():
            shares = [sum((one.constituent, one.reach) == (constituent, level) for one in group) for group in groups]
            assert max(shares) - min(shares) <= 1


@given(people=MARKED, size=st.integers(2, 12), seed=st.integers())
def test_marks_put_no_more_constituents_into_groups_that_are_alike(people: list[Person], size: int, seed: int) -> None:
    def constituents_of(told: list[Person]) -> list[list[str]]:
        return [sorted(one.constituent for one in group) for group in deal(told, size, "same", chance_of(seed))]

    assert constituents_of(people) == constituents_of([replace(one, organisation="", balance="") for one in people])


def test_alike_groups_keep_marks_as_far_as_exchanges_reach() -> None:
    people = [Person(str(n), "ngo", "policy", "ab"[n // 4], "mw"[n % 2]) for n in range(8)]
    for seed in range(20):
        for group in deal(people, 2, "same", chance_of(seed)):
            assert sorted(one.organisation for one in group) == ["a", "b"]


def shares_of(groups: Sequence[Sequence[Person]], kind: str, mark: str) -> list[int]:
    """Give how many people of a mark each group has."""
    return [sum(getattr(one, kind) == mark for one in group) for group in groups]


def test_a_newcomer_goes_where_fewest_are_and_fewest_of_their_own() -> None:
    ngo, government = Person("1", "ngo", "policy"), Person("2", "government", "policy")
    assert choose_seat([[ngo], [government]], ngo) == 1
    assert choose_seat([[ngo, ngo], [government]], government) == 1


def test_chance_decides_who_sits_together() -> None:
    people = people_of([("ngo", "policy")] * 12)
    dealt = Counter(deal(people, 4, "mixed", chance_of(seed))[0] for seed in range(20))
    assert len(dealt) > 1
