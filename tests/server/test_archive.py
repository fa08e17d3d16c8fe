"""An archived course is read only: every route that writes is tried, by who has every right and by its learners."""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.sample_statements import make_statement
from tests.server.door_client import Client as DoorClient
from tests.server.test_access import ASKED, DESK, OWN
from tests.server.test_joining import credentials_in, join
from tests.server.test_results_access import DESK as RESULTS
from tests.server.test_results_access import RUNNING
from tests.server.whole_course import fill_course, ways_to_course
from tutela.server.courses.models import Course
from tutela.server.courses.rights import IN_ARCHIVE, Action
from tutela.server.door import Door
from tutela.server.live.models import Activity, Entry
from tutela.server.live.running import DEEDS
from tutela.server.people.authentication import find_credential
from tutela.server.people.models import Learner, SharedText
from tutela.server.plans.models import PlanVersion
from tutela.server.record import open_record
from tutela.server.results.follow_up import make_slip
from tutela.server.results.models import Filled, Said

pytestmark = pytest.mark.django_db

ACTIONS: dict[str, Action] = {
    **{name: action for name, (_method, action) in ASKED.items()},
    **{name: "run room" if roles is RUNNING else "see results" for name, (_method, roles) in RESULTS.items()},
    "live-desk": "see room",
    "live-open": "run room",
    "live-screen": "see room",
    "live-groups": "see room",
    "live-do": "run room",
}
"""The action that a role needs for each route of a course's desk."""
OF_NO_COURSE = OWN | {"compare"}


@pytest.fixture
def archived(desk: Client, course: Course) -> Course:
    """Give a course with rows of every model, its room still open, that was put into the archive."""
    fill_course(course, desk)
    desk.post(f"/hub/desk/{course.id}/archive/")
    course.refresh_from_db()
    return course


def content_of(course: Course) -> dict[str, list[dict[str, Any]]]:
    """Give every row of a course with all that stands in it."""
    return {
        model.__name__: list(model._default_manager.filter(**{way: course.id}).order_by("pk").values())
        for model, way in ways_to_course()
    }


def addresses(course: Course) -> dict[str, str]:
    """Give an address of each route of the desk, for things that are there; of every deed in a room."""
    learner, piece = course.learners.first(), course.plan_pieces.first()
    said, member = Said.objects.filter(filled__course=course).first(), course.members.first()
    assert learner
    assert piece
    assert said
    assert member
    values = {
        "course_id": course.id,
        "learner_id": learner.id,
        "text_id": learner.id,
        "member_id": member.id,
        "invitation_id": uuid.uuid4(),
        "number": 1,
        "name": "agenda",
        "target": "pdf",
        "ending": "csv",
        "said_id": said.id,
        "piece_id": piece.id,
        "part": "measures",
        "kind": "form:day:1",
        "months": 3,
    }
    found = {}
    for name in (name for name in DESK if name not in OF_NO_COURSE):
        for deed in DEEDS if name == "live-do" else ("",):
            asked = {key: {**values, "deed": deed}[key] for key in re.findall(r"<\w+:(\w+)>", DESK[name])}
            found[f"{name} {deed}".strip()] = reverse(name, kwargs=asked)
    return found


def test_each_route_of_the_desk_has_an_action_here() -> None:
    assert set(DESK) - OF_NO_COURSE == set(ACTIONS)


def test_no_route_of_the_desk_changes_it(desk: Client, archived: Course) -> None:
    before, places = content_of(archived), addresses(archived)
    allowed = {name for name in places if ACTIONS[name.split()[0]] in IN_ARCHIVE}
    statuses = {name: desk.post(place).status_code for name, place in places.items() if name not in allowed}
    assert {name: status for name, status in statuses.items() if status not in (403, 405)} == {}
    assert content_of(archived) == before
    # What only looks changes nothing either; what ends is left out.
    ending = {"archive course", "erase course", "erase learner", "erase shared thought"}
    for name in (name for name in sorted(allowed) if ACTIONS[name.split()[0]] not in ending):
        assert desk.get(places[name]).status_code in (200, 302, 404, 405, 503), name
    assert content_of(archived) == before
    assert PlanVersion.objects.filter(course=archived).exists()


def browser_of(learner: Learner) -> Client:
    browser = Client()
    session = browser.session
    session["learner"] = str(learner.id)
    session.save()
    return browser


SENT: dict[str, Callable[[Client, Course], Any]] = {
    "join": lambda browser, course: join(course, browser, nickname="Late"),
    "phone": lambda browser, course: browser.get("/hub/room/"),
    "answer": lambda browser, course: browser.post(
        "/hub/room/act/",
        {"deed": str(uuid.uuid4()), "activity": str(poll_of(course).id), "option": "1"},
        headers={"Accept": "application/json"},
    ),
    "take back in the room": lambda browser, course: browser.post(
        "/hub/room/act/",
        {"do": "take-back", "deed": str(uuid.uuid4()), "entry": entry_of(browser)},
        headers={"Accept": "application/json"},
    ),
    "evaluation": lambda browser, course: browser.post("/hub/evaluation/day/2/", {"useful": "5"}),
    "private slip": lambda browser, course: browser.post("/hub/me/follow-up/"),
}  # fmt: skip
"""What a learner may send to a course that is open."""


def poll_of(course: Course) -> Activity:
    return Activity.objects.get(room__course=course, kind="poll")


def entry_of(browser: Client) -> str:
    return str(Entry.objects.filter(learner=browser.session["learner"])[0].id)


@pytest.mark.parametrize("what", SENT)
def test_no_learner_changes_it(archived: Course, what: str) -> None:
    before = content_of(archived)
    learner = archived.learners.first()
    assert learner
    answer = SENT[what](browser_of(learner), archived)
    assert answer.status_code in (200, 403, 422)
    assert content_of(archived) == before


def test_a_slip_is_not_taken_and_says_why(archived: Course) -> None:
    words, before = make_slip(archived), Filled.objects.count()
    page = Client().post("/hub/follow-up/", {"words": words, "sent": "1", "used": "often"})
    assert "This course is archived and only read." in page.content.decode()
    assert Filled.objects.count() == before


def test_a_room_that_was_left_open_goes_on_when_the_course_is_taken_out(desk: Client, archived: Course) -> None:
    learner = archived.learners.first()
    assert learner
    assert "The room is not open" in browser_of(learner).get("/hub/room/").content.decode()
    desk.post(f"/hub/desk/{archived.id}/archive/")
    assert "The room is not open" not in browser_of(learner).get("/hub/room/").content.decode()


def test_a_learner_takes_back_and_is_erased_in_the_archive_too(archived: Course) -> None:
    learner = archived.learners.first()
    assert learner
    browser, own = browser_of(learner), Filled.objects.filter(learner=learner)
    for filled in own:
        browser.post(f"/hub/me/forms/{filled.id}/take-back/")
    assert not own.all().exists()
    browser.post("/hub/me/erase/", {"sure": "on"})
    assert not archived.learners.filter(id=learner.id).exists()


def credential_of(course: Course) -> tuple[dict[str, Any], str]:
    given = credentials_in(join(course, Client(), nickname="Curlew").content)
    return given, "Basic " + base64.b64encode(f"{given['user']}:{given['token']}".encode()).decode()


def test_no_thought_is_shared_and_one_that_was_is_taken_back(desk: Client, course: Course) -> None:
    _given, authorization = credential_of(course)
    first, second = str(uuid.uuid4()), str(uuid.uuid4())

    def send(method: str, body: dict[str, str]) -> int:
        asked = {"content_type": "application/json", "headers": {"Authorization": authorization}}
        answer = getattr(Client(), method)("/hub/shared-texts/", body, **asked)
        return int(answer.status_code)

    assert send("post", {"id": first, "activity": "a", "text": "one"}) == 200
    desk.post(f"/hub/desk/{course.id}/archive/")
    assert send("post", {"id": second, "activity": "a", "text": "two"}) == 503
    assert send("delete", {"id": first}) == 200
    assert not SharedText.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_door_takes_no_statement_until_the_course_is_taken_out(desk: Client, course: Course) -> None:
    given, authorization = credential_of(course)
    record = open_record()
    door = DoorClient(Door(record.log, record.append, find_credential))
    statement = make_statement(4711, id=str(uuid.uuid4()), actor=given["actor"])
    statuses = []
    for _turn in range(2):
        desk.post(f"/hub/desk/{course.id}/archive/")
        answer = door.post(statement, headers={"Authorization": authorization})
        statuses.append(answer.status)
    assert statuses == [503, 200]
