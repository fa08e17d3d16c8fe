"""Every route of the desk for everybody: organiser, facilitator, co-facilitator, observer, a learner, strangers."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.server.conftest import PASSWORD
from tests.server.test_joining import join
from tests.server.test_plan_changing import PLAN
from tests.server.test_results_access import DESK as RESULTS
from tests.server.test_rights import member_with
from tutela.server.courses.models import Course, Invitation, Member
from tutela.server.courses.rights import ACTIONS, IN_ARCHIVE, RIGHTS, ROLES, Action, rights_of
from tutela.server.people.models import Learner
from tutela.server.plans.keeping import keep_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("package")]

OWN: frozenset[str] = frozenset({"desk", "roles"})
"""Routes of the desk that belong to no course: open to everybody with an account."""
ASKED: dict[str, tuple[str, Action]] = {
    "course": ("GET", "see course"),
    "close-course": ("POST", "change course"),
    "erase-from-course": ("POST", "erase learner"),
    "referral": ("GET", "change course"),
    "course-clock": ("GET", "change course"),
    "course-places": ("GET", "change course"),
    "rename-course": ("GET", "change course"),
    "members": ("GET", "see course"),
    "invite": ("POST", "invite members"),
    "revoke-invitation": ("POST", "invite members"),
    "change-role": ("POST", "invite members"),
    "thoughts": ("GET", "see shared thoughts"),
    "take-out-thought": ("POST", "erase shared thought"),
    "archive-course": ("POST", "archive course"),
    "export-course": ("GET", "export course"),
    "erase-course": ("GET", "erase course"),
    "plan": ("GET", "see plan"),
    "change-plan": ("POST", "change plan"),
    "plan-menu": ("GET", "change plan"),
    "plan-wishes": ("GET", "change plan"),
    "fill-plan": ("POST", "change plan"),
    "begin-plan": ("GET", "change plan"),
    "plan-versions": ("GET", "see plan"),
    "take-back-plan": ("POST", "change plan"),
    "copy-plan": ("POST", "see plan"),
    "course-plan-file": ("GET", "see plan"),
    "read-plan": ("GET", "change plan"),
    "papers": ("GET", "see plan"),
    "all-papers": ("GET", "see plan"),
    "course-paper": ("GET", "see plan"),
}
"""Each route of a course: how it is asked here, and the action that a role needs for it."""
ELSEWHERE: frozenset[str] = frozenset(
    {"live-desk", "live-open", "live-screen", "live-groups", "live-do", "compare", *RESULTS}
)
"""Routes that `live/test_rights.py` and `test_results_access.py` try for every role."""
OTHERS = ("organiser of another course", "learner", "nobody")
NOT_REFUSED = {200, 302, 404, 422}
"""What somebody with the right may get: what is asked for here is not always complete."""


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str]]:
    """Give the name and the pattern of each route."""
    for one in patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, path)
        else:
            yield str(one.name), path


DESK = {name: path for name, path in routes(get_resolver().url_patterns) if path.startswith("hub/desk/")}


def test_every_route_of_the_desk_is_listed_here() -> None:
    assert set(DESK) == set(ASKED) | OWN | ELSEWHERE, "list a new route of the desk here, with the action that it needs"


@pytest.fixture
def places(course: Course, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Give an address for each route, with rows behind it."""
    monkeypatch.setattr("tutela.server.plans.papers._make", lambda *_asked: b"%PDF-")
    keep_plan(course, PLAN, by=None)
    join(course, Client())
    facilitator = Member.objects.get(course=course).user
    invitation = Invitation.objects.create(
        course=course, role="observer", token_digest="0" * 64, made_by=facilitator, expires_at="2100-01-01T00:00:00Z"
    )
    values = {
        "course_id": course.id,
        "learner_id": Learner.objects.get().id,
        "text_id": uuid.uuid4(),
        "member_id": uuid.uuid4(),
        "invitation_id": invitation.id,
        "number": 1,
        "name": "agenda",
        "target": "pdf",
    }
    return {
        name: reverse(name, kwargs={key: values[key] for key in re.findall(r"<\w+:(\w+)>", path)})
        for name, path in DESK.items()
        if name in ASKED
    }


def browser_of(who: str, course: Course) -> Client:
    """Give the browser of a member with a role, or of somebody else."""
    if who in ROLES and who != "organiser":
        return member_with(course, who)
    browser = Client()
    if who == "organiser":
        browser.force_login(Member.objects.get(course=course, role="organiser").user)
    elif who == "learner":
        join(course, browser, nickname="Curlew")
    elif who == "organiser of another course":
        other = Course.objects.create(title="Other", referral_contact="Office", referral_checked_on="2026-11-20")
        user = get_user_model().objects.create_user("badu", password=PASSWORD)
        Member.objects.create(course=other, user=user, role="organiser")
        browser.force_login(user)
    return browser


def ask(browser: Client, name: str, address: str) -> tuple[int, str]:
    """Give status and target of an answer; what the request changed is taken back."""
    with transaction.atomic():
        answer = browser.post(address) if ASKED[name][0] == "POST" else browser.get(address)
        transaction.set_rollback(True)
    return answer.status_code, answer.headers.get("Location", "").split("?")[0]


def is_right(who: str, action: Action, status: int, target: str) -> bool:
    """Tell whether an answer is what this person should get."""
    if who in ("learner", "nobody"):
        return (status, target) == (302, "/hub/sign-in/")
    if who == "organiser of another course":
        return status == 404
    if action in rights_of(who):
        return status in NOT_REFUSED and target != "/hub/sign-in/"
    return status == 403


@pytest.mark.parametrize("who", [*ROLES, *OTHERS])
def test_each_route_is_open_to_those_who_may_and_to_nobody_else(
    course: Course, places: dict[str, str], who: str
) -> None:
    browser = browser_of(who, course)
    answers = {name: ask(browser, name, places[name]) for name in ASKED}
    assert {name: got for name, got in answers.items() if not is_right(who, ASKED[name][1], *got)} == {}


def test_in_the_archive_only_what_is_read_or_ended_is_open(course: Course, places: dict[str, str]) -> None:
    Course.objects.update(archived_at="2026-11-20T00:00:00Z")
    browser = browser_of("organiser", course)
    refused = {name for name in ASKED if ask(browser, name, places[name])[0] == 403}
    assert refused == {name for name, (_method, action) in ASKED.items() if action not in IN_ARCHIVE}


@pytest.mark.parametrize("name", sorted(OWN))
def test_the_desk_itself_asks_for_an_account(name: str) -> None:
    assert Client().get(reverse(name)).status_code == 302


def test_the_page_about_roles_shows_the_table_that_views_ask(desk: Client) -> None:
    page = desk.get("/hub/desk/roles/").content.decode()
    for action in ACTIONS:
        row = re.search(rf'<th scope="row">{action.capitalize()}</th>(.*?)</tr>', page, re.DOTALL)
        assert row
        cells = re.findall(r"<td>(.*?)</td>", row[1])
        assert [cell == "yes" for cell in cells] == [action in RIGHTS[role] for role in ROLES]


def test_the_document_about_roles_holds_the_same_table() -> None:
    document = (Path(__file__).parents[2] / "docs" / "roles.md").read_text("utf-8")
    head = f"| action | {' | '.join(ROLES)} |"
    rows = [
        f"| {action} | {' | '.join('yes' if action in RIGHTS[role] else '–' for role in ROLES)} |"  # noqa: RUF001
        for action in ACTIONS
    ]
    assert "\n".join([head, "| --- | --- | --- | --- | --- |", *rows]) in document
