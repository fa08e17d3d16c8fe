"""Tells the results when the test before the course was over and when the one after it began."""

from __future__ import annotations

from datetime import datetime

from tutela.server.live.counting import read_setting
from tutela.server.live.models import Activity
from tutela.server.results.keeping import close_test_before, open_test_after


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
