"""Sheets of people without a phone, copied at the desk: kept as answers without a learner, checked as those of phones.

So they are counted by the same rule: nothing of fewer than five, and no two views that differ by fewer.
"""

from __future__ import annotations

import uuid

import msgspec
from django.db.models import Max, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from tutela.model.whole_numbers import read_whole
from tutela.server.live.counting import read_setting
from tutela.server.live.kinds import KINDS, Refused, Setting
from tutela.server.live.models import Activity, Entry, Group
from tutela.server.live.setting_up import read_number
from tutela.server.people.shared_texts import KEPT_FOR

MOST_SHEETS = 300
"""Sheets that may be entered at once."""
NEW_GROUP = "new"


def paper_of(activity: Activity) -> QuerySet[Entry]:
    """Give what was copied from paper."""
    return activity.entries.filter(learner=None)


def enter_sheets(activity: Activity, given: QueryDict) -> None:
    """Keep the sheets that are given, all of them or none; Refused with the sheet that cannot be taken, and why.

    `sheets` holds one a line (`Kind.sheet`); a poll with one answer may have `count-PLACE` instead, the number of
    sheets by answer; `group` says whose board the rows are. `before` is how many stood there when the page was made: a
    form that is sent twice is taken once.
    """
    kind, setting = KINDS[activity.kind], read_setting(activity)
    if kind.sheet is None:
        raise Refused(_("Paper of this activity is not counted here."))
    if given.get("before") != str(paper_of(activity).count()):
        raise Refused(_("Sheets were entered meanwhile. Look at their number, then enter what is missing."))
    lines = _lines(setting, given)
    group = _group_of(activity, given) if kind.name == "board" else None
    entries = []
    for number, line in enumerate(lines, start=1):
        try:
            content = kind.take(setting, kind.sheet(setting, line))
        except Refused as reason:
            raise Refused(_("Sheet {number}: {reason}").format(number=number, reason=reason)) from None
        entries.append(
            Entry(
                id=uuid.uuid4(),
                activity=activity,
                group=group,
                content=msgspec.json.encode(content).decode(),
                expires_at=timezone.now() + KEPT_FOR,
            )
        )
    Entry.objects.bulk_create(entries)


def _lines(setting: Setting, given: QueryDict) -> list[str]:
    lines = [line for line in given.get("sheets", "").splitlines() if line.strip()]
    for place in range(len(setting.options)):
        lines += [str(place + 1)] * read_number(given, f"count-{place}", 0, MOST_SHEETS)
    if not lines:
        raise Refused(_("No sheet was entered. Write one a line."))
    if len(lines) > MOST_SHEETS:
        raise Refused(_("Enter {most} sheets at most at once.").format(most=MOST_SHEETS))
    return lines


def _group_of(activity: Activity, given: QueryDict) -> Group:
    """Give the group whose board it is, or a new one of people without phones."""
    room, chosen = activity.room, given.get("group", "")
    groups = room.groups.filter(grouping=room.grouping)
    if chosen == NEW_GROUP:
        last = groups.aggregate(last=Max("number"))["last"] or 0
        return Group.objects.create(room=room, grouping=room.grouping, number=last + 1)
    number = read_whole(chosen)
    found = groups.filter(number=number).first() if number is not None else None
    if found is None:
        raise Refused(_("Choose the group whose board this is."))
    return found
