"""The phone of somebody in a live room: one page that works without a script, and better with one."""

from __future__ import annotations

import uuid

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tutela.server.live.acting import take
from tutela.server.live.changing import find_room
from tutela.server.live.presence import note_arrival
from tutela.server.live.state import read_mine, read_stage, tag_of, write_answer, write_mine
from tutela.server.people.views import current_learner


@require_safe
def phone(request: HttpRequest) -> HttpResponse:
    """Show what the room of the learner's course does now."""
    learner = current_learner(request)
    if learner is None:
        return redirect("join")
    if request.method == "GET":  # who asks for the head alone looks at no page
        note_arrival(learner)
    stage = read_stage(learner.course_id)
    context = {"learner": learner, "stage": stage, "mine": read_mine(learner), "tag": tag_of(stage.room)}
    return render(request, "hub/live/phone.html", context | {"new_deed": uuid.uuid4})


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Give the learner's own parts of the page as JSON."""
    learner = current_learner(request)
    if learner is None:
        return HttpResponse(b"{}", content_type="application/json", status=403)
    return HttpResponse(
        msgspec.json.encode({"parts": write_mine(learner, find_room(learner.course_id))}),
        content_type="application/json",
    )


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Take what a plain form sends, and go back to the page; what the script sends comes to `answering`.

    Where the script's way is not there, it gets the same answer here.
    """
    learner = current_learner(request)
    if learner is None:
        return HttpResponse(b"{}", content_type="application/json", status=403)
    (refused,) = take([(learner, dict(request.POST.lists()))])
    if isinstance(refused, Exception):
        raise refused
    if request.headers.get("Accept") == "application/json":
        status, body = write_answer(learner, find_room(learner.course_id), refused)
        return HttpResponse(body, content_type="application/json", status=status)
    if refused:
        messages.error(request, refused)
    return redirect("live-phone")
