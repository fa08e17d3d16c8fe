"""What is told of a session: each reason once."""

from __future__ import annotations

from tests.planner.menu import in_words, make_offer, make_wishes
from tutela.model.plan import Day, Session
from tutela.planner.reasons import give_reasons


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
