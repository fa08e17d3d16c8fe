"""Ends what people wrote: one text at the facilitator's wish, and everything when its time is over."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import cast

import msgspec
from django.db import transaction
from django.utils import timezone

from tutela.server.erasing import empty_journal, end_wording
from tutela.server.live.changing import Change
from tutela.server.live.kinds.texts import without_text
from tutela.server.live.models import Activity, Deed, Entry
from tutela.server.live.taking_out import take_out

DEEDS_KEPT = timedelta(days=14)
"""How long the ids of what was done are known: longer than any phone waits to send."""


def digest_text(text: str) -> str:
    """Give the name by which a shown text is erased: it names no entry, so that no two texts show one writer."""
    return hashlib.sha256(text.casefold().encode()).hexdigest()[:24]


def erase_text(change: Change, activity: Activity, digest: str) -> set[str]:
    """Erase a text wherever it stands in an activity; gives the ids of its writers, whose phones have to know."""
    told: set[str] = set()
    for entry in activity.entries.all():
        content = cast("object", msgspec.json.decode(entry.content))
        for text in _texts(content):
            if digest_text(text) == digest:
                content = without_text(content, text)
                told |= {str(entry.learner_id)} if entry.learner_id else set()
        _keep(change, entry, content)
    return told


def erase_expired() -> int:
    """Erase the entries whose time is over, and the ids of deeds long done; gives how many rows."""
    now = timezone.now()
    over = Entry.objects.filter(expires_at__lte=now)
    # What is only over its time stays in the action plan, which ends with its course.
    over.update(in_plan=False)
    gone = over.delete()[0]
    if gone:
        transaction.on_commit(empty_journal)
    return gone + Deed.objects.filter(done_at__lte=now - DEEDS_KEPT).delete()[0]


def _texts(content: object) -> list[str]:
    if isinstance(content, str):
        return [content]
    held = content if isinstance(content, list) else list(content.values()) if isinstance(content, dict) else []
    return [one for one in held if isinstance(one, str)]


def _keep(change: Change, entry: Entry, content: object) -> None:
    if content is None:
        change.erase(Entry.objects.filter(id=entry.id))
        return
    written = msgspec.json.encode(content).decode()
    if written != entry.content:
        take_out(entry)
        change.erased.add(end_wording(entry))
        # What is left of the row goes into the plan when its board closes again.
        entry.content, entry.in_plan = written, False
        entry.save(update_fields=["content", "in_plan", "wording"])
