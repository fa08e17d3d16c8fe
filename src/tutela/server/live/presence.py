"""Attendance: a phone with the room's page open is a person in the room. Nobody without a phone is asked for a name."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from tutela.server.live.broadcast import BROADCAST
from tutela.server.live.changing import NoRoom, change_room, find_room
from tutela.server.live.models import Presence, Room
from tutela.server.people.models import Learner

LATE = timedelta(minutes=15)
"""Who comes later than this after the room opened is counted as late."""
AWAY = timedelta(minutes=3)
"""Who has not been seen for so long is away."""


@dataclass(frozen=True)
class Attendance:
    """How many are in the room: on phones, of them late or away now; without a phone, as the facilitator counted."""

    phones: int
    late: int
    away: int
    without_phone: int

    @property
    def people(self) -> int:
        """Give all who came."""
        return self.phones + self.without_phone


def note_arrival(learner: Learner) -> None:
    """Note that a learner is in the room; the desk is told of a first arrival only."""
    room, now = find_room(learner.course_id), timezone.now()
    if room is None or Presence.objects.filter(room=room, learner=learner).update(seen_at=now):
        return
    try:
        with change_room(learner.course_id) as change:
            Presence.objects.get_or_create(room=change.room, learner=learner, defaults={"came_at": now, "seen_at": now})
    except NoRoom:
        return


def note_waiting(room: Room) -> None:
    """Note who waited on the page until the room opened."""
    waiting, now = BROADCAST.here().get(str(room.course_id), set()), timezone.now()
    learners = Learner.objects.filter(id__in=waiting, course_id=room.course_id)
    Presence.objects.bulk_create(
        (Presence(room=room, learner=one, came_at=now, seen_at=now) for one in learners), ignore_conflicts=True
    )


def note_everybody() -> int:
    """Note who has an open line now; gives how many."""
    noted = 0
    for course, learners in BROADCAST.here().items():
        room = find_room(uuid.UUID(course))
        noted += Presence.objects.filter(room=room, learner_id__in=learners).update(seen_at=timezone.now())
    return noted


def read_attendance(room: Room) -> Attendance:
    """Give the counts of a room."""
    rows = list(room.presences.values_list("came_at", "seen_at"))
    until = room.closed_at or timezone.now()
    return Attendance(
        phones=len(rows),
        late=sum(came - room.opened_at > LATE for came, _ in rows),
        away=sum(until - seen > AWAY for _, seen in rows),
        without_phone=room.without_phone,
    )
