"""Who reaches what of results and action plans: every address, every role."""

from __future__ import annotations

import datetime
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern

from tests.server.seeding import make_learners, seed_plan
from tutela.server.actionplans.urls import urlpatterns as plan_addresses
from tutela.server.courses.models import Course, Member
from tutela.server.results.models import Filled, Said
from tutela.server.results.urls import urlpatterns as result_addresses

pytestmark = pytest.mark.django_db

SEEING = {"organiser": 1, "facilitator": 1, "co-facilitator": 1, "observer": 1}
RUNNING = {**SEEING, "observer": 0}
DESK = {
    "results": ("get", SEEING),
    "count-results": ("post", RUNNING),
    "report-file": ("get", SEEING),
    "said-words": ("get", SEEING),
    "erase-words": ("post", RUNNING),
    "attendance": ("get", RUNNING),
    "test-times": ("post", RUNNING),
    "paper": ("get", RUNNING),
    "take-out-words": ("post", RUNNING),
    "slips": ("get", RUNNING),
    "follow-up-file": ("get", RUNNING),
    "handed-in": ("post", RUNNING),
    "action-plan": ("get", SEEING),
    "add-row": ("get", RUNNING),
    "change-row": ("get", RUNNING),
    "plan-rows": ("post", RUNNING),
    "plan-file": ("get", SEEING),
}
"""The addresses of a course's desk: how they are asked for, and whose role lets them in."""
OWN = {"my-results": "get", "take-back-form": "post", "my-slip": "post", "evaluation": "get", "my-action-plan": "get"}
"""What a learner asks for: it is always their own."""
OTHERS = {"compare", "follow-up"}
"""Asked for by any account, and by whoever has a slip: tested below and in `test_follow_up`."""


def test_no_address_is_left_out() -> None:
    named = {str(each.name) for each in (*result_addresses, *plan_addresses) if isinstance(each, URLPattern)}
    assert named == DESK.keys() | OWN.keys() | OTHERS


def address(name: str, course: Course) -> str:
    """Give the address of a name for things that exist in the course."""
    said = Said.objects.filter(filled__course=course).first()
    piece = course.plan_pieces.first()
    assert said is not None
    assert piece is not None
    start = f"/hub/desk/{course.id}"
    return {
        "results": f"{start}/results/",
        "count-results": f"{start}/results/count/",
        "report-file": f"{start}/results/report.csv",
        "said-words": f"{start}/results/words/",
        "erase-words": f"{start}/results/words/{said.id}/erase/",
        "attendance": f"{start}/results/attendance/",
        "test-times": f"{start}/results/tests/",
        "paper": f"{start}/results/paper/form:day:1/",
        "take-out-words": f"{start}/results/paper/form:day:1/words/take-out/",
        "slips": f"{start}/results/follow-up/",
        "follow-up-file": f"{start}/results/follow-up/3.txt",
        "handed-in": f"{start}/results/follow-up/handed-in/",
        "action-plan": f"{start}/action-plan/",
        "add-row": f"{start}/action-plan/add/measures/",
        "change-row": f"{start}/action-plan/change/{piece.id}/",
        "plan-rows": f"{start}/action-plan/rows/",
        "plan-file": f"{start}/action-plan/plan.xlsx",
        "my-results": "/hub/me/results/",
        "take-back-form": f"/hub/me/forms/{said.filled_id}/take-back/",
        "my-slip": "/hub/me/follow-up/",
        "evaluation": "/hub/evaluation/course/1/",
        "my-action-plan": "/hub/me/action-plan/",
    }[name]


@pytest.fixture
def filled(course: Course) -> Course:
    """Give a course with a plan and a text that somebody wrote."""
    seed_plan(course)
    form = Filled.objects.create(course=course, learner=make_learners(course, 1)[0], form="day", round=1, chosen="{}")
    Said.objects.create(
        filled=form, question="keep", text="The cards", expires_at=datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)
    )
    return course


def browser_of(role: str, course: Course) -> Client:
    """Give the browser of somebody with a role in the course, or with none."""
    browser = Client()
    if role in SEEING:
        user = get_user_model().objects.create_user(f"the {role}")
        Member.objects.create(course=course, user=user, role=role)
        browser.force_login(user)
    elif role == "facilitator elsewhere":
        user = get_user_model().objects.create_user("badu")
        Member.objects.create(course=other_course(), user=user, role="organiser")
        browser.force_login(user)
    elif role.startswith("learner"):
        own = course if role == "learner" else other_course()
        session = browser.session
        session["learner"] = str(make_learners(own, 1)[0].id)
        session.save()
    return browser


def other_course() -> Course:
    return Course.objects.create(
        title="Elsewhere", referral_contact="Office", referral_checked_on=datetime.date(2026, 11, 1)
    )


@pytest.mark.parametrize("role", [*SEEING, "facilitator elsewhere", "learner", "learner of another course", "nobody"])
def test_each_address_of_the_desk(filled: Course, role: str) -> None:
    browser, addresses = browser_of(role, filled), {name: address(name, filled) for name in DESK}
    answers = {name: getattr(browser, method)(addresses[name]) for name, (method, _) in DESK.items()}
    assert {name: verdict(answer) for name, answer in answers.items()} == {
        name: expected(role, allowed) for name, (_, allowed) in DESK.items()
    }


def verdict(answer: HttpResponse) -> str:
    """Give what an answer says to who asked: 422 and other redirects say that an empty form was theirs to send."""
    if answer.status_code == 302 and answer.headers["Location"].startswith("/hub/sign-in/"):
        return "sign in"
    return {403: "forbidden", 404: "not found"}.get(
        answer.status_code, "let in" if answer.status_code < 500 else "failed"
    )


def expected(role: str, allowed: dict[str, int]) -> str:
    if role in SEEING:
        return "let in" if allowed[role] else "forbidden"
    return "not found" if role == "facilitator elsewhere" else "sign in"


@pytest.mark.parametrize("role", [*SEEING, "learner", "nobody"])
def test_each_address_of_a_learner(filled: Course, role: str) -> None:
    browser = browser_of(role, filled)
    for name, method in OWN.items():
        answer = getattr(browser, method)(address(name, filled))
        if role == "learner":
            own = "/hub/me/results/" if name == "take-back-form" else None
            assert (answer.status_code, answer.headers.get("Location")) == (302 if own else 200, own)
        else:
            assert answer.headers["Location"] == "/hub/join/"


def test_a_learner_sees_the_plan_of_the_own_course_only(filled: Course) -> None:
    assert "School meals" in browser_of("learner", filled).get("/hub/me/action-plan/").content.decode()
    other = browser_of("learner of another course", filled).get("/hub/me/action-plan/").content.decode()
    assert "School meals" not in other


@pytest.mark.parametrize("thing", ["words", "piece"])
def test_an_organiser_reaches_nothing_of_another_course_through_the_own_one(filled: Course, thing: str) -> None:
    browser = browser_of("facilitator elsewhere", filled)
    mine = Course.objects.get(title="Elsewhere")
    if thing == "words":
        said = Said.objects.get()
        browser.post(f"/hub/desk/{mine.id}/results/words/{said.id}/erase/")
        assert Said.objects.exists()
    else:
        piece = filled.plan_pieces.first()
        assert piece is not None
        assert browser.get(f"/hub/desk/{mine.id}/action-plan/change/{piece.id}/").status_code == 404
        browser.post(f"/hub/desk/{mine.id}/action-plan/rows/", {"row": [str(piece.id)], "do": "erase"})
        assert filled.plan_pieces.filter(id=piece.id).exists()


@pytest.mark.parametrize(("role", "sees"), [("organiser", True), ("facilitator", False), ("observer", False)])
def test_only_organisers_compare_a_course(filled: Course, role: str, sees: bool) -> None:
    page = browser_of(role, filled).get("/hub/desk/compare/").content.decode()
    assert (filled.title in page) is sees


@pytest.mark.parametrize("role", ["learner", "nobody"])
def test_nobody_without_an_account_compares(filled: Course, role: str) -> None:
    assert browser_of(role, filled).get("/hub/desk/compare/").headers["Location"].startswith("/hub/sign-in/")


def test_an_unknown_row_or_kind_is_not_found(desk: Client, filled: Course) -> None:
    start = f"/hub/desk/{filled.id}"
    for path in (
        "results/paper/form:day:99/",
        "results/report.exe",
        "action-plan/plan.exe",
        "action-plan/add/nothing/",
    ):
        assert desk.get(f"{start}/{path}").status_code == 404
    assert desk.get(f"{start}/action-plan/change/{uuid.uuid4()}/").status_code == 404
