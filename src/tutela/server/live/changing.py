"""Changes a room: one change at a time; its version grows, and who looks at it is told after the change is kept."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction

from tutela.server.live.broadcast import BROADCAST
from tutela.server.live.models import Room

_TURN = threading.Lock()
"""SQLite has one writer, and its own waiting is a sleep: a queue in this process is shorter and fair."""


class NoRoom(Exception):
    """The course has no open room."""


@dataclass
class Change:
    """A room being changed, and who has to look: all `phones`, or the phones of some `learners`."""

    room: Room
    phones: bool = False
    learners: set[str] = field(default_factory=set)


@contextmanager
def change_room(course_id: uuid.UUID) -> Iterator[Change]:
    """Give the open room of a course for a change; kept when the block ends, and only then told.

    Raises NoRoom.
    """
    with _TURN:
        with transaction.atomic():
            room = Room.objects.select_for_update(of=("self",)).filter(course_id=course_id, closed_at=None).first()
            if room is None:
                raise NoRoom
            change = Change(room)
            yield change
            room.version += 1
            if change.phones:
                room.shown_at = room.version
            room.save()
        BROADCAST.tell(str(course_id), phones=change.phones, learners=frozenset(change.learners))


def find_room(course_id: uuid.UUID) -> Room | None:
    """Give the open room of a course, or None."""
    return Room.objects.select_related("current").filter(course_id=course_id, closed_at=None).first()
