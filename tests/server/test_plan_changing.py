"""Changes by hand: nothing is lost, nothing else is touched."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sample_plans import make_plan
from tutela.model.plan import CoursePlan, Session
from tutela.server.plans.changing import (
    LONGEST,
    SHORTEST,
    NoSuchPlace,
    Place,
    find_room,
    move,
    move_to_day,
    put_in,
    read_place,
    session_at,
    stretch,
    swap,
    take_out,
    turn_lock,
)


def exercise(id: str) -> Session:
    return Session(kind="exercise", minutes=30, exercise=id)


PLAN = make_plan(
    (Session(kind="opening", minutes=20), exercise("a"), exercise("b"), Session(kind="review", minutes=15)),
    (exercise("c"), Session(kind="reserve", minutes=40), exercise("d"), Session(kind="closing", minutes=10)),
)
PLACES = [Place(day, session) for day in range(2) for session in range(4)]


def names(plan: CoursePlan) -> list[list[str]]:
    return [[session.exercise or session.kind for session in day.sessions] for day in plan.days]


@given(st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_a_move_keeps_every_session_and_puts_it_where_it_says(of: Place, to: Place) -> None:
    moved, now = move(PLAN, of, to)
    assert session_at(moved, now) == session_at(PLAN, of)
    assert Counter(chain(*names(moved))) == Counter(chain(*names(PLAN)))
    assert names(take_out(moved, now)) == names(take_out(PLAN, of))


@given(st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_a_swap_twice_changes_nothing(one: Place, other: Place) -> None:
    assert swap(swap(PLAN, one, other), one, other) == PLAN


def test_to_another_day_is_before_what_ends_it() -> None:
    moved, now = move_to_day(PLAN, Place(0, 1), 1)
    assert names(moved) == [["opening", "b", "review"], ["c", "reserve", "d", "a", "closing"]]
    assert str(now) == "2.4"


@given(st.integers(-500, 500))
def test_a_session_keeps_to_its_limits(minutes: int) -> None:
    assert SHORTEST <= session_at(stretch(PLAN, Place(0, 1), minutes), Place(0, 1)).minutes <= LONGEST


def test_a_lock_turned_twice_is_as_before() -> None:
    locked = turn_lock(PLAN, Place(0, 1))
    assert session_at(locked, Place(0, 1)).locked
    assert turn_lock(locked, Place(0, 1)) == PLAN


def test_room_is_where_most_time_is_in_hand_else_before_the_end() -> None:
    assert find_room(PLAN) == Place(1, 1)
    assert find_room(take_out(PLAN, Place(1, 1))) == Place(1, 2)


@pytest.mark.parametrize("text", ["", "1", "1.", "x.y", "-1.2", "1.2.3", "²·1"])
def test_a_place_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(NoSuchPlace):
        session_at(PLAN, read_place(text))


@pytest.mark.parametrize("place", ["3.1", "1.9", "0.1", "1.0"])
def test_a_place_outside_the_plan_is_refused(place: str) -> None:
    with pytest.raises(NoSuchPlace):
        take_out(PLAN, read_place(place))


def test_a_day_has_an_end() -> None:
    full = make_plan(tuple(exercise(f"e{number}") for number in range(40)))
    with pytest.raises(NoSuchPlace):
        put_in(full, Place(0, 0), exercise("more"))
