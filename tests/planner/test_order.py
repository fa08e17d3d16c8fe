"""What a good trainer would do: nothing wished is left out, what the others build on comes early, little time idles."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise

import msgspec
import pytest

from tests.planner.menu import COMPETENCIES, FORMS, SAY, in_words, make_menu, make_offer, make_wishes
from tutela.planner import Hours, Offer, Pause, Planned, Wishes, plan_course
from tutela.planner.ordering import put_in_order
from tutela.planner.rules.base_first import belongs
from tutela.planner.rules.coverage import worth_of
from tutela.planner.rules.parts_in_order import ripens
from tutela.planner.rules.time import IN_HAND

PARTS = ("groups", "objectives", "measures", "indicators")
TITLES = {id: id.capitalize() for id in (*PARTS, *COMPETENCIES)}
MENU = {offer.id: offer for offer in make_menu()}
MORNING = (Hours(begins="09:00", ends="12:30", pauses=(Pause(at="10:30", minutes=15),)),)


SAMPLES: dict[str, Wishes] = {
    "a morning": msgspec.structs.replace(make_wishes(competencies=("see", "name")), days=MORNING),
    "a day": make_wishes(1),
    "a day, interpreted": make_wishes(1, interpretation=True),
    "two days": make_wishes(2),
    "two days, one facilitator": make_wishes(2, facilitators=1, tests="understanding"),
    "two days, wished backwards": make_wishes(2, competencies=COMPETENCIES[::-1], ceremony=30),
}
"""Wishes that the hours of each hold, if not whole."""


@pytest.fixture(scope="module", params=list(SAMPLES))
def planned(request: pytest.FixtureRequest) -> Planned:
    return plan_course(SAMPLES[request.param], MENU.values(), TITLES, SAY, effort=0.02)


def mains_of(planned: Planned) -> list[str]:
    """Give the main competency of each exercise in order."""
    sessions = [session for day in planned.plan.days for session in day.sessions]
    return [MENU[session.exercise].competencies[0] for session in sessions if session.exercise]


def test_no_competency_asked_for_is_left_out(planned: Planned) -> None:
    assert all(each.minutes > 0 and each.exercises for each in planned.balance.coverage)


def test_base_competencies_come_before_those_that_build_on_them(planned: Planned) -> None:
    ranks = [COMPETENCIES.index(id) for id in mains_of(planned)]
    pairs = [(one, then) for one, then in combinations(ranks, 2) if one != then]
    wrong = [pair for pair in pairs if pair[0] > pair[1]]
    assert ranks[0] == 0
    assert 3 * len(wrong) <= len(pairs)


def test_little_time_idles(planned: Planned) -> None:
    in_hand = [session.minutes for day in planned.plan.days for session in day.sessions if session.kind == "reserve"]
    assert all(minutes <= IN_HAND for minutes in in_hand)


def test_one_input_at_most_waits_over_a_pause_and_never_over_a_night(planned: Planned) -> None:
    for day in planned.plan.days:
        waiting: list[str] = []
        for session in day.sessions:
            if session.kind == "input":
                waiting.append(session.unit)
            elif session.exercise:
                waiting = [unit for unit in waiting if unit != MENU[session.exercise].units[0]]
            elif session.kind in ("break", "lunch"):
                assert len(waiting) <= 1
        assert waiting == []


def test_the_first_minutes_of_a_competency_count_most() -> None:
    worths = [worth_of(minutes, 90) for minutes in range(0, 121, 10)]
    gains = [then - one for one, then in pairwise(worths)]
    assert gains == [30, 30, 30, 10, 10, 10, 10, 10, 10, 0, 0, 0]


def test_short_of_time_each_competency_gets_its_beginning_before_one_gets_its_measure() -> None:
    offers = [
        make_offer(
            f"{id}-{number}", competencies=(id,), units=(), kind=FORMS[number], fills=("groups",) if fills else ()
        )
        for id, fills in (("see", True), ("name", True), ("act", False))
        for number in range(3)
    ]
    wishes = make_wishes(competencies=("see", "name", "act"))
    morning = msgspec.structs.replace(wishes, days=MORNING)
    planned = plan_course(morning, offers, TITLES, SAY, effort=0.02)
    assert all(each.minutes >= 25 for each in planned.balance.coverage)


def test_parts_of_the_action_plan_are_filled_in_their_order() -> None:
    offers = [
        make_offer(
            f"{part}-sheet", fills=(part,), units=(f"on-{part}",), kind=FORMS[number], least=60, most=75, half=50
        )
        for number, part in enumerate(reversed(PARTS))
    ]
    plan = plan_course(make_wishes(competencies=("see",)), offers, TITLES, SAY).plan
    ran = [session for day in plan.days for session in day.sessions if session.exercise]
    assert [session.exercise for session in ran] == [f"{part}-sheet" for part in PARTS][: len(ran)]
    assert len(ran) == 4
    assert "In the order of the action plan, after “Measures”." in in_words(ran[-1].why, offers, TITLES)


def test_what_opens_a_course_says_that_the_others_build_on_it() -> None:
    plan = plan_course(make_wishes(2), MENU.values(), TITLES, SAY, effort=0.02).plan
    first, *others = [session for day in plan.days for session in day.sessions if session.exercise]
    assert "Comes first: the others build on it." in in_words(first.why, ())
    assert not any("Comes first: the others build on it." in in_words(session.why, ()) for session in others)


@pytest.mark.parametrize(
    ("competency", "level", "place"),
    [
        ("see", "introductory", -0.75),
        ("plan", "introductory", 0.75),
        ("plan", "advanced", 1),
        ("name", "working", -0.05),
        ("unknown", "advanced", 0),
    ],
)
def test_an_exercise_belongs_where_its_competency_stands_among_those_asked_for(
    competency: str, level: str, place: float
) -> None:
    offer = make_offer("any", competencies=(competency,), level=level)
    assert float(belongs(offer, COMPETENCIES, tuple(TITLES))) == pytest.approx(place)


def test_an_exercise_ripens_with_the_last_part_that_it_fills() -> None:
    filled = (("groups",), ("indicators",), ("indicators", "groups"))
    assert [ripens(make_offer("any", fills=fills), PARTS) for fills in filled] == [0, 3, 3]


def test_a_course_keeps_to_what_was_asked_for_while_that_is_not_at_its_measure() -> None:
    far: Offer = make_offer("far-away", competencies=("plan",), units=("elsewhere",), fills=("groups",))
    offers = [*(offer for offer in MENU.values() if offer.competencies[0] in ("see", "name")), far]
    plan = plan_course(SAMPLES["a morning"], offers, TITLES, SAY).plan
    assert "far-away" not in [session.exercise for day in plan.days for session in day.sessions]


def test_after_a_pause_the_exercise_comes_first_whose_input_stood_before_it() -> None:
    one, other = make_offer("one", units=("first",)), make_offer("other", units=("second",), kind="pair")
    for told, first in (("first", "one"), ("second", "other")):
        order = put_in_order(
            [one, other],
            {"one": Fraction(0), "other": Fraction(0)},
            filled=frozenset(),
            told=frozenset({told}),
            after_lunch=True,
            before="",
        )
        assert order[0].id == first


def test_a_course_on_one_competency_begins_on_its_first_morning() -> None:
    few = [make_offer(f"see-{number}", kind=FORMS[number], fills=("indicators",)) for number in range(3)]
    plan = plan_course(make_wishes(2, competencies=("see",)), few, TITLES, SAY).plan
    assert "exercise" in [session.kind for session in plan.days[0].sessions[:4]]
