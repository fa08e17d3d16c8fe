"""The clock of a day: drift, what comes next, what could be shortened."""

from __future__ import annotations

from tutela.model.plan import Day, Session
from tutela.server.live.clock import read_clock

DAY = Day(
    "Day 1",
    "09:00",
    (
        Session(kind="opening", minutes=20),
        Session(kind="exercise", minutes=40, exercise="chain"),
        Session(kind="break", minutes=15),
        Session(kind="input", minutes=30),
        Session(kind="energiser", minutes=10),
        Session(kind="exercise", minutes=60, exercise="map"),
        Session(kind="review", minutes=15),
    ),
)
NINE = 9 * 60


def test_a_day_that_runs_to_plan_is_not_late() -> None:
    clock = read_clock(DAY, 1, NINE + 20, NINE + 30, {}, {})
    assert (clock.late, clock.left, clock.savings) == (0, 30, ())
    assert clock.next is not None
    assert clock.next.session.kind == "break"
    assert [line.when for line in clock.lines[:3]] == ["past", "now", "later"]


def test_a_session_that_began_late_moves_all_that_follows() -> None:
    clock = read_clock(DAY, 1, NINE + 35, NINE + 40, {}, {})
    assert clock.late == 15
    assert clock.lines[2].expected - clock.lines[2].planned == 15


def test_a_session_that_runs_over_makes_the_day_later_by_the_minute() -> None:
    clock = read_clock(DAY, 1, NINE + 20, NINE + 72, {}, {})
    assert (clock.late, clock.left) == (12, -12)


def test_before_the_first_session_only_a_late_beginning_counts() -> None:
    assert read_clock(DAY, -1, None, NINE - 30, {}, {}).late == 0
    assert read_clock(DAY, -1, None, NINE + 10, {}, {}).late == 10


def test_what_could_be_shorter_gives_enough_first_and_spares_breaks_and_review() -> None:
    clock = read_clock(DAY, 1, NINE + 40, NINE + 45, {}, {"map": 25})
    told = [(one.session.kind, one.minutes, one.leaves) for one in clock.savings]
    assert told == [("exercise", 35, 25), ("input", 10, 20), ("energiser", 10, 0)]


def test_what_was_shortened_is_taken_off_and_not_offered_again() -> None:
    clock = read_clock(DAY, 1, NINE + 40, NINE + 45, {5: 35}, {"map": 25})
    assert clock.late == -15
    assert [line.minutes for line in clock.lines][5] == 25
    assert clock.savings == ()
