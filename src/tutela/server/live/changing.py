"""Changes a room: one change at a time; its version grows, and who looks at it is told after the change is kept.

SQLite has one writer, whose own waiting is a sleep and whose commit is a write to the disk. So changes queue in this
process, and what many phones send at once is kept with one commit, each change of it in a savepoint of its own.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from tutela.server.erasing import empty_journal, names_of
from tutela.server.live.broadcast import BROADCAST
from tutela.server.live.models import Activity, Room
from tutela.server.record import open_record

_TURN = threading.Lock()


class NoRoom(Exception):
    """The course has no open room."""


@dataclass
class Change:
    """A room being changed, and who has to look: all `phones`, or the phones of some `learners`.

    `last` is done once before the commit, by name: what many changes of one commit need once. `found` holds activities
    that one of them has read. `erased` are names for the register of erasures, entered before the commit.
    """

    room: Room
    phones: bool = False
    learners: set[str] = field(default_factory=set)
    last: dict[str, Callable[[Change], None]] = field(default_factory=dict)
    found: dict[uuid.UUID, Activity] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)

    def erase(self, rows: QuerySet[Any]) -> None:
        """Erase rows that people put in, or an activity with all of them, so that no older backup brings them back."""
        if names := names_of(rows):
            self.erased |= names
            rows.delete()

    def find_activity(self, id: uuid.UUID) -> Activity | None:
        """Give an activity of the room, read once."""
        if id not in self.found and (activity := self.room.activities.filter(id=id).first()):
            self.found[id] = activity
        return self.found.get(id)


Work = Callable[[Change], None]
"""Changes a room. In `change_many` it uses the database and leaves the fields of the room itself as they are."""


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


def change_many(works: Sequence[tuple[uuid.UUID, Work]]) -> list[Exception | None]:
    """Change the open rooms of courses in one commit; what is not refused is kept when it returns.

    Gives for each why it was not done, None where it was: what the work raised, which undoes that work alone; NoRoom;
    or a DatabaseError for all of them, of which then nothing is kept.
    """
    faults: list[Exception | None] = []
    changes: dict[uuid.UUID, Change] = {}
    with _TURN:
        try:
            with transaction.atomic():
                faults = [_do(course_id, work, changes) for course_id, work in works]
                for change in changes.values():
                    _finish(change)
        except DatabaseError as fault:
            return [fault] * len(works)
        for course_id, change in changes.items():
            _tell(course_id, change)
    return faults


def _do(course_id: uuid.UUID, work: Work, changes: dict[uuid.UUID, Change]) -> Exception | None:
    try:
        if course_id not in changes:
            changes[course_id] = _begin(course_id)
        whole = changes[course_id]
        own = Change(whole.room, found=whole.found)
        with transaction.atomic():
            work(own)
    except Exception as fault:  # noqa: BLE001 - it is raised again where the work came from
        return fault
    whole.phones |= own.phones
    whole.learners |= own.learners
    whole.last |= own.last
    whole.erased |= own.erased
    return None


def _begin(course_id: uuid.UUID) -> Change:
    room = _open_rooms(course_id).select_for_update(of=("self",)).first()
    if room is None:
        raise NoRoom
    return Change(room)


def _finish(change: Change) -> None:
    for do in change.last.values():
        do(change)
    if change.erased:
        open_record().register_rows(change.erased)
        transaction.on_commit(empty_journal)
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
