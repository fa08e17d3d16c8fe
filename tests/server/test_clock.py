"""A course has a clock: times that are typed are read by it, and shown by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from tests.server.test_plan_changing import PLAN
from tutela.server.courses.models import Course
from tutela.server.courses.referral import today
from tutela.server.plans.keeping import keep_plan
from tutela.server.profile import machine_zone

OPENING = {"title": "Inspectors", "referral_contact": "Office", "referral_checked_on": today().isoformat()}


def note(desk: Client, course: Course, what: str, at: str) -> str:
    """Note the time of a test; give it as it is kept."""
    desk.post(f"/hub/desk/{course.id}/results/tests/", {"book": "understanding", "what": what, "at": at})
    times = course.test_times.get()
    moment = times.before_until if what == "before" else times.after_from
    assert moment is not None
    return moment.isoformat()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "typed", "kept"),
    [
        ("UTC", "2026-11-23T09:30", "2026-11-23T09:30:00+00:00"),
        ("Africa/Nairobi", "2026-11-23T09:30", "2026-11-23T06:30:00+00:00"),
        ("Asia/Kathmandu", "2026-11-23T03:00", "2026-11-22T21:15:00+00:00"),
        ("Europe/Paris", "2026-07-01T09:30", "2026-07-01T07:30:00+00:00"),
        ("Europe/Paris", "2026-11-23T09:30", "2026-11-23T08:30:00+00:00"),
    ],
)
def test_a_time_that_is_typed_is_read_by_the_clock_of_the_room(
    desk: Client, course: Course, zone: str, typed: str, kept: str
) -> None:
    desk.post(f"/hub/desk/{course.id}/clock/", {"time_zone": zone})
    assert note(desk, course, "before", typed) == kept
    assert note(desk, course, "after", typed) == kept
    page = desk.get(f"/hub/desk/{course.id}/results/attendance/").content.decode()
    assert page.count(typed.replace("T", " ")) == 2
    assert f"Times are those of the course's clock, {zone}." in page


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["0001-01-01T00:00", "9999-12-31T23:59", "9999-12-31T23:59-14:00", "soon"])
def test_a_time_that_another_clock_cannot_tell_is_refused(desk: Client, course: Course, typed: str) -> None:
    asked = {"book": "understanding", "what": "before", "at": typed}
    page = desk.post(f"/hub/desk/{course.id}/results/tests/", asked, follow=True).content.decode()
    assert "Nothing was noted. Give the time as 2026-11-23T09:30" in page
    assert not course.test_times.exists()


@pytest.mark.django_db
def test_another_clock_moves_no_time_that_was_noted(desk: Client, course: Course) -> None:
    before = note(desk, course, "before", "2026-11-23T09:30")
    desk.post(f"/hub/desk/{course.id}/clock/", {"time_zone": "Africa/Nairobi"})
    course.refresh_from_db()
    kept = course.test_times.get().before_until
    assert kept is not None
    assert kept.isoformat() == before
    assert "2026-11-23 12:30" in desk.get(f"/hub/desk/{course.id}/results/attendance/").content.decode()
    assert "Clock of the room: <bdi>Africa/Nairobi</bdi>" in desk.get(f"/hub/desk/{course.id}/").content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("package")
def test_versions_tell_when_they_were_made_by_the_clock_of_the_room(desk: Client, course: Course) -> None:
    version = keep_plan(course, PLAN, by=None)
    course.plan_versions.filter(number=version.number).update(made_at="2026-11-23T21:15:00Z")
    Course.objects.update(time_zone="Asia/Kathmandu")
    assert "2026-11-24 03:00" in desk.get(f"/hub/desk/{course.id}/plan/versions/").content.decode()


@pytest.mark.django_db
def test_a_course_opens_with_the_clock_that_is_chosen_or_with_that_of_the_hub(desk: Client, settings: object) -> None:
    settings.ROOM_ZONE = "Africa/Dakar"  # type: ignore[attr-defined]
    assert '<option value="Africa/Dakar" selected>' in desk.get("/hub/desk/").content.decode()
    desk.post("/hub/desk/", OPENING)
    desk.post("/hub/desk/", {**OPENING, "time_zone": "Asia/Manila"})
    assert {one.time_zone for one in Course.objects.all()} == {"Africa/Dakar", "Asia/Manila"}


@pytest.mark.django_db
def test_a_clock_that_does_not_exist_is_refused(desk: Client, course: Course) -> None:
    page = desk.post(f"/hub/desk/{course.id}/clock/", {"time_zone": "Moon/Base"})
    assert page.status_code == 422
    course.refresh_from_db()
    assert course.time_zone == "UTC"


def test_the_clock_of_a_machine_is_named_by_its_own_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    zone = tmp_path / "zoneinfo" / "Africa" / "Dakar"
    zone.parent.mkdir(parents=True)
    zone.touch()
    (tmp_path / "localtime").symlink_to(zone)
    assert machine_zone(tmp_path / "localtime") == "Africa/Dakar"
    assert machine_zone(tmp_path / "no-such") == "UTC"
    monkeypatch.setenv("TZ", "Asia/Manila")
    assert machine_zone(tmp_path / "localtime") == "Asia/Manila"
