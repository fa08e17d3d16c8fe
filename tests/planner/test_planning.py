"""Every plan keeps every hard rule; what is locked stays; what cannot be had is told in words."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.planner.menu import COMPETENCIES, SAY, in_words, make_menu, make_offer, make_wishes
from tutela.model.plan import LATEST, CoursePlan, minute_of, starts_of
from tutela.planner import Audience, Hours, Pause, Planned, TooShort, UnknownExercise, Wishes
from tutela.planner import plan_course as plan_with_effort
from tutela.planner.offer import LEVELS, SENSITIVITIES, Offer

MENU = {offer.id: offer for offer in make_menu()}


def plan_course(wishes: Wishes, offers: Iterable[Offer], *, kept: CoursePlan | None = None) -> Planned:
    """Plan with little effort: rules hold from the first solution on."""
    return plan_with_effort(wishes, offers, (), SAY, kept=kept, effort=0.02)


def _exercises(plan: CoursePlan) -> list[tuple[int, int, str]]:
    """Give day, start and id of each exercise."""
    return [
        (number, start, session.exercise)
        for number, day in enumerate(plan.days)
        for start, session in zip(starts_of(day), day.sessions, strict=False)
        if session.kind == "exercise"
    ]


wishes_of_all_sorts = st.builds(
    make_wishes,
    days=st.integers(1, 3),
    facilitators=st.integers(1, 3),
    interpretation=st.booleans(),
    most_sensitive=st.sampled_from(SENSITIVITIES),
    ceremony=st.sampled_from((0, 30)),
    tests=st.sampled_from(("", "understanding")),
    lacking=st.sets(st.sampled_from(("chairs", "floor"))).map(tuple),
    avoid=st.sets(st.sampled_from(sorted(MENU)), max_size=3).map(tuple),
    competencies=st.sets(st.sampled_from(COMPETENCIES), min_size=1).map(lambda chosen: tuple(sorted(chosen))),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wishes_of_all_sorts)
def test_every_plan_keeps_every_hard_rule(wishes: Wishes) -> None:
    planned = plan_course(wishes, MENU.values())
    plan = planned.plan
    assert planned.given_up == ()
    for hours, day in zip(wishes.days, plan.days, strict=True):
        assert starts_of(day)[-1] == minute_of(hours.ends)
        pauses = {start: session.minutes for start, session in zip(starts_of(day), day.sessions, strict=False)}
        for pause in hours.pauses:
            assert pauses[minute_of(pause.at)] == pause.minutes
        assert day.sessions[-1].kind in ("review", "closing")
    run = _exercises(plan)
    ids = [id for _, _, id in run]
    assert len(ids) == len(set(ids))
    assert not set(ids) & set(wishes.avoid)
    assert not any(set(MENU[id].requires) & set(wishes.lacking) for id in ids)
    assert all(SENSITIVITIES.index(MENU[id].sensitivity) <= SENSITIVITIES.index(wishes.most_sensitive) for id in ids)
    if wishes.facilitators == 1:
        assert all(MENU[id].sensitivity != "high" for id in ids)
    for place, start, id in run:
        if MENU[id].sensitivity == "high":
            assert start < minute_of(LATEST)
            last_pause = max(minute_of(pause.at) for pause in wishes.days[place].pauses)
            assert start < last_pause
        for part in MENU[id].needs:
            assert any(part in MENU[other].fills for other in ids[: ids.index(id)])
    for place, id in enumerate(ids):
        for later in ids[place + 1 :]:
            if MENU[id].competencies[0] == MENU[later].competencies[0]:
                assert LEVELS.index(MENU[id].level) <= LEVELS.index(MENU[later].level)


def test_each_exercise_has_at_least_the_minutes_that_it_needs() -> None:
    plan = plan_course(make_wishes(2), MENU.values()).plan
    for session in (session for day in plan.days for session in day.sessions if session.kind == "exercise"):
        offer = MENU[session.exercise]
        assert session.minutes == offer.half if session.half else offer.least <= session.minutes <= offer.most


def test_interpretation_lengthens_what_people_do_by_a_third() -> None:
    plan = plan_course(make_wishes(1, interpretation=True), MENU.values()).plan
    for session in (session for day in plan.days for session in day.sessions if session.kind == "exercise"):
        offer = MENU[session.exercise]
        assert session.minutes >= 1.3 * (offer.half if session.half else offer.least)


def test_an_input_on_the_unit_comes_before_its_first_exercise() -> None:
    plan = plan_course(make_wishes(2), MENU.values()).plan
    told = set[str]()
    for session in (session for day in plan.days for session in day.sessions):
        if session.kind == "input":
            assert session.unit not in told
            told.add(session.unit)
        if session.kind == "exercise":
            assert MENU[session.exercise].units[0] in told


def test_two_days_cover_all_competencies_asked_for_and_give_reasons() -> None:
    planned = plan_course(make_wishes(2), MENU.values())
    assert [each.state for each in planned.balance.coverage] == ["covered"] * 4
    assert planned.uncovered == ()
    exercises = [session for day in planned.plan.days for session in day.sessions if session.kind == "exercise"]
    why = [in_words(session.why, MENU.values(), {"see": "See the chain"}) for session in exercises]
    assert all(reasons and reasons[0].startswith("Trains: ") for reasons in why)
    assert any("Trains: See the chain." in reasons for reasons in why)


def test_every_session_says_why_it_stands_there() -> None:
    plan = plan_course(make_wishes(2, tests="understanding", ceremony=15), MENU.values()).plan
    assert all(session.why for day in plan.days for session in day.sessions)


def test_hours_without_power_and_a_course_online_are_told_in_its_notes() -> None:
    dark = Hours(begins="09:00", ends="16:30", without_power=(("13:00", "16:30"),))
    wishes = msgspec.structs.replace(make_wishes(delivery="online"), days=(dark,))
    assert plan_course(wishes, MENU.values()).plan.notes == (
        "Day 1: no power from 13:00 to 16:30; exercises then run in their paper version. "
        "Exercises run as their online variation says."
    )


def test_what_is_not_covered_is_told_with_what_it_would_cost() -> None:
    short = (Hours(begins="09:00", ends="11:00", pauses=()),)
    half_day = msgspec.structs.replace(make_wishes(), days=short)
    uncovered = plan_course(half_day, MENU.values()).uncovered
    assert uncovered
    assert all(each.exercise in MENU and each.minutes == MENU[each.exercise].half + 15 for each in uncovered)


def test_what_a_pre_check_shows_as_known_gets_less_time() -> None:
    morning = (Hours(begins="09:00", ends="13:30", pauses=()),)
    wishes = msgspec.structs.replace(make_wishes(competencies=("see", "name"), results={"see": 0.9}), days=morning)
    known = plan_course(wishes, MENU.values()).plan
    unknown = plan_course(msgspec.structs.replace(wishes, results={}), MENU.values()).plan

    def minutes(plan: CoursePlan) -> int:
        return sum(
            session.minutes
            for day in plan.days
            for session in day.sessions
            if session.exercise and MENU[session.exercise].competencies[0] == "see"
        )

    assert minutes(known) < minutes(unknown)


def test_the_same_wishes_give_the_same_plan() -> None:
    assert plan_course(make_wishes(2), MENU.values()) == plan_course(make_wishes(2), MENU.values())


def test_after_lunch_people_move_before_they_sit_and_listen() -> None:
    for interpretation in (False, True):
        planned = plan_course(make_wishes(3, interpretation=interpretation), MENU.values())
        assert not [fault for fault in planned.balance.faults if fault.what.key == "planner.fault-still"]
        after = [
            day.sessions[place + 1].kind
            for day in planned.plan.days
            for place, session in enumerate(day.sessions)
            if session.kind == "lunch"
        ]
        assert set(after) <= {"energiser", "exercise"}


def test_search_never_loses_what_it_began_with() -> None:
    first, *searched = (
        plan_with_effort(make_wishes(2), MENU.values(), (), SAY, effort=effort).gain for effort in (0.0001, 0.02, 0.08)
    )
    assert min(searched) >= first
    assert max(searched) > first


def test_an_exercise_asked_for_is_in_even_where_it_suits_less() -> None:
    offers = [*MENU.values(), make_offer("for-employers", constituents=("employers",))]
    planned = plan_course(make_wishes(include=("for-employers",)), offers)
    assert "for-employers" in [id for _, _, id in _exercises(planned.plan)]
    session = next(each for day in planned.plan.days for each in day.sessions if each.exercise == "for-employers")
    assert "You asked for it." in in_words(session.why, offers)


def test_an_exercise_asked_for_is_in_and_what_it_lacks_is_told() -> None:
    offers = [*MENU.values(), make_offer("pinned", requires=("wall",), units=())]
    planned = plan_course(make_wishes(include=("pinned",), lacking=("wall",)), offers)
    assert "pinned" in [id for _, _, id in _exercises(planned.plan)]
    (fault,) = (one for one in planned.balance.faults if one.what.things)
    assert in_words((fault.what, fault.do), offers, {"wall": "A wall"}) == (
        "“Pinned” needs what is lacking: A wall",
        "see that it is there, or choose another exercise",
    )


def test_wishes_that_cannot_all_be_kept_are_given_up_in_words_the_fewest() -> None:
    long = [make_offer(f"long-{number}", least=100, most=120, half=90, units=()) for number in range(3)]
    short_day = (Hours(begins="09:00", ends="13:00", pauses=()),)
    wishes = msgspec.structs.replace(make_wishes(include=("long-0", "long-1", "long-2")), days=short_day)
    (given_up,) = in_words(plan_course(wishes, [*MENU.values(), *long]).given_up, long)
    assert given_up in {f"the exercise “Long {number}”" for number in range(3)}


def test_one_facilitator_and_a_heavy_exercise_asked_for_is_answered_in_words() -> None:
    planned = plan_course(make_wishes(include=("hard-case",), facilitators=1), MENU.values())
    assert in_words(planned.given_up, MENU.values()) in (
        ("the exercise “Hard case”",),
        ("one facilitator only: exercises of high sensitivity need a co-facilitator",),
    )


def test_a_day_too_short_for_its_opening_is_refused_in_words() -> None:
    wishes = make_wishes(ceremony=60, tests="understanding")
    early = (Hours(begins="09:00", ends="16:00", pauses=(Pause(at="09:30", minutes=15),)),)
    with pytest.raises(TooShort) as fault:
        plan_course(msgspec.structs.replace(wishes, days=early), MENU.values())
    assert in_words(fault.value.args, ()) == (
        "day 1: 30 minutes between 09:00 and 09:30 do not hold ceremony, opening, pre-test, icebreaker; expected 75 "
        "minutes more; move the pause, lengthen the day, or shorten the ceremony",
    )


def test_an_exercise_that_the_menu_does_not_hold_is_refused_in_words() -> None:
    with pytest.raises(UnknownExercise) as fault:
        plan_course(make_wishes(include=("no-such",)), MENU.values())
    assert in_words(fault.value.args, ()) == (
        "the exercise 'no-such' is not in the menu; expected an id of kit/exercises; mend the wish",
    )


def test_people_too_few_for_an_exercise_leave_it_out() -> None:
    wishes = msgspec.structs.replace(make_wishes(), audience=Audience(constituents={"government": 3}))
    assert _exercises(plan_course(wishes, MENU.values()).plan) == []
