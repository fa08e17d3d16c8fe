"""Learners fill in forms, see own results, and answer after some months."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client

from tests.server.seeding import make_learners, seed_course
from tutela.server.courses.models import Course
from tutela.server.people.erasure import erase_learner
from tutela.server.people.models import Learner
from tutela.server.results.follow_up import make_slip
from tutela.server.results.models import Filled, Said, Slip

pytestmark = pytest.mark.django_db


def browser_of(learner: Learner) -> Client:
    browser = Client()
    session = browser.session
    session["learner"] = str(learner.id)
    session.save()
    return browser


def test_a_learner_fills_in_a_form_once(course: Course) -> None:
    learner = make_learners(course, 1)[0]
    browser = browser_of(learner)
    assert "No real names, no real cases." in browser.get("/hub/evaluation/course/1/").content.decode()
    given = {"aim": "5", "able": "4", "most": "The\x00 chain"}
    assert browser.post("/hub/evaluation/course/1/", given).headers["Location"] == "/hub/me/results/"
    browser.post("/hub/evaluation/course/1/", {**given, "aim": "1"})
    filled = Filled.objects.get()
    assert filled.chosen == '{"aim":["5"],"able":["4"]}'
    assert Said.objects.get().text == "The chain"


def test_an_empty_form_is_refused_in_words(course: Course) -> None:
    page = browser_of(make_learners(course, 1)[0]).post("/hub/evaluation/day/1/", {})
    assert page.status_code == 422
    assert "Nothing was answered. Answer at least one question, then send." in page.content.decode()


@pytest.mark.parametrize("path", ["day/0", "day/16", "course/2", "follow-up/3"])
def test_there_are_no_other_forms(course: Course, path: str) -> None:
    assert browser_of(make_learners(course, 1)[0]).get(f"/hub/evaluation/{path}/").status_code == 404


def test_a_learner_sees_own_results_and_nobody_elses(course: Course) -> None:
    learners = seed_course(course, 6)
    page = browser_of(learners[0]).get("/hub/me/results/").content.decode()
    shown = [int(each) for each in re.findall(r"Sitting \d: (\d+) of a hundred right", page)]
    assert len(shown) == 2
    assert "Heron 1" not in page
    newcomer = browser_of(make_learners(course, 1)[0]).get("/hub/me/results/").content.decode()
    assert "You have ended no test in this course yet." in newcomer


def test_a_printed_slip_belongs_to_nobody_and_works_once_a_round(desk: Client, course: Course) -> None:
    page = desk.post(f"/hub/desk/{course.id}/results/follow-up/", {"number": "3"}).content.decode()
    words = re.findall(r'class="words">([a-z ]+)<', page)
    assert len(set(words)) == 3
    assert list(Slip.objects.values_list("learner", flat=True)) == [None] * 3
    visitor = Client()
    assert (
        "How often did you use what you learnt?" in visitor.get("/hub/follow-up/", {"words": words[0]}).content.decode()
    )
    sent = {"words": words[0], "sent": "1", "used": "often", "with": ["ngo"], "next": "A joint budget line"}
    assert "Thank you" in visitor.post("/hub/follow-up/", sent).content.decode()
    assert "You have answered before" in visitor.post("/hub/follow-up/", {**sent, "used": "once"}).content.decode()
    filled = Filled.objects.get()
    assert (filled.round, filled.chosen) == (3, '{"used":["often"],"with":["ngo"]}')
    Course.objects.update(opened_at=course.opened_at - datetime.timedelta(days=160))
    assert "Thank you" in visitor.post("/hub/follow-up/", sent).content.decode()
    assert set(Filled.objects.values_list("round", flat=True)) == {3, 6}


def test_wrong_words_are_slowed_down(course: Course) -> None:
    words, visitor = make_slip(course), Client()
    for _try in range(10):
        assert visitor.get("/hub/follow-up/", {"words": "bako limu tesa nori"}).status_code == 422
    assert visitor.get("/hub/follow-up/", {"words": words}).status_code == 422


def test_a_private_link_goes_with_its_learner(course: Course) -> None:
    learner = make_learners(course, 1)[0]
    page = browser_of(learner).post("/hub/me/follow-up/").content.decode()
    words = re.findall(r'class="words">([a-z ]+)<', page)[0]
    Client().post("/hub/follow-up/", {"words": words, "sent": "1", "used": "often"})
    browser_of(learner).post("/hub/me/follow-up/")
    assert Client().get("/hub/follow-up/", {"words": words}).status_code == 422
    assert Filled.objects.count() == 1
    erase_learner(learner)
    assert not Slip.objects.exists()
    assert not Filled.objects.exists()


def test_a_file_is_handed_in_with_the_code_of_a_slip(desk: Client, course: Course) -> None:
    words, start = make_slip(course), f"/hub/desk/{course.id}/results/follow-up"
    empty = desk.get(f"{start}/6.txt").content.decode()
    assert "# No real names, no real cases." in empty
    written = empty.replace("\ncode:", f"\ncode: {words}").replace("\njoint:", "\njoint: running")
    page = desk.post(f"{start}/handed-in/", {"content": written}, follow=True).content.decode()
    assert "Kept." in page
    assert (Filled.objects.get().round, Filled.objects.get().chosen) == (6, '{"joint":["running"]}')
    page = desk.post(f"{start}/handed-in/", {"content": written}, follow=True).content.decode()
    assert "This code was used before. The first answers stand." in page
    page = desk.post(f"{start}/handed-in/", {"content": "mood: good"}, follow=True).content.decode()
    assert "Line 1 does not begin with the name of a question and a colon." in page


def test_a_slip_of_another_course_is_not_taken(desk: Client, course: Course) -> None:
    other = Course.objects.create(title="B", referral_contact="Office", referral_checked_on=datetime.date(2026, 11, 1))
    written = f"code: {make_slip(other)}\nmonths: 3\nused: often"
    page = desk.post(
        f"/hub/desk/{course.id}/results/follow-up/handed-in/", {"content": written}, follow=True
    ).content.decode()
    assert "This code belongs to no slip of this course" in page
    assert not Filled.objects.exists()
