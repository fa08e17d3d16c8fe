"""Changes a room: one change at a time; its version grows, and who looks at it is told after the change is kept.

SQLite has one writer, whose own waiting is a sleep and whose commit is a write to the disk. So changes queue in this
process, and what many phones send at once is kept with one commit: whoever has the turn does what all others wait for.
"""

from __future__ import annotations

import threading
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from tutela.server.live.broadcast import BROADCAST
from tutela.server.live.models import Room

_TURN = threading.Lock()


class NoRoom(Exception):
    """The course has no open room."""


@dataclass
class Change:
    """A room being changed, and who has to look: all `phones`, or the phones of some `learners`."""

    room: Room
    phones: bool = False
    learners: set[str] = field(default_factory=set)


@dataclass
class _Job:
    course_id: uuid.UUID
    work: Callable[[Change], None]
    change: Change | None = None
    fault: Exception | None = None
    is_done: bool = False


_WAITING: deque[_Job] = deque()


@contextmanager
def change_room(course_id: uuid.UUID) -> Iterator[Change]:
    """Give the open room of a course for a change; kept when the block ends, and only then told.

    Raises NoRoom.
    """
    with _TURN:
        with transaction.atomic():
            change = _begin(course_id)
            yield change
            _finish(change)
        _tell(course_id, change)


def change_together(course_id: uuid.UUID, work: Callable[[Change], None]) -> None:
    """Change the open room of a course with `work`, in one commit with others that wait; kept when it returns.

    `work` may run in another thread, and must use the database and its arguments only. What it raises is raised here
    and undoes its own change alone. Raises NoRoom.
    """
    job = _Job(course_id, work)
    _WAITING.append(job)
    with _TURN:
        if not job.is_done:
            _do_waiting()
    if job.fault is not None:
        raise job.fault
    if job.change is not None:
        _tell(course_id, job.change)


def _do_waiting() -> None:
    jobs = [_WAITING.popleft() for _ in range(len(_WAITING))]
    try:
        with transaction.atomic():
            for job in jobs:
                _do(job)
    except DatabaseError as fault:
        # Nothing of the whole batch was kept: each sender is told so and sends again.
        for job in jobs:
            job.fault = fault
    for job in jobs:
        job.is_done = True


def _do(job: _Job) -> None:
    try:
        with transaction.atomic():
            job.change = _begin(job.course_id)
            job.work(job.change)
            _finish(job.change)
    except Exception as fault:  # noqa: BLE001 - it is raised again where the job came from
        job.fault = fault


def _begin(course_id: uuid.UUID) -> Change:
    room = _open_rooms(course_id).select_for_update(of=("self",)).first()
    if room is None:
        raise NoRoom
    return Change(room)


def _finish(change: Change) -> None:
    change.room.version += 1
    if change.phones:
        change.room.shown_at = change.room.version
    change.room.save()


def _tell(course_id: uuid.UUID, change: Change) -> None:
    BROADCAST.tell(str(course_id), phones=change.phones, learners=frozenset(change.learners))


def find_room(course_id: uuid.UUID) -> Room | None:
    """Give the open room of a course, or None; one in the archive is closed until it is taken out."""
    return _open_rooms(course_id).select_related("current").first()


def _open_rooms(course_id: uuid.UUID) -> QuerySet[Room]:
    return Room.objects.filter(course_id=course_id, closed_at=None, course__archived_at=None)
