"""What is locked stays as it is, at its hour, whatever kind of session it is; what cannot stay is told in words."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache
from typing import get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.planner.menu import SAY, in_words, make_menu, make_wishes
from tutela.delivery.web.words import read_words
from tutela.model.plan import PAUSES, CoursePlan, Session, SessionKind, hour_of, minute_of, starts_of
from tutela.planner import Hours, Pause, Planned, Wishes, plan_course

MENU = {offer.id: offer for offer in make_menu()}
PAUSES_OF_A_DAY = (
    Pause(at="10:30", minutes=15),
    Pause(at="12:30", minutes=60, kind="lunch"),
    Pause(at="15:00", minutes=15, kind="prayer"),
)
DAYS = (Hours(pauses=PAUSES_OF_A_DAY), Hours(begins="08:30", pauses=PAUSES_OF_A_DAY))
WISHES = msgspec.structs.replace(make_wishes(tests="understanding", ceremony=15), days=DAYS)
Stand = tuple[int, int, Session]


def plan(wishes: Wishes, kept: CoursePlan | None = None) -> Planned:
    """Plan with little effort: rules hold from the first solution on."""
    return plan_course(wishes, MENU.values(), (), SAY, kept=kept, effort=0.02)


def stands(made: CoursePlan) -> list[Stand]:
    """Give day, minute and session of everything in a plan."""
    return [
        (number, start, session)
        for number, day in enumerate(made.days)
        for start, session in zip(starts_of(day), day.sessions, strict=False)
    ]


def change(made: CoursePlan, how: Callable[[int, int, Session], Session]) -> CoursePlan:
    """Give a plan with each session changed; days and places are counted from 0."""
    return msgspec.structs.replace(
        made,
        days=tuple(
            msgspec.structs.replace(
                day, sessions=tuple(how(number, place, session) for place, session in enumerate(day.sessions))
            )
            for number, day in enumerate(made.days)
        ),
    )


def lock(made: CoursePlan, places: Collection[tuple[int, int]]) -> CoursePlan:
    """Give a plan with the sessions of some places locked."""
    return change(
        made,
        lambda day, place, session: (
            msgspec.structs.replace(session, locked=True) if (day, place) in places else session
        ),
    )


def locked_in(made: CoursePlan) -> list[Stand]:
    """Give what is locked in a plan."""
    return [stand for stand in stands(made) if stand[2].locked]


@cache
def first_plan() -> CoursePlan:
    """Give a plan that holds every kind of session: an energiser and time in hand were put in by hand."""
    made = plan(WISHES).plan
    number, place = next(
        (number, place)
        for number, day in enumerate(made.days)
        for place, session in enumerate(day.sessions)
        if session.kind == "exercise" and session.minutes >= 40
    )
    day = made.days[number]
    cut = msgspec.structs.replace(day.sessions[place], minutes=day.sessions[place].minutes - 15)
    more = (Session(kind="energiser", minutes=5, title="Wind and waves"), Session(kind="reserve", minutes=10))
    sessions = (*day.sessions[:place], cut, *more, *day.sessions[place + 1 :])
    days = [msgspec.structs.replace(day, sessions=sessions) if each is day else each for each in made.days]
    return msgspec.structs.replace(made, days=tuple(days))


def places_of(made: CoursePlan) -> list[tuple[int, int]]:
    """Give the places of a plan, in their order."""
    return [(day, place) for day, each in enumerate(made.days) for place in range(len(each.sessions))]


PLACES = places_of(first_plan())


def test_the_plan_that_is_locked_here_holds_every_kind_of_session() -> None:
    assert {session.kind for _, _, session in stands(first_plan())} == set(get_args(SessionKind))


@pytest.mark.parametrize("kind", get_args(SessionKind))
def test_each_kind_of_session_stays_when_it_is_locked(kind: SessionKind) -> None:
    kept = lock(
        first_plan(),
        {(day, place) for day, place in PLACES if first_plan().days[day].sessions[place].kind == kind},
    )
    again = plan(WISHES, kept)
    assert locked_in(again.plan) == locked_in(kept)
    assert again.given_up == ()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    places=st.sets(st.sampled_from(PLACES), min_size=1, max_size=8),
    facilitators=st.integers(1, 2),
    interpretation=st.booleans(),
    is_avoided=st.booleans(),
)
def test_locked_parts_stay_when_the_rest_is_filled(
    places: set[tuple[int, int]], facilitators: int, interpretation: bool, is_avoided: bool
) -> None:
    kept = lock(first_plan(), places)
    free = {session.exercise for _, _, session in stands(kept) if session.exercise and not session.locked}
    wishes = msgspec.structs.replace(
        WISHES,
        facilitators=facilitators,
        interpretation=interpretation,
        avoid=tuple(sorted(free)) if is_avoided else (),
    )
    again = plan(wishes, kept)
    assert locked_in(again.plan) == locked_in(kept)
    assert not [wish for wish in again.given_up if "lost-place" in wish.key]
    for hours, day in zip(wishes.days, again.plan.days, strict=True):
        assert starts_of(day)[-1] == minute_of(hours.ends)
        assert [session.kind for session in day.sessions if session.kind in PAUSES] == [p.kind for p in hours.pauses]
    kinds = [session.kind for _, _, session in stands(again.plan)]
    for once in ("ceremony", "opening", "pre-test", "icebreaker", "post-test", "evaluation", "closing"):
        assert kinds.count(once) == 1
    exercises = [session.exercise for _, _, session in stands(again.plan) if session.exercise]
    assert len(exercises) == len(set(exercises))


def test_everything_locked_gives_the_same_plan() -> None:
    kept = lock(first_plan(), PLACES)
    assert plan(WISHES, kept).plan.days == kept.days


def test_a_lock_outside_the_hours_is_given_up_in_words_and_its_exercise_stays_wished() -> None:
    pairs = zip(PLACES, stands(first_plan()), strict=True)
    place, (number, start, session) = next(pair for pair in pairs if pair[1][0] == 1 and pair[1][2].kind == "exercise")
    kept = lock(first_plan(), {place})
    late = msgspec.structs.replace(WISHES.days[number], begins=hour_of(start + 5))
    again = plan(msgspec.structs.replace(WISHES, days=(*WISHES.days[:number], late)), kept)
    assert in_words(again.given_up, MENU.values())[0] == (
        f"the locked place of “{MENU[session.exercise].title}”, day {number + 1} at {hour_of(start)}"
    )
    assert session.exercise in [each.exercise for _, _, each in stands(again.plan)]


def test_a_locked_look_back_stays_the_only_one_where_the_rest_is_filled_in_another_language() -> None:
    kept = lock(first_plan(), {(1, 0)})
    say = read_words({"planner.look-back": "Hier en dix minutes"})
    again = plan_course(WISHES, MENU.values(), (), say, kept=kept, effort=0.02)
    reviews = [session.title for session in again.plan.days[1].sessions if session.kind == "review"]
    assert reviews == ["Yesterday in ten minutes", ""]


def test_a_lock_on_a_day_that_is_gone_is_given_up_in_words() -> None:
    place = next(place for place, each in enumerate(first_plan().days[1].sessions) if each.kind == "review")
    kept = lock(first_plan(), {(1, place)})
    again = plan(msgspec.structs.replace(WISHES, days=WISHES.days[:1]), kept)
    assert in_words(again.given_up, MENU.values()) == (
        "the locked place of “Yesterday in ten minutes”, day 2 at 08:30",
    )


def test_a_pause_asked_for_where_something_is_locked_comes_after_it() -> None:
    made = first_plan()
    place = next(
        place
        for place, each in enumerate(made.days[0].sessions)
        if each.kind == "exercise" and starts_of(made.days[0])[place] > minute_of("10:30")
    )
    start, minutes = starts_of(made.days[0])[place], made.days[0].sessions[place].minutes
    early = Pause(at=hour_of(start + 5), minutes=15)
    day = msgspec.structs.replace(WISHES.days[0], pauses=(early, *PAUSES_OF_A_DAY[1:]))
    again = plan(msgspec.structs.replace(WISHES, days=(day, WISHES.days[1])), lock(made, {(0, place)}))
    end = hour_of(start + minutes)
    if minutes + start + 15 <= minute_of("12:30"):
        assert in_words(again.given_up, MENU.values()) == (f"the break on day 1 at {early.at}: it comes at {end}",)
        assert (0, start + minutes, "break") in [(day, at, each.kind) for day, at, each in stands(again.plan)]


def test_a_locked_heavy_exercise_with_one_facilitator_stays_and_is_told() -> None:
    made = plan(msgspec.structs.replace(WISHES, include=("hard-case",))).plan
    place = next(
        (day, place) for day, place in places_of(made) if made.days[day].sessions[place].exercise == "hard-case"
    )
    kept = lock(made, {place})
    again = plan(msgspec.structs.replace(WISHES, facilitators=1), kept)
    assert locked_in(again.plan) == locked_in(kept)
    assert in_words(again.given_up, MENU.values()) == (
        "one facilitator only: exercises of high sensitivity need a co-facilitator",
    )
