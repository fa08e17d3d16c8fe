"""Sentences of the planner are values: each has words in English, and is told in any language by its own rules."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from tests.planner.menu import SAY, in_words, make_offer, make_wishes
from tests.sample_plans import make_plan
from tutela.delivery.web.words import Words, read_words
from tutela.model.counting import PLURAL
from tutela.model.language import UntranslatedText
from tutela.model.plan import PAUSES, CoursePlan, Day, Session, SessionKind, write_out
from tutela.model.sentence import Sentence, Titles, tell
from tutela.planner import weigh
from tutela.planner.reasons import give_reasons

SLAVIC = "".join("0" if n % 10 == 1 and n % 100 != 11 else "1" if 1 < n % 10 < 5 else "2" for n in range(200))


@pytest.mark.parametrize("kind", get_args(SessionKind))
def test_each_kind_of_session_has_a_reason_and_a_name_within_a_sentence(kind: SessionKind) -> None:
    assert SAY(f"planner.kind-{kind}")
    if kind != "exercise":
        (day,) = give_reasons((Day("Day 1", "09:00", (Session(kind=kind, minutes=10),)),), {}, (), make_wishes())
        assert all(in_words(day.sessions[0].why, ()))


@pytest.mark.parametrize("kind", sorted(PAUSES))
def test_each_pause_that_moves_or_goes_is_named(kind: str) -> None:
    where: dict[str, str | int] = {"day": 2, "hour": "10:30", "then": "10:45"}
    told = (Sentence(key=f"planner.{what}-{kind}", values=where) for what in ("lost", "later"))
    assert in_words(told, ()) == (
        f"the {kind} on day 2 at 10:30: what is locked leaves no place for it",
        f"the {kind} on day 2 at 10:30: it comes at 10:45",
    )


def test_every_fault_of_a_plan_has_words_and_says_what_to_do() -> None:
    offers = (
        make_offer("talk", kind="plenary", sensitivity="high", needs=("groups",)),
        make_offer("walk", least=100, most=200, requires=("wall",)),
    )
    day = (
        Session(kind="exercise", minutes=160, exercise="walk"),
        Session(kind="lunch", minutes=60),
        Session(kind="exercise", minutes=240, exercise="talk"),
        Session(kind="exercise", minutes=1, exercise="talk"),
        Session(kind="exercise", minutes=30, exercise="gone"),
    )
    faults = weigh(make_plan(day, day), offers, {}, ("wall",)).faults
    assert {*in_words((fault.what for fault in faults), offers, {"groups": "Groups at risk"})} == {
        "“Talk” builds on “Groups at risk”, which nothing before it fills",
        "“Talk” has 1 minute and needs 40",
        "“Talk” is of high sensitivity and ends after 16:00",
        "“Talk” stands in the plan twice",
        "“Walk” needs what is lacking: wall",
        "“Walk” stands in the plan twice",
        "160 minutes of work without a pause",
        "240 minutes of work without a pause",
        "people sit and listen right after lunch",
        "the day does not end with a review",
        "the exercise 'gone' is not in the menu",
    }
    assert all(in_words((fault.do for fault in faults), ()))


def test_a_heavy_exercise_at_the_end_of_a_day_is_told() -> None:
    offers = (make_offer("talk", sensitivity="high"),)
    sessions = (Session(kind="exercise", minutes=40, exercise="talk"), Session(kind="review", minutes=15))
    (fault,) = weigh(make_plan(sessions), offers, {}).faults
    assert in_words((fault.what, fault.do), offers) == (
        "the day's last exercise, “Talk”, is of high sensitivity",
        "let a lighter one follow",
    )


@pytest.mark.parametrize(("minutes", "form"), [(21, "минута"), (22, "минуты"), (25, "минут")])
def test_a_number_takes_the_form_of_its_language(minutes: int, form: str) -> None:
    forms = ("минута", "минуты", "минут")
    said = {f"planner.fault-short.{at}": f"{{exercises}}: {{n}} {form}, {{least}}" for at, form in enumerate(forms)}
    said |= {f"desk.minutes-alone.{at}": f"{{n}} {form}" for at, form in enumerate(forms)}
    said |= {PLURAL: SLAVIC, "list.quoted": "«{text}»", "planner.too-short": "{room}, {lacking}"}
    say = read_words(said)
    short = Sentence(key="planner.fault-short", number=minutes, exercises=("walk",), values={"least": 40})
    assert tell(short, say, Titles({"walk": "Прогулка"})) == f"«Прогулка»: {minutes} {form}, 40"
    room = Sentence(key="planner.too-short", minutes={"room": minutes, "lacking": 1})
    assert tell(room, say, Titles()) == f"{minutes} {form}, 1 минута"


def test_what_is_in_another_language_is_set_apart_in_its_sentence() -> None:
    builds = Sentence(key="planner.why-builds-on", exercises=("walk", "talk"))
    titles = Titles({"walk": UntranslatedText("Walk", "en"), "talk": "حديث"})
    say = Words({"planner.why-builds-on": "يقوم على {exercises}.", "list.quoted": "«{text}»", "list.comma": "، "})
    assert tell(builds, say, titles) == "يقوم على «\u2068Walk\u2069»، «حديث»."


def test_an_id_that_the_kit_does_not_have_stands_for_itself() -> None:
    assert in_words((Sentence(key="planner.why-trains", competency="see"),), ()) == ("Trains: see.",)


def test_a_plan_for_a_file_has_its_reasons_in_words_and_keeps_those_that_it_had() -> None:
    plan = make_plan((Session(kind="reserve", minutes=10, why=("By hand.", Sentence(key="planner.why-reserve"))),))
    assert msgspec.json.decode(msgspec.json.encode(plan), type=CoursePlan) == plan
    (told,) = write_out(plan, lambda why: tell(why, SAY, Titles())).days[0].sessions
    assert told.why == ("By hand.", "Time in hand: a good discussion takes longer.")
