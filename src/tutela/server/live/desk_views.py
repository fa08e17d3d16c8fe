"""The desk of a live room, its big screen, and the sheets to print."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from zoneinfo import ZoneInfo

import msgspec
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tutela.server.address import address_for_phones
from tutela.server.codes import draw_code
from tutela.server.courses.models import Course
from tutela.server.courses.rights import find_course, rights_in
from tutela.server.live.broadcast import BROADCAST
from tutela.server.live.changing import NoRoom, change_room, find_room
from tutela.server.live.counting import read_setting
from tutela.server.live.course_tests import read_open_tests
from tutela.server.live.day import days_of, read_today
from tutela.server.live.kinds import STANDING, Refused, Setting
from tutela.server.live.models import Activity, Entry, Room
from tutela.server.live.parts import write_parts
from tutela.server.live.presence import Attendance, note_waiting, read_attendance
from tutela.server.live.running import DEEDS
from tutela.server.live.seating import read_groups, read_present
from tutela.server.live.setting_up import make_names, read_number
from tutela.server.live.showing import Shown, plan_parts, read_boards, show_activity
from tutela.server.live.state import read_stage, tell_entry
from tutela.server.live.taught import parts_taught, say_asked
from tutela.server.site import read_site

PARTS = ("clock", "now", "list", "queue", "people")


@login_required
@require_safe
def desk_room(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Show the desk of a course's room; with `?parts` only what changes, as JSON."""
    course = find_course(request, course_id, "see room")
    room = find_room(course.id)
    context: dict[str, object] = {"course": course, "room": room, "may_run": "run room" in rights_in(request, course)}
    if room is not None:
        context |= _read_desk(room)
    if "parts" in request.GET:
        return _parts({name: f"hub/live/desk_{name}.html" for name in PARTS} if room else {}, context, room)
    context |= {
        "days": days_of(course),
        "plan_parts": plan_parts(),
        "books": read_site()["books"],
        "parts_taught": parts_taught(course),
        "makes": make_names(),
        "past": course.rooms.exclude(closed_at=None),
    }
    return render(request, "hub/live/desk.html", context)


def _read_desk(room: Room) -> dict[str, object]:
    activities = list(room.activities.exclude(kind__in=STANDING))
    current = room.current
    asked = Entry.objects.filter(activity__room=room, activity__kind__in=STANDING)
    told = [tell_entry(one) for one in asked.select_related("activity", "learner")]
    boards = read_boards(current) if current is not None and current.kind == "board" else []
    shown, attendance = show_activity(current, room) if current is not None else None, read_attendance(room)
    return {
        "today": read_today(room, timezone.now()),
        "shown": shown,
        "expected": _expected(shown, attendance),
        "asked": say_asked(read_setting(current)) if current is not None else (),
        "boards": boards,
        "activities": activities,
        "open_tests": read_open_tests(room),
        "questions": [one for one in told if one.entry.activity.kind == "questions"],
        "parked": [one for one in told if one.entry.activity.kind == "parking"],
        "standing": {one.kind: one for one in room.activities.filter(kind__in=STANDING)},
        "attendance": attendance,
        "groups": read_groups(room),
    }


def _expected(shown: Shown | None, attendance: Attendance) -> int:
    """Give of how many people answers may come; more may be on paper than were counted in the room."""
    return max(attendance.people, shown.answers if shown else 0)


def _parts(templates: Mapping[str, str], context: dict[str, object], room: Room | None) -> HttpResponse:
    parts = write_parts(templates, context)
    body = msgspec.json.encode(
        {
            "tag": f"{room.id.hex[:8]}-{room.version}" if room else "none-0",
            "version": room.version if room else 0,
            "now": timezone.now().timestamp(),
            "parts": parts,
        }
    )
    return HttpResponse(body, content_type="application/json")


@login_required
@require_safe
def screen(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Show the big screen of a course's room; with `?parts` only what changes, as JSON."""
    course = find_course(request, course_id, "see room")
    stage = read_stage(course.id)
    address = address_for_phones(request, reverse("join"))
    code = draw_code(f"{address}?code={course.code}")
    context: dict[str, object] = {"course": course, "stage": stage, "address": address, "code": code}
    if stage.room is not None:
        context["expected"] = _expected(stage.shown, read_attendance(stage.room))
    if "parts" in request.GET:
        return _parts({"screen": "hub/live/screen_part.html"}, context, stage.room)
    return render(request, "hub/live/screen.html", context)


@login_required
@require_safe
def printed_groups(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Show the groups as a sheet to print, with lines for people without a phone.

    Who runs the room forms groups here too, with marks told for one dealing: fields that no script touches.
    """
    course = find_course(request, course_id, "see room")
    room = find_room(course.id)
    if room is None:
        raise Http404
    groups = read_groups(room)
    lines = range(-(-room.without_phone // len(groups)) if groups else 0)
    may_run = "run room" in rights_in(request, course)
    context = {"course": course, "room": room, "groups": groups, "lines": lines, "may_run": may_run}
    context["present"] = read_present(room) if may_run else ()
    return render(request, "hub/live/groups.html", context)


@login_required
@require_POST
def open_room(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Open the room for a day; where it is open already, nothing changes."""
    course = find_course(request, course_id, "run room")
    zone = read_number(request.POST, "zone", -14 * 60, 14 * 60) if request.POST.get("zone") else _zone_of(course)
    setting = msgspec.json.encode(Setting()).decode()
    try:
        with transaction.atomic():
            room = Room.objects.create(course=course, day=read_number(request.POST, "day", 0, 60), zone=zone)
            for kind, title in (("questions", _("Questions")), ("parking", _("Parking lot"))):
                Activity.objects.create(room=room, kind=kind, title=title, setting=setting, is_open=True)
            note_waiting(room)
    except IntegrityError:  # a second press, or a colleague's
        return redirect("live-desk", course.id)
    BROADCAST.tell(str(course.id), phones=True)
    return redirect("live-desk", course.id)


def _zone_of(course: Course) -> int:
    offset = timezone.now().astimezone(ZoneInfo(course.time_zone)).utcoffset()
    return round(offset.total_seconds() / 60) if offset else 0


@login_required
@require_POST
def do(request: HttpRequest, course_id: uuid.UUID, deed: str) -> HttpResponse:
    """Do something in an open room; the script gets JSON, a plain form goes back to the desk."""
    course = find_course(request, course_id, "run room")
    if deed not in DEEDS:
        raise Http404
    try:
        with change_room(course.id) as change:
            DEEDS[deed](change, request.POST)
    except NoRoom:
        return _tell(request, course, _("The room is closed. Open it again first."))
    except Refused as refused:
        return _tell(request, course, str(refused))
    return _tell(request, course, "")


def _tell(request: HttpRequest, course: Course, refused: str) -> HttpResponse:
    if request.headers.get("Accept") == "application/json":
        body = msgspec.json.encode({"refused": refused})
        return HttpResponse(body, content_type="application/json", status=422 if refused else 200)
    if refused:
        messages.error(request, refused)
    return redirect("live-desk", course.id)
