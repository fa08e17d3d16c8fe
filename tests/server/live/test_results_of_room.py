"""What the room hands on to the results of the course and to its action plan."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.server.live.conftest import Desk
from tutela.server.courses.models import Course
from tutela.server.results import models

pytestmark = pytest.mark.django_db


def times_of(room: Desk) -> models.TestTimes:
    return models.TestTimes.objects.get(course=room.course, book="understanding")


def test_closing_the_test_before_and_opening_the_one_after_are_its_times(room: Desk) -> None:
    before = room.make("pre-test")
    assert not models.TestTimes.objects.exists()
    room.do("close", activity=before.id)
    over = times_of(room).before_until
    room.make("post-test")
    times = times_of(room)
    assert over is not None
    assert times.after_from is not None
    assert times.before_until == over < times.after_from


def test_the_test_after_ends_a_test_before_that_was_left_open(room: Desk) -> None:
    before, after = room.make("pre-test"), room.make("post-test")
    before.refresh_from_db()
    times = times_of(room)
    assert not before.is_open
    assert times.before_until is not None
    assert times.after_from is not None
    assert times.before_until <= times.after_from
    room.do("close", activity=after.id)
    room.do("show", activity=after.id)
    room.do("show", activity=before.id)
    room.do("close-room")
    unmoved = times_of(room)
    assert (unmoved.before_until, unmoved.after_from) == (times.before_until, times.after_from)


def test_links_to_forms_and_slips_open_on_a_phone(
    desk: Client, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUTELA_ROOM_PORT", "8642")
    monkeypatch.setattr("tutela.server.address.room_address", lambda: "192.0.2.7")
    assert "http://192.0.2.7:8642/hub/" in desk.get(f"/hub/desk/{course.id}/results/attendance/").content.decode()
    slips = desk.post(f"/hub/desk/{course.id}/results/follow-up/", {"number": "1"}).content.decode()
    assert "http://192.0.2.7:8642/hub/follow-up/" in slips
