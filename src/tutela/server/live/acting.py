"""What a phone does in a room: put something in, or take its own back. Doing it twice is the same as once."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta

import msgspec
from django.utils import timezone
from django.utils.translation import gettext as _

from tutela.results.evaluation import Filled
from tutela.server.live.changing import Change, change_together
from tutela.server.live.counting import count_activity, read_setting
from tutela.server.live.forms import keep_form
from tutela.server.live.kinds import KINDS, STANDING, Refused
from tutela.server.live.models import Activity, Deed, Entry, Group
from tutela.server.live.pieces import hand_over
from tutela.server.people.models import Learner
from tutela.server.people.shared_texts import KEPT_FOR

GRACE = timedelta(minutes=10)
"""How long after closing an activity takes what a phone without a line had kept."""
MOST_OF_ONE = 60
"""Entries of one person in one activity."""


def put(learner: Learner, deed: uuid.UUID, activity_id: uuid.UUID, given: Mapping[str, Sequence[str]]) -> None:
    """Keep what a learner put into an activity of their room; when it returns, it is kept.

    Raises NoRoom, or Refused with what to tell the person.
    """

    def work(change: Change) -> None:
        if _is_done(deed, learner):
            return
        activity = change.room.activities.filter(id=activity_id).first()
        if activity is None or not _takes(activity):
            raise Refused(_("This is closed now. What you wrote was not sent."))
        kind, setting = KINDS[activity.kind], read_setting(activity)
        content = kind.take(setting, given)
        if isinstance(content, Filled):
            keep_form(learner, setting, content)
            return
        group = _group_of(change, learner) if kind.name == "board" else None
        if kind.name == "board" and group is None:
            raise Refused(_("You are in no group yet. Ask your facilitator."))
        own = activity.entries.filter(learner=learner)
        if not kind.several:
            own.delete()
        elif own.count() >= MOST_OF_ONE:
            raise Refused(_("You have sent very many already. Take one back first."))
        Entry.objects.create(
            id=deed,
            activity=activity,
            learner=learner,
            group=group,
            content=msgspec.json.encode(content).decode(),
            named=bool(given.get("named")),
            expires_at=timezone.now() + KEPT_FOR,
        )
        if not activity.is_open:
            hand_over(activity)
        _tell(change, activity, learner, group)

    change_together(learner.course_id, work)


def take_back(learner: Learner, deed: uuid.UUID, entry_id: uuid.UUID) -> None:
    """Erase an entry of the learner's own; nothing happens where it is gone or another's. Raises NoRoom."""

    def work(change: Change) -> None:
        if _is_done(deed, learner):
            return
        entry = Entry.objects.filter(id=entry_id, learner=learner, activity__room=change.room).first()
        if entry is None:
            return
        entry.delete()
        _tell(change, entry.activity, learner, entry.group)

    change_together(learner.course_id, work)


def _is_done(deed: uuid.UUID, learner: Learner) -> bool:
    """Tell whether this was done before, and note it; Refused where somebody else did it."""
    known = Deed.objects.filter(id=deed).first()
    if known is None:
        Deed.objects.create(id=deed, learner=learner)
        return False
    if known.learner_id != learner.id:
        raise Refused(_("This could not be taken. Load the page again, then send once more."))
    return True


def _takes(activity: Activity) -> bool:
    if activity.kind in STANDING or activity.is_open:
        return True
    return activity.closed_at is not None and timezone.now() - activity.closed_at < GRACE


def _group_of(change: Change, learner: Learner) -> Group | None:
    seats = Group.objects.filter(room=change.room, grouping=change.room.grouping, seats__learner=learner)
    return seats.first()


def _tell(change: Change, activity: Activity, learner: Learner, group: Group | None) -> None:
    change.learners.add(str(learner.id))
    change.phones = count_activity(activity) and activity.results
    if group is not None:
        change.learners |= {str(id) for id in group.seats.values_list("learner_id", flat=True)}
