"""Every address of the hub may be asked for its head alone: it answers as to GET, changes nothing and holds no line."""

from __future__ import annotations

import asyncio
import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from tests.server.live.conftest import Desk, come_in, room
from tests.server.live.lines import OpenLine
from tests.server.live.test_rights import cookies_of
from tests.server.test_access import routes
from tests.server.whole_course import fill_course
from tutela.server.courses.members import digest_of
from tutela.server.courses.models import Course, Invitation, Member
from tutela.server.live.broadcast import BROADCAST
from tutela.server.live.models import Presence
from tutela.server.live.stream import serve_lines
from tutela.server.people.models import Learner
from tutela.server.results.models import Said

__all__ = ["room"]

pytestmark = pytest.mark.django_db

ENDINGS = {"plan-file": "xlsx"}
"""The kind of file that is asked of an address, where `csv` is none."""
WRITES = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(?!django_session")')


@pytest.fixture
def values(
    course: Course,
    facilitator: User,
    desk: Client,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> dict[str, object]:
    """Give what stands in the addresses of a course with rows of every kind; the browser is a learner's too."""
    monkeypatch.setattr("tutela.server.plans.papers._make", lambda *_asked: b"%PDF-")
    fill_course(course, desk)
    # The course was filled with the parts of the site, and is planned with the menu of a package.
    request.getfixturevalue("package")
    learner, piece, said = Learner.objects.first(), course.plan_pieces.first(), Said.objects.first()
    assert learner
    assert piece
    assert said
    session = desk.session
    session["learner"] = str(learner.id)
    session.save()
    Invitation.objects.create(
        course=course,
        role="observer",
        token_digest=digest_of("a-token"),
        made_by=facilitator,
        expires_at=datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC),
    )
    return {
        "course_id": course.id,
        "learner_id": learner.id,
        "text_id": learner.id,
        "member_id": Member.objects.get(course=course).id,
        "invitation_id": Invitation.objects.filter(course=course).values_list("id", flat=True)[0],
        "piece_id": piece.id,
        "said_id": said.id,
        "filled_id": learner.id,
        "token": "a-token",
        "number": 1,
        "name": "agenda",
        "target": "pdf",
        "kind": "form:day:1",
        "months": 3,
        "form_id": "course",
        "round": 1,
        "part": "situation",
        "deed": "next",
        "run_id": "no-such-run",
    }


def test_each_address_answers_a_head_as_it_answers_get_and_a_head_changes_nothing(
    desk: Client, values: dict[str, Any]
) -> None:
    heads, pages, written = {}, {}, {}
    for name, path in routes(get_resolver().url_patterns):
        given = values | {"ending": ENDINGS.get(name, "csv")}
        address = "/" + re.sub(r"<\w+:(\w+)>", lambda found, given=given: str(given[found[1]]), path)  # type: ignore[misc]
        with CaptureQueriesContext(connection) as asked:
            heads[path] = desk.head(address).status_code
        written[path] = [each["sql"] for each in asked if WRITES.search(each["sql"])]
        pages[path] = desk.get(address).status_code
    assert heads == pages
    assert {path: sql for path, sql in written.items() if sql} == {}
    assert sum(status == 200 for status in pages.values()) > 40


def test_what_a_page_tells_once_waits_for_a_page_that_is_seen(desk: Client, course: Course) -> None:
    desk.post(f"/hub/desk/{course.id}/archive/")
    told = "The course is archived. It can be read, not changed."
    assert desk.head(f"/hub/desk/{course.id}/").status_code == 200
    assert told in desk.get(f"/hub/desk/{course.id}/").content.decode()
    assert told not in desk.get(f"/hub/desk/{course.id}/").content.decode()


def test_a_head_does_not_come_into_the_room(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    Presence.objects.all().delete()
    assert phone.browser.head("/hub/room/").status_code == 200
    assert not Presence.objects.exists()
    phone.page()
    assert Presence.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_head_of_an_open_line_ends_at_once_and_is_nobodys_arrival(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    Presence.objects.all().delete()

    async def scene() -> None:
        for path, browser in (
            ("/hub/room/stream", phone.browser),
            ("/hub/room/state", phone.browser),
            (f"{room.address}stream", room.browser),
        ):
            line = OpenLine(path, cookies_of(browser), "HEAD")
            async with asyncio.timeout(5):
                await line.run(serve_lines(None))
            assert line.status == 200, path

    asyncio.run(scene())
    assert not Presence.objects.exists()
    assert BROADCAST.here() == {}
