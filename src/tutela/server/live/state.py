"""What all phones of a room show, made once for all of them, and what each shows besides."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, replace
from typing import cast

import msgspec

from tutela.server.live.changing import find_room
from tutela.server.live.counting import read_setting
from tutela.server.live.forms import find_filled
from tutela.server.live.kinds import KINDS
from tutela.server.live.models import Activity, Entry, Group, Room
from tutela.server.live.parts import write_parts
from tutela.server.live.seating import read_groups
from tutela.server.live.showing import Board, BoardRow, Shown, read_boards, read_cells, show_activity
from tutela.server.people.models import Learner
from tutela.server.results.models import Filled


@dataclass(frozen=True)
class Own:
    """Something a learner put in: what it is, told in lines."""

    entry: Entry
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Stage:
    """What everybody sees: the activity of the moment; groups while they have something to do; shown questions."""

    room: Room | None
    shown: Shown | None
    groups: tuple[Group, ...]
    boards: tuple[Board, ...]
    questions: tuple[Own, ...]
    standing: tuple[Activity, ...]


def read_stage(course_id: uuid.UUID) -> Stage:
    """Give what the room of a course shows to everybody now."""
    room = find_room(course_id)
    if room is None:
        return Stage(None, None, (), (), (), ())
    current = room.current
    shown = show_activity(current, room) if current is not None else None
    if shown is not None and shown.setting.form:
        # Who fills a form in is told that its words are for those who run the course.
        shown = replace(shown, texts=())
    boards = read_boards(current) if current is not None and current.kind == "board" and current.results else ()
    asked = Entry.objects.filter(activity__room=room, state="shown").select_related("activity", "learner")
    return Stage(
        room,
        shown,
        tuple(read_groups(room)),
        tuple(boards),
        tuple(tell_entry(one) for one in asked),
        tuple(room.activities.filter(kind__in=("questions", "parking"))),
    )


def tell_entry(entry: Entry) -> Own:
    """Give an entry told in lines."""
    activity = entry.activity
    content = cast("object", msgspec.json.decode(entry.content))
    return Own(entry, KINDS[activity.kind].say(read_setting(activity), content))


def tag_of(room: Room | None) -> str:
    """Give the name of what the phones of a room show: the room and the version at which that last changed."""
    return f"{room.id.hex[:8]}-{room.shown_at}" if room else "none-0"


def read_phone_state(course_id: uuid.UUID) -> bytes:
    """Give the state of a course's phones as JSON: `{tag, version, now, activity, ask, parts: {stage, aside}}`.

    `activity` is the id of what is shown; `ask` says that phones may have something of their own in it.
    The same for every phone, so that it is made once however many there are.
    """
    stage = read_stage(course_id)
    current = stage.shown.activity if stage.shown else None
    return msgspec.json.encode(
        {
            "tag": tag_of(stage.room),
            "version": stage.room.shown_at if stage.room else 0,
            "now": time.time(),
            "activity": str(current.id) if current is not None else "",
            "ask": stage.shown is not None and stage.shown.answers > 0,
            "parts": write_phone_parts(stage),
        }
    )


def write_phone_parts(stage: Stage) -> dict[str, str]:
    """Give the HTML of the parts that are the same on every phone."""
    return write_parts({name: f"hub/live/phone_{name}.html" for name in ("stage", "aside")}, {"stage": stage})


@dataclass(frozen=True)
class Mine:
    """What only one learner sees: own answers (and whether sending again changes them), group, board and role card."""

    group: Group | None
    members: tuple[str, ...]
    answers: tuple[Own, ...]
    asked: tuple[Own, ...]
    board: tuple[BoardRow, ...]
    columns: tuple[str, ...]
    card: object
    current: str
    learner: Learner
    filled: Filled | None = None
    may_change: bool = False


def read_mine(learner: Learner) -> Mine:
    """Give what is a learner's own in the room of their course."""
    return _read_mine(learner, find_room(learner.course_id))


def _read_mine(learner: Learner, room: Room | None) -> Mine:
    if room is None:
        return Mine(None, (), (), (), (), (), None, "", learner)
    current = room.current
    group = _group_of(learner, room)
    own = learner.entries.filter(activity__room=room).select_related("activity")
    on_board = current is not None and current.kind == "board" and group is not None
    rows = current.entries.filter(group=group) if on_board and current is not None else ()
    others = group.seats.exclude(learner=learner).select_related("learner") if group else ()
    return Mine(
        group=group,
        members=tuple(one.learner.nickname for one in others),
        answers=tuple(tell_entry(one) for one in own if one.activity_id == room.current_id and not on_board),
        asked=tuple(tell_entry(one) for one in own if one.activity.kind in ("questions", "parking")),
        board=tuple(BoardRow(row, read_cells(row)) for row in rows),
        columns=read_setting(current).columns if on_board and current is not None else (),
        card=_card(learner, current),
        current=str(room.current_id or ""),
        learner=learner,
        filled=find_filled(learner, read_setting(current)) if current is not None and current.kind == "form" else None,
        may_change=current is not None and current.is_open and not KINDS[current.kind].several,
    )


def _group_of(learner: Learner, room: Room) -> Group | None:
    if not room.grouping:
        return None
    seat = learner.seats.filter(group__room=room, group__grouping=room.grouping).select_related("group").first()
    return seat.group if seat else None


def write_mine(learner: Learner, room: Room | None) -> dict[str, str]:
    """Give the HTML of a learner's own parts in the room of their course, which is None where it is closed."""
    return write_parts({"mine": "hub/live/phone_mine.html"}, {"mine": _read_mine(learner, room)})


def write_answer(learner: Learner, room: Room | None, refused: str) -> tuple[int, bytes]:
    """Give status and JSON for what a phone sent: `{"refused": "", "parts": {"mine": HTML}}`, or why it was refused.

    The learner's own parts are as they are now, so that the phone need not ask again.
    """
    parts = {} if refused else write_mine(learner, room)
    return 422 if refused else 200, msgspec.json.encode({"refused": refused, "parts": parts})


def _card(learner: Learner, current: Activity | None) -> object:
    held = current.cards.filter(learner=learner).first() if current is not None else None
    cards = read_setting(current).cards if current is not None else ()
    return cards[held.number] if held is not None and held.number < len(cards) else None
