"""Tells the results how many came to a day of the room, in numbers only."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from tutela.model.plan import PAUSES, Day
from tutela.results.facts import DayHeld
from tutela.server.courses.current_plan import current_plan
from tutela.server.live.models import Presence, Room
from tutela.server.results.keeping import note_day


def hand_over_day(room: Room) -> None:
    """Note the day of a room that closes; a day that a facilitator noted by hand stands.

    Somebody who was in two rooms of one day is one person. Held are the sessions up to the one that runs, breaks and
    those cut to nothing left out; without a plan none is counted.
    """
    day = _date_of(room)
    rooms = [room, *(one for one in room.course.rooms.exclude(id=room.id) if _date_of(one) == day)]
    phones = Presence.objects.filter(room__in=rooms).values("learner").distinct().count()
    without_phone = max(one.without_phone for one in rooms)
    plan = current_plan(room.course)
    planned = {one.day: plan.days[one.day] for one in rooms if plan and one.day < len(plan.days)}
    held = {(one.day, place) for one in rooms if one.day in planned for place in _held(one, planned[one.day])}
    asked = sum(session.kind not in PAUSES for each in planned.values() for session in each.sessions)
    note_day(room.course, DayHeld(day, phones + without_phone, without_phone, len(held), asked))


def number_of_day(room: Room) -> int:
    """Give the number of a room's day: that of the plan, or without one that of the days on which a room was open."""
    if current_plan(room.course):
        return room.day + 1
    own = _date_of(room)
    return len({day for one in room.course.rooms.all() if (day := _date_of(one)) < own}) + 1


def _date_of(room: Room) -> date:
    return (room.opened_at + timedelta(minutes=room.zone)).date()


def _held(room: Room, day: Day) -> list[int]:
    cuts = msgspec.json.decode(room.cuts, type=dict[str, int])
    return [
        place
        for place, session in enumerate(day.sessions[: room.session + 1])
        if session.kind not in PAUSES and cuts.get(str(place), 0) < session.minutes
    ]
