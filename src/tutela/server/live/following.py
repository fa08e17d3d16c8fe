"""Follows the log for the desks of rooms: who ends a test says so to the log, and the room hears nothing of it."""

from __future__ import annotations

import uuid

from tutela.server.live.broadcast import BROADCAST
from tutela.server.live.course_tests import read_open_tests
from tutela.server.live.models import Room
from tutela.server.record import Record


class Following:
    """What desks were last told of open tests: how many had ended each."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._told: dict[uuid.UUID, int] = {}

    def follow_log(self) -> None:
        """Fold what the log has gained; tell the desks of rooms in which more people, or fewer, have ended a test."""
        if not self._record.catch_up():
            return
        told: dict[uuid.UUID, int] = {}
        for room in _rooms_with_a_link():
            now = {test.activity: test.ended for test in read_open_tests(room)}
            if any(count != self._told.get(test, 0) for test, count in now.items()):
                BROADCAST.tell(str(room.course_id), phones=False)
            told |= now
        self._told = told


def _rooms_with_a_link() -> list[Room]:
    rooms = Room.objects.filter(closed_at=None, course__archived_at=None)
    return list(rooms.filter(activities__kind="link", activities__is_open=True).distinct())
