"""The live rooms of a course, as its desk shows them: no answer of one person, no count of fewer than five."""

from __future__ import annotations

from dataclasses import asdict

import msgspec
from django.utils.translation import gettext_noop

from tutela.server.courses.models import Course
from tutela.server.export.part import Part
from tutela.server.live.kinds import STANDING
from tutela.server.live.models import Activity, Entry, Room
from tutela.server.live.presence import read_attendance
from tutela.server.live.showing import read_boards, show_activity
from tutela.server.live.state import tell_entry


def _rooms(course: Course) -> object:
    return [_room(room) for room in course.rooms.order_by("opened_at")]


def _room(room: Room) -> dict[str, object]:
    activities = list(room.activities.all())
    return {
        "day": room.day + 1,
        "opened_at": room.opened_at,
        "closed_at": room.closed_at,
        "minutes_ahead_of_utc": room.zone,
        "session": room.session,
        "session_began": room.session_began,
        "minutes_cut": msgspec.json.decode(room.cuts),
        "people": asdict(read_attendance(room)),
        "groups": [
            {"grouping": group.grouping, "number": group.number, "nicknames": _nicknames(group)}
            for group in room.groups.prefetch_related("seats__learner")
        ],
        "activities": [_activity(one, room) for one in activities if one.kind not in STANDING],
        **{one.kind: _asked(one) for one in activities if one.kind in STANDING},
    }


def _nicknames(group: object) -> list[str]:
    return [seat.learner.nickname for seat in group.seats.all()]  # type: ignore[attr-defined]


def _activity(activity: Activity, room: Room) -> dict[str, object]:
    shown = show_activity(activity, room)
    return {
        "kind": activity.kind,
        "title": activity.title,
        "setting": shown.setting,
        "made_at": activity.made_at,
        "closed_at": activity.closed_at,
        "minutes": activity.minutes,
        "plan_part": activity.plan_part,
        "answers": shown.answers,
        "counts": [
            {
                "title": chart.title,
                "columns": chart.columns,
                "people": chart.people,
                "rows": {bar.label: bar.counts for bar in chart.bars},
            }
            for chart in shown.charts
        ],
        "texts": [asdict(written.said) for written in shown.texts],
        "boards": [
            {"group": board.group.number, "columns": board.columns, "rows": [row.cells for row in board.rows]}
            for board in (read_boards(activity) if activity.kind == "board" else ())
        ],
    }


def _asked(activity: Activity) -> list[dict[str, object]]:
    asked = Entry.objects.filter(activity=activity).select_related("activity", "learner")
    return [
        {"text": " ".join(told.lines), "state": told.entry.state, "nickname": _name(told.entry)}
        for told in map(tell_entry, asked)
    ]


def _name(entry: Entry) -> str:
    """Give the nickname where its writer wished it to stand beside the text."""
    return entry.learner.nickname if entry.named and entry.learner else ""


PARTS = (
    Part(
        "rooms.json",
        gettext_noop(
            "Each day in session as the desk shows it: activities with their settings and counts, words, boards by "
            "group, questions, parking lot, groups, and how many were there. Counts and words of fewer than five "
            "people are left out, and so is who gave what, who held which card, and when each came."
        ),
        _rooms,
    ),
)
