"""Sheets that were counted by hand before paper was kept like answers: an update loses none."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.server.whole_course import another_course

BEFORE, AFTER = [("live", "0002_board_rows_in_plan")], [("live", "0003_sheets_as_entries")]
NOW = [("live", "0005_wording")]


def state_of(target: list[tuple[str, str]]) -> Any:
    """Bring the rooms to a state of their migrations; give the models as they are there."""
    executor = MigrationExecutor(connection)
    executor.migrate(target)
    return MigrationExecutor(connection).loader.project_state(target).apps


@pytest.mark.django_db(transaction=True)
def test_sheets_counted_by_hand_become_answers() -> None:
    try:
        old = state_of(BEFORE)
        # Courses are as they are now: only the rooms went back.
        course, _browser = another_course("Inspectors")
        room = old.get_model("live", "Room").objects.create(course_id=course.id)
        made = {"room": room, "title": "Is it a chain?", "setting": '{"options":["Yes","No"]}'}
        poll = old.get_model("live", "Activity").objects.create(kind="poll", paper='{"0":2,"1":1}', **made)
        old.get_model("live", "Activity").objects.create(kind="poll", **made)
        new = state_of(AFTER)
        held = new.get_model("live", "Entry").objects.filter(learner=None).values_list("activity", "content")
        assert sorted(held) == [(poll.id, "[0]"), (poll.id, "[0]"), (poll.id, "[1]")]
    finally:
        state_of(NOW)
