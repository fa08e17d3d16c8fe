"""The phone of somebody in a live room: one page that works without a script, and better with one."""

from __future__ import annotations

import uuid

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tutela.server.live.acting import put, take_back
from tutela.server.live.changing import NoRoom
from tutela.server.live.kinds import Refused
from tutela.server.live.presence import note_arrival
from tutela.server.live.state import read_mine, read_stage, tag_of, write_mine
from tutela.server.people.views import current_learner


@require_GET
def phone(request: HttpRequest) -> HttpResponse:
    """Show what the room of the learner's course does now."""
    learner = current_learner(request)
    if learner is None:
        return redirect("join")
    note_arrival(learner)
    stage = read_stage(learner.course_id)
    context = {"learner": learner, "stage": stage, "mine": read_mine(learner), "tag": tag_of(stage.room)}
    return render(request, "hub/live/phone.html", context | {"new_deed": uuid.uuid4})


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Give the learner's own parts of the page as JSON."""
    learner = current_learner(request)
    if learner is None:
        return HttpResponse(b"{}", content_type="application/json", status=403)
    return HttpResponse(msgspec.json.encode({"parts": write_mine(learner)}), content_type="application/json")


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Take what a phone sends; it is kept before it is acknowledged, and sending it again does nothing.

    The script gets 200 and `{"refused": "", "parts": {"mine": HTML}}`, the learner's own parts as they are now, so that
    it need not ask again; or 422 and why it was not taken. A plain form goes back to the page.
    """
    learner = current_learner(request)
    if learner is None:
        return HttpResponse(b"{}", content_type="application/json", status=403)
    given, refused = request.POST, ""
    try:
        deed = uuid.UUID(given.get("deed", ""))
        if given.get("do") == "take-back":
            take_back(learner, deed, uuid.UUID(given.get("entry", "")))
        else:
            put(learner, deed, uuid.UUID(given.get("activity", "")), dict(given.lists()))
    except ValueError:
        refused = _("This could not be taken. Load the page again, then send once more.")
    except NoRoom:
        refused = _("The room is closed. What you wrote was not sent.")
    except Refused as reason:
        refused = str(reason)
    if request.headers.get("Accept") == "application/json":
        body = msgspec.json.encode({"refused": refused, "parts": {} if refused else write_mine(learner)})
        return HttpResponse(body, content_type="application/json", status=422 if refused else 200)
    if refused:
        messages.error(request, refused)
    return redirect("live-phone")
