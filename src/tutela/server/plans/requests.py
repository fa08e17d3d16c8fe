"""What a page asks to change: the fields of a form become a new plan, a note in words, and the place to look at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tutela.model.plan import CoursePlan, Session, hour_of, starts_of
from tutela.server.plans import changing
from tutela.server.plans.changing import NoSuchPlace, Place
from tutela.server.plans.menu import Desk

_HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]\Z")


@dataclass(frozen=True)
class Changed:
    """The plan after a change, what was done, and the place that was changed, as `2.5`."""

    plan: CoursePlan
    note: str
    at: str


def change_plan(desk: Desk, plan: CoursePlan, asked: QueryDict) -> Changed:
    """Give the plan after what a form asks: `do`, `at`, and what the deed needs.

    Raises NoSuchPlace where it cannot be done.
    """
    do, at = asked.get("do", ""), asked.get("at", "")
    if do == "begins":
        return _begin(plan, at, asked.get("begins", ""))
    if do == "put":
        return _put(desk, plan, changing.read_place(at), asked)
    place = changing.read_place(at)
    session = changing.session_at(plan, place)
    title = desk.title_of(session)
    if do in ("up", "down", "day", "move", "swap"):
        return _move(plan, do, place, title, asked)
    if do in ("longer", "shorter"):
        made = changing.stretch(plan, place, changing.STEP if do == "longer" else -changing.STEP)
        minutes = changing.session_at(made, place).minutes
        words = ngettext("“%(title)s” now has %(minutes)s minute.", "“%(title)s” now has %(minutes)s minutes.", minutes)
        return Changed(made, words % {"title": title, "minutes": minutes}, at)
    if do == "half":
        return _take_half(desk, plan, place, title, session)
    if do == "lock":
        words = _("“%(title)s” is free again.") if session.locked else _("“%(title)s” is locked.")
        return Changed(changing.turn_lock(plan, place), words % {"title": title}, at)
    if do == "out" and len(plan.days[place.day].sessions) > 1:
        near = Place(place.day, max(0, place.session - 1))
        return Changed(changing.take_out(plan, place), _("“%(title)s” is out.") % {"title": title}, str(near))
    raise NoSuchPlace(f"{do} {at}")


def _begin(plan: CoursePlan, at: str, hour: str) -> Changed:
    place = changing.read_place(f"{at}.1")
    if not _HOUR.match(hour[:5]):
        raise NoSuchPlace(hour)
    made = changing.begin_day(plan, place.day, hour[:5])
    return Changed(
        made, _("Day %(day)s now begins at %(hour)s.") % {"day": place.day + 1, "hour": hour[:5]}, str(place)
    )


def _move(plan: CoursePlan, do: str, place: Place, title: str, asked: QueryDict) -> Changed:
    if do == "swap":
        other = changing.read_place(asked.get("with", ""))
        made, now = changing.swap(plan, place, other), other
    elif do == "day":
        made, now = changing.move_to_day(plan, place, changing.read_place(f"{asked.get('day', '')}.1").day)
    elif do == "move":
        made, now = changing.move(plan, place, changing.read_place(asked.get("to", "")))
    else:
        made, now = changing.move(plan, place, Place(place.day, place.session + (1 if do == "down" else -1)))
    begins = hour_of(starts_of(made.days[now.day])[now.session])
    return Changed(
        made,
        _("“%(title)s” now begins on day %(day)s at %(hour)s.") % {"title": title, "day": now.day + 1, "hour": begins},
        str(now),
    )


def _take_half(desk: Desk, plan: CoursePlan, place: Place, title: str, session: Session) -> Changed:
    entry = desk.exercises.get(session.exercise)
    if entry is None:
        raise NoSuchPlace(str(place))
    minutes = entry.minutes.least if session.half else entry.half
    made = changing.take_length(plan, place, minutes, half=not session.half)
    words = (
        ngettext(
            "“%(title)s” is whole again: %(minutes)s minute.",
            "“%(title)s” is whole again: %(minutes)s minutes.",
            minutes,
        )
        if session.half
        else ngettext(
            "“%(title)s” is in its half-time version: %(minutes)s minute.",
            "“%(title)s” is in its half-time version: %(minutes)s minutes.",
            minutes,
        )
    )
    return Changed(made, words % {"title": entry.title, "minutes": minutes}, str(place))


def _put(desk: Desk, plan: CoursePlan, place: Place, asked: QueryDict) -> Changed:
    """Put in an exercise of the menu, whole or half, or something else of its usual length."""
    entry = desk.exercises.get(asked.get("exercise", ""))
    if entry is not None:
        half = bool(asked.get("half"))
        session = Session(
            kind="exercise", minutes=entry.half if half else entry.minutes.least, exercise=entry.id, half=half
        )
    else:
        kind = next((each for each in changing.USUAL_MINUTES if each == asked.get("kind")), None)
        if kind is None:
            raise NoSuchPlace(str(place))
        session = Session(kind=kind, minutes=changing.USUAL_MINUTES[kind])
    made = changing.put_in(plan, place, session)
    return Changed(made, _("“%(title)s” is in the plan.") % {"title": desk.title_of(session)}, str(place))
