"""What is told of a session: each reason once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.planner.menu import SAY, in_words, make_offer, make_wishes
from tests.sample_plans import make_plan
from tutela.model.plan import Day, Session
from tutela.planner import Audience
from tutela.planner.balance import weigh
from tutela.planner.reasons import find_uncovered, give_notes, give_reasons


def test_what_an_exercise_builds_on_is_one_sentence_that_names_each_once() -> None:
    offers = (
        make_offer("chain", fills=("situation", "offices")),
        make_offer("tree", fills=("objectives",)),
        make_offer("wall", needs=("situation", "objectives", "offices")),
    )
    day = Day("Day 1", "09:00", tuple(Session(kind="exercise", minutes=40, exercise=one.id) for one in offers))
    (told,) = give_reasons((day,), {one.id: one for one in offers}, (), make_wishes())
    why = in_words(told.sessions[2].why, offers)
    assert "Builds on “Chain”, “Tree”." in why
    assert sum("Builds on" in reason for reason in why) == 1


@pytest.mark.parametrize(
    ("changes", "wished", "said"),
    [
        ({"fewest": 30}, {}, "“Only” needs 30 people or more"),
        ({"sensitivity": "high"}, {"most_sensitive": "low"}, "“Only” is more sensitive than was wished"),
        (
            {"reach": ("outreach",)},
            {"audience": Audience(constituents={"government": 9}, reach=("policy",))},
            "“Only” is not for the kind of work that those who come do",
        ),
        ({"constituents": ("ngo",)}, {}, "“Only” is for fewer than half of those who come"),
        ({}, {"avoid": ("only",)}, "“Only” is to be avoided by wish"),
        (
            {"requires": ("wall", "floor", "chairs")},
            {"lacking": ("chairs", "wall")},
            "“Only” needs what is lacking: A wall to pin on, chairs",
        ),
    ],
)
def test_why_the_one_exercise_of_a_competency_does_not_suit(
    changes: dict[str, Any], wished: dict[str, Any], said: str
) -> None:
    offers = (make_offer("only", **changes), make_offer("other", competencies=("name",)))
    other = Session(kind="exercise", minutes=40, exercise="other")
    plan = make_plan((other,), competencies=("see", "name"))
    wishes = make_wishes(competencies=("see", "name"), **wished)
    balance = weigh(plan, offers, {})
    (see,) = (one for one in find_uncovered(balance, offers, ["other"], wishes) if one.competency == "see")
    assert see.exercise == ""
    assert see.unsuited is not None
    assert in_words([see.unsuited], offers, {"wall": "A wall to pin on"}) == (said,)


def test_what_only_has_to_be_fetched_is_told_before_what_cannot_be_changed() -> None:
    offers = (
        make_offer("calm", fewest=2, constituents=("ngo",)),
        make_offer("wall", fewest=4, requires=("wall",)),
        make_offer("many", fewest=30, requires=("wall",)),
    )
    wishes = make_wishes(competencies=("see",), lacking=("wall",))
    (see,) = find_uncovered(weigh(make_plan((), competencies=("see",)), offers, {}), offers, (), wishes)
    assert see.unsuited is not None
    assert in_words([see.unsuited], offers) == ("“Wall” needs what is lacking: wall",)


@pytest.mark.parametrize(
    ("people", "facilitators", "needed"), [(24, 1, 0), (25, 1, 2), (40, 2, 0), (41, 2, 3), (200, 3, 0)]
)
def test_too_few_facilitators_for_so_many_people_are_told(people: int, facilitators: int, needed: int) -> None:
    wishes = make_wishes(audience=Audience(constituents={"government": people}), facilitators=facilitators)
    notes = give_notes((Day("Day 1", "09:00", ()),), wishes, SAY)
    assert notes == (f"For {people} people plan with {needed} facilitators or more." if needed else "")
