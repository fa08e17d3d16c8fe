"""Tests in the room: tells the results when they were, and the desk how many have ended the one that is open."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from tutela.server.live.counting import read_setting
from tutela.server.live.models import Activity, Room
from tutela.server.results.keeping import close_test_before, open_test_after
from tutela.server.results.sitting_rows import find_ended


@dataclass(frozen=True)
class OpenTest:
    """An open test: of how many who came with a phone how many have ended it, and how many have no phone."""

    activity: uuid.UUID
    ended: int
    phones: int
    without_phone: int


def read_open_tests(room: Room) -> list[OpenTest]:
    """Give the open tests of a room; those who came and are away now are counted, since a test is another page."""
    opened = [one for one in room.activities.filter(kind="link", is_open=True) if read_setting(one).turn]
    if not opened:
        return []
    came = set(room.presences.values_list("learner__actor", flat=True))
    return [OpenTest(one.id, _count_ended(one, room, came), len(came), room.without_phone) for one in opened]


def _count_ended(activity: Activity, room: Room, came: set[str]) -> int:
    since = activity.opened_at or activity.made_at
    return len(find_ended(str(room.course_id), came, read_setting(activity).book, since))


def note_opening(activity: Activity, at: datetime) -> None:
    """Note that a test after the course begins; opening it again moves nothing: those who took it still count."""
    setting = read_setting(activity)
    if setting.turn == "after" and not activity.is_open and activity.closed_at is None:
        open_test_after(activity.room.course, setting.book, at)


def note_closing(activity: Activity, at: datetime) -> None:
    """Note that a test before the course is over; not after the test after it began, which would count as before."""
    setting = read_setting(activity)
    if setting.turn != "before" or not activity.is_open:
        return
    begun = activity.room.course.test_times.filter(book=setting.book, after_from__lte=at)
    if not begun.exists():
        close_test_before(activity.room.course, setting.book, at)


def tests_before(activity: Activity) -> list[Activity]:
    """Give the open tests before the course that a test after it ends."""
    setting = read_setting(activity)
    if setting.turn != "after":
        return []
    opened = activity.room.activities.filter(kind="link", is_open=True)
    return [one for one in opened if (held := read_setting(one)).turn == "before" and held.book == setting.book]
