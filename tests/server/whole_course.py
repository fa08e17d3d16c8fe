"""A course that has rows of every model: people, a live room with every kind of activity, results, an action plan."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from random import Random
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import ForeignKey, Model
from django.test import Client
from django.utils import timezone

from tests.server.live.conftest import Desk, Phone, come_in
from tests.server.seeding import answer_form, seed_follow_up, set_times, sit_both
from tests.server.test_plan_changing import PLAN
from tutela.results.evaluation import Tally
from tutela.server.actionplans.keeping import add_piece
from tutela.server.courses.models import Course, Invitation, Member
from tutela.server.live.models import Activity
from tutela.server.people.models import SharedText
from tutela.server.plans.keeping import keep_plan
from tutela.server.results.counting import count_course
from tutela.server.results.follow_up import make_slip
from tutela.server.results.keeping import keep_paper
from tutela.server.results.paper_words import keep_words

PEOPLE = 6
NICKNAMES = tuple(f"Whimbrel {number}" for number in range(PEOPLE))
WORDS = "Turnstones turn stones"
"""What people write everywhere."""
PAPER_WORDS = "Knots fly far"
"""What somebody wrote on a sheet of paper."""
MEASURES: dict[str, dict[str, Any]] = {
    "poll": {"options": "Yes\nNo"},
    "scale": {},
    "words": {"most": "2"},
    "sort": {"options": "A card\nAnother", "places": "Left\nRight"},
    "chain": {"options": "An offer\nA border"},
    "map": {"options": "No school"},
    "roleplay": {"cards": "Inspector\nYou look.\n\nEmployer\nYou explain."},
    "board": {"columns": "Measure", "plan_part": "measures"},
    "review": {},
    "pre-test": {},
}
ANSWERS: dict[str, dict[str, Any]] = {
    "poll": {"option": "0"},
    "scale": {"option": "3"},
    "words": {"word": [WORDS]},
    "sort": {"card-0": "1"},
    "chain": {"card-0": "2"},
    "map": {"card-0": "1"},
    "board": {"cell-0": WORDS},
    "review": {"useful": "5", "unclear": WORDS},
}


def fill_course(course: Course, browser: Client) -> Desk:
    """Fill a course with rows of every model; give the desk of its room, which stays open."""
    facilitator = Member.objects.filter(course=course).first()
    assert facilitator is not None
    Invitation.objects.create(
        course=course,
        role="observer",
        token_digest=course.id.hex + course.id.hex,
        made_by=facilitator.user,
        expires_at="2100-01-01T00:00:00Z",
    )
    keep_plan(course, PLAN, by=None)
    browser.post(f"/hub/desk/{course.id}/room/open/", {"day": "0", "zone": "60"})
    desk = Desk(browser, course)
    phones = [come_in(course, nickname) for nickname in NICKNAMES]
    desk.do("group", size="3", mix="any")
    _hold_day(desk, phones)
    _leave_results(course, phones)
    return desk


def _hold_day(desk: Desk, phones: list[Phone]) -> None:
    for kind, setting in MEASURES.items():
        activity = desk.make(kind, title=f"The {kind}", **setting)
        for phone in phones if kind in ANSWERS else ():
            assert phone.send(activity, **ANSWERS[kind]).status_code == 200, kind
        desk.do("close", activity=activity.id)
    for kind in ("questions", "parking"):
        phones[0].send(Activity.objects.get(room=desk.room(), kind=kind), text=WORDS, named="1")


def _leave_results(course: Course, phones: list[Phone]) -> None:
    chance = Random(7)  # noqa: S311 - the same course each time
    set_times(course)
    for phone in phones:
        sit_both(phone.learner, chance)
        answer_form(course, phone.learner, "course", 1, chance, word=WORDS)
        SharedText.objects.create(
            id=phone.learner.id, learner=phone.learner, activity="a", text=WORDS, expires_at=timezone.now()
        )
    phones[0].browser.post("/hub/me/follow-up/")
    make_slip(course)
    seed_follow_up(course, 3, 5)
    pile = keep_paper(course, "form:course:1", 3, [Tally("aim", 3, {"5": 3})])
    keep_words(pile, {"most": [PAPER_WORDS]}, "0")
    course.attendance.create(day=datetime.date(2026, 11, 23), present=PEOPLE, held=6, planned=7)
    add_piece(course, "measures", [["School meals"]], "desk")
    count_course(course)


def another_course(name: str) -> tuple[Course, Client]:
    """Give a course of somebody else, and their browser."""
    other = Course.objects.create(title=name, referral_contact="Office", referral_checked_on="2026-11-20")
    user = get_user_model().objects.create_user(f"the organiser of {name}")
    Member.objects.create(course=other, user=user, role="organiser")
    browser = Client()
    browser.force_login(user)
    return other, browser


def ways_to_course() -> Iterator[tuple[type[Model], str]]:
    """Give every model whose rows belong to a course, with the look-up that leads there."""
    for model in apps.get_models():
        if way := _way(model, frozenset()):
            yield model, way
    yield Course, "id"


def _way(model: type[Model], passed: frozenset[type[Model]]) -> str:
    links = [field for field in model._meta.get_fields() if isinstance(field, ForeignKey)]
    for field in links:
        target: Any = field.related_model
        if target is Course:
            return field.name
    for field in links:
        target = field.related_model
        if target not in passed and (way := _way(target, passed | {model})):
            return f"{field.name}__{way}"
    return ""


def rows_of(course: Course) -> dict[type[Model], set[Any]]:
    """Give the ids of all rows that belong to a course, by model."""
    return {
        model: set(model._default_manager.filter(**{way: course.id}).values_list("pk", flat=True))
        for model, way in ways_to_course()
    }
