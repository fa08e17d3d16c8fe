"""What a phone does in a room: put something in, or take its own back. Doing it twice is the same as once."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial

import msgspec
from django.utils import timezone
from django.utils.translation import gettext as _

from tutela.results.evaluation import Filled
from tutela.server.erasing import was_erased
from tutela.server.live.changing import Change, NoRoom, Work, change_many
from tutela.server.live.counting import count_activity, read_setting
from tutela.server.live.forms import keep_form
from tutela.server.live.kinds import KINDS, STANDING, Refused
from tutela.server.live.models import Activity, Deed, Entry, Group
from tutela.server.live.pieces import hand_over
from tutela.server.people.models import Learner
from tutela.server.people.shared_texts import KEPT_FOR
from tutela.server.results import keeping

GRACE = timedelta(minutes=10)
"""How long after closing an activity takes what a phone without a line had kept."""
MOST_OF_ONE = 60
"""Entries of one person in one activity."""


Post = Mapping[str, Sequence[str]]
"""The fields of a sent form by name, each with all its values."""


def take(many: Sequence[tuple[Learner, Post]]) -> list[str | Exception]:
    """Do what phones sent, in one commit; when it returns, what is not refused is kept.

    Gives for each what to tell the person, "" where it is kept, or the fault for which it is not kept and not refused:
    the phone sends it again.
    """
    return list(map(_tell_fault, change_many([(one.course_id, partial(_do, one, post)) for one, post in many])))


def _do(learner: Learner, post: Post, change: Change) -> None:
    # PostgreSQL keeps no zero byte: it would come to light at the desk, where a board goes into the plan.
    sound = {name: [value.replace("\0", "") for value in values] for name, values in post.items()}
    try:
        work = _read(learner, sound)
    except ValueError:
        raise Refused(_("This could not be taken. Load the page again, then send once more.")) from None
    work(change)


def _read(learner: Learner, post: Post) -> Work:
    def one(name: str) -> str:
        return next(iter(reversed(post.get(name, ()))), "")

    deed = uuid.UUID(one("deed"))
    if one("do") == "take-back":
        return partial(_take_back, learner, deed, uuid.UUID(one("entry")))
    return partial(_put, learner, deed, uuid.UUID(one("activity")), post)


def _tell_fault(fault: Exception | None) -> str | Exception:
    match fault:
        case None:
            return ""
        case Refused():
            return str(fault)
        case NoRoom():
            return _("The room is closed. What you wrote was not sent.")
    return fault


def _put(learner: Learner, deed: uuid.UUID, activity_id: uuid.UUID, given: Post, change: Change) -> None:
    """Keep what a learner put into an activity; Refused with what to tell the person."""
    if _is_done(deed, learner) or was_erased(Entry, deed):
        return
    activity = change.find_activity(activity_id)
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
        change.erase(own)
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


def _take_back(learner: Learner, deed: uuid.UUID, entry_id: uuid.UUID, change: Change) -> None:
    """Erase an entry of the learner's own, or a form that they filled in; nothing where it is gone or another's."""
    if _is_done(deed, learner):
        return
    entry = Entry.objects.filter(id=entry_id, learner=learner, activity__room=change.room).first()
    if entry is None:
        if keeping.take_back(learner, entry_id):
            change.learners.add(str(learner.id))
        return
    change.erase(Entry.objects.filter(id=entry_id))
    _tell(change, entry.activity, learner, entry.group)


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
    change.last[f"count {activity.id}"] = partial(_count, activity)
    if group is not None:
        change.learners |= {str(id) for id in group.seats.values_list("learner_id", flat=True)}


def _count(activity: Activity, change: Change) -> None:
    """Count once what all changes of a commit brought."""
    change.phones |= count_activity(activity) and activity.results
