"""Joining a course, continuing on another device, and being erased."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tutela.server import throttle
from tutela.server.agents import agent_of
from tutela.server.codes import draw_code
from tutela.server.courses.models import Course
from tutela.server.disk import open_disk
from tutela.server.erasing import erase_rows
from tutela.server.people.credentials import make_credential
from tutela.server.people.erasure import erase_learner
from tutela.server.people.forms import ContinueForm, EraseForm, JoinForm
from tutela.server.people.joining import CourseCrowded, CourseFull, take_place
from tutela.server.people.models import Learner
from tutela.server.people.phrases import digest_phrase, make_phrase
from tutela.server.people.shared_texts import standing_texts
from tutela.server.results.forms_given import form_for
from tutela.server.site import read_site, write_block


def current_learner(request: HttpRequest) -> Learner | None:
    """Give the learner whom this browser joined as, or None; a stale cookie is the same as none."""
    found = request.session.get("learner")
    return Learner.objects.select_related("course").filter(id=found).first() if found else None


def credentials_for(request: HttpRequest, learner: Learner, phrase: str) -> dict[str, Any]:
    """Give what the player keeps: where to send statements, as whom, for which course."""
    user, token = make_credential(learner)
    home = f"{request.scheme}://{request.get_host()}"
    return {
        "kit": read_site()["kit"],
        "package": "/learn/index.html",
        "endpoint": home,
        "user": user,
        "token": token,
        "actor": agent_of(learner.actor),
        "registration": str(learner.course_id),
        "nickname": learner.nickname,
        "course": learner.course.title,
        "constituent": learner.constituent,
        "reach": learner.reach,
        "form": form_for(learner),
        "phrase": phrase,
    }


def _welcome(request: HttpRequest, learner: Learner, phrase: str) -> HttpResponse:
    request.session.cycle_key()
    request.session["learner"] = str(learner.id)
    link = request.build_absolute_uri(reverse("continue")) + "?words=" + phrase.replace(" ", "-")
    return render(
        request,
        "hub/joined.html",
        {
            "learner": learner,
            "phrase": phrase,
            "code": draw_code(link) if phrase else "",
            "credentials": write_block(credentials_for(request, learner, phrase)),
            "page": write_block(read_site()["page"]),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Join a course with its code and a nickname."""
    form = JoinForm(request.POST or None, initial={"code": request.GET.get("code", "")})
    if request.method == "POST" and throttle.is_device_paused("join", request):
        form.add_error("code", _("Too many wrong codes from this device. Wait five minutes, then try again."))
    elif form.is_valid():
        welcomed = _take_in(request, form)
        if welcomed is not None:
            return welcomed
    return render(request, "hub/join.html", {"form": form}, status=422 if form.errors else 200)


def _take_in(request: HttpRequest, form: JoinForm) -> HttpResponse | None:
    """Take somebody into the course of their code; None, and the reason in the form, where that cannot be."""
    course = Course.objects.filter(code=form.cleaned_data["code"], closed=False, archived_at=None).first()
    if course is None:
        throttle.count_failure_of_device("join", request)
        form.add_error("code", _("No open course has this code. Ask your facilitator, or check the letters."))
        return None
    if open_disk().is_short():
        form.add_error(None, _("This hub has no room for anybody new at the moment. Ask your facilitator."))
        return None
    phrase = make_phrase()
    about = {name: form.cleaned_data[name] for name in ("nickname", "constituent", "reach")}
    try:
        learner = take_place(course, phrase_digest=digest_phrase(phrase, settings.SECRET_KEY), **about)
    except CourseFull:
        form.add_error("code", _("This course is full. Ask your facilitator, who can make room for you."))
    except CourseCrowded:
        form.add_error("code", _("So many joined this course today that it takes nobody more. Ask your facilitator."))
    else:
        return _welcome(request, learner, phrase)
    return None


@require_http_methods(["GET", "HEAD", "POST"])
def continue_elsewhere(request: HttpRequest) -> HttpResponse:
    """Continue on another device with the personal phrase."""
    form = ContinueForm(request.POST or None, initial={"phrase": request.GET.get("words", "")})
    if request.method == "POST" and throttle.is_device_paused("phrase", request):
        form.add_error("phrase", _("Too many wrong phrases from this device. Wait five minutes, then try again."))
    elif form.is_valid():
        digest = digest_phrase(form.cleaned_data["phrase"], settings.SECRET_KEY)
        learner = Learner.objects.select_related("course").filter(phrase_digest=digest).first()
        if learner is not None:
            return _welcome(request, learner, "")
        throttle.count_failure_of_device("phrase", request)
        form.add_error("phrase", _("These four words are not known here. Check each one, or join again."))
    return render(request, "hub/continue.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Show what this hub keeps of the person, and ways to leave."""
    learner = current_learner(request)
    if learner is None:
        return redirect("join")
    thoughts = standing_texts().filter(learner=learner).order_by("-shared_at")
    return render(request, "hub/me.html", {"learner": learner, "thoughts": thoughts, "form": EraseForm()})


@require_POST
def take_back(request: HttpRequest, text_id: uuid.UUID) -> HttpResponse:
    """Erase one's own shared thought; the device that shared it learns so when it next opens the unit."""
    learner = current_learner(request)
    if learner is None:
        return redirect("join")
    erase_rows(learner.shared_texts.filter(id=text_id))
    messages.success(request, _("Taken back. The hub no longer has this thought."))
    return redirect("me")


@require_POST
def new_phrase(request: HttpRequest) -> HttpResponse:
    """Make a new phrase; the one before stops working."""
    learner = current_learner(request)
    if learner is None:
        return redirect("join")
    phrase = make_phrase()
    learner.phrase_digest = digest_phrase(phrase, settings.SECRET_KEY)
    learner.save(update_fields=["phrase_digest"])
    return _welcome(request, learner, phrase)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget in this browser whose it is; on the hub nothing is erased, and the four words bring the learner back.

    The page that follows has the browser delete what the player kept: credential, nickname, answers, notes.
    """
    request.session.pop("learner", None)
    if not request.user.is_authenticated:
        request.session.flush()
    return render(request, "hub/left.html", {"page": write_block(read_site()["page"])})


@require_POST
def erase_me(request: HttpRequest) -> HttpResponse:
    """Erase the person from this hub in one step."""
    learner = current_learner(request)
    if learner is None:
        return redirect("join")
    if not EraseForm(request.POST).is_valid():
        messages.error(request, _("Tick the box first. Nothing was erased."))
        return redirect("me")
    erase_learner(learner)
    request.session.flush()
    return render(request, "hub/erased.html")
