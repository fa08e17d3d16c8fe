"""Three and six months later: slips with a code, the page behind the code, and files handed in where no hub is."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tutela.model.evaluation import read_forms
from tutela.results.evaluation import Unusable, fill
from tutela.results.follow_up_file import UnreadableFollowUp, read_file, write_file
from tutela.server import throttle
from tutela.server.address import address_for_phones
from tutela.server.codes import draw_code
from tutela.server.courses.models import Course
from tutela.server.courses.rights import find_course, let_change
from tutela.server.documents import give_file
from tutela.server.people.phrases import digest_phrase, make_phrase
from tutela.server.people.views import current_learner
from tutela.server.results.asking import given_by
from tutela.server.results.filling import show_form
from tutela.server.results.keeping import keep_filled
from tutela.server.results.models import Slip
from tutela.server.wording import constituents, read_interface

ROUNDS = (3, 6)
"""Months after a course at which it is asked."""
_HALFWAY = datetime.timedelta(days=137)
"""Four and a half months: what comes before belongs to the first round."""
FORM = "follow-up"


class SlipsForm(forms.Form):
    """How many slips to print."""

    number = forms.IntegerField(label=gettext_lazy("How many slips?"), min_value=1, max_value=60)


class HandedInForm(forms.Form):
    """The content of a file that somebody handed in."""

    content = forms.CharField(label=gettext_lazy("Content of the file"), max_length=20000, widget=forms.Textarea)


class CodeForm(forms.Form):
    """The code of a slip."""

    words = forms.CharField(label=gettext_lazy("The four words on your slip"), max_length=80)


@dataclass(frozen=True)
class Printed:
    """A slip as it is printed: shown once, since only its digest is kept."""

    words: str
    link: str
    code: SafeString


def round_of(course: Course, now: datetime.datetime) -> int:
    """Give the months of the round that is asked now."""
    return ROUNDS[0] if now - course.opened_at < _HALFWAY else ROUNDS[1]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def slips(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Print slips: each has a code that belongs to nobody; people draw one from a hat."""
    course = find_course(request, course_id, "run room")
    form = SlipsForm(request.POST or None)
    printed: list[Printed] = []
    if form.is_valid():
        printed = [_print(request, make_slip(course)) for _place in range(form.cleaned_data["number"])]
    context = {"course": course, "form": form, "slips": printed, "handed_in": HandedInForm(), "rounds": ROUNDS}
    return render(request, "hub/results/slips.html", context, status=422 if form.errors else 200)


def make_slip(course: Course) -> str:
    """Make a slip and give its words."""
    words = make_phrase()
    Slip.objects.create(course=course, digest=_digest(words))
    return words


def _digest(words: str) -> str:
    return digest_phrase(words, f"slip {settings.SECRET_KEY}")


def _print(request: HttpRequest, words: str) -> Printed:
    link = address_for_phones(request, reverse("follow-up")) + "?words=" + words.replace(" ", "-")
    return Printed(words, link, draw_code(link))


@login_required
@require_safe
def follow_up_file(request: HttpRequest, course_id: uuid.UUID, months: int) -> HttpResponse:
    """Give the empty file for people whom the hub does not reach."""
    find_course(request, course_id, "run room")
    content = write_file(read_forms()[FORM], dict(constituents()), months, read_interface())
    return give_file(content.encode(), f"follow-up-{months}", "txt")


@login_required
@require_POST
def handed_in(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Keep a file that was handed in; its code says that it comes from this course."""
    course = find_course(request, course_id, "run room")
    form = HandedInForm(request.POST)
    try:
        code, months, given = read_file(form.data.get("content", ""), read_forms()[FORM])
        slip = Slip.objects.filter(course=course, digest=_digest(code)).first()
        if slip is None or months not in ROUNDS:
            told = _("This code belongs to no slip of this course, or the months are neither 3 nor 6.")
            messages.error(request, told)
        else:
            filled = fill(read_forms()[FORM], given, list(dict(constituents())))
            kept = keep_filled(course, FORM, months, filled, slip=slip)
            messages.success(request, _("Kept.") if kept else _("This code was used before. The first answers stand."))
    except UnreadableFollowUp as fault:
        messages.error(request, fault.tell(read_interface()))
    except Unusable as fault:
        messages.error(request, f"{fault.question} {read_interface()(fault.key)}".strip())
    return redirect("slips", course.id)


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: HttpRequest) -> HttpResponse:
    """Ask what came of the course; who has the code may answer, once a round."""
    words = request.POST.get("words", "") or request.GET.get("words", "")
    if not words:
        return render(request, "hub/results/code.html", {"form": CodeForm()})
    slip = None
    if not throttle.is_device_paused("slip", request):
        slip = Slip.objects.select_related("course").filter(digest=_digest(words)).first()
    if slip is None:
        throttle.count_failure_of_device("slip", request)
        form = CodeForm({"words": words})
        told = _("These words are on no slip of this hub. Check each one. After ten tries wait five minutes.")
        form.add_error("words", told)
        return render(request, "hub/results/code.html", {"form": form}, status=422)
    let_change(slip.course)
    form_asked, error = read_forms()[FORM], ""
    months = round_of(slip.course, timezone.now())
    if request.method == "POST" and "sent" in request.POST:
        try:
            filled = fill(form_asked, given_by(request, form_asked), list(dict(constituents())))
        except Unusable as fault:
            error = read_interface()(fault.key)
        else:
            kept = keep_filled(slip.course, FORM, months, filled, slip=slip)
            return render(request, "hub/results/thanks.html", {"kept": kept})
    return show_form(request, form_asked, error, round=months, code=words)


@require_POST
def my_slip(request: HttpRequest) -> HttpResponse:
    """Give a learner a private link of their own; one made before stops working."""
    learner = current_learner(request)
    if learner is None:
        return redirect("join")
    let_change(learner.course)
    words = make_phrase()
    Slip.objects.update_or_create(learner=learner, defaults={"course": learner.course, "digest": _digest(words)})
    return render(request, "hub/results/my_slip.html", {"slip": _print(request, words), "rounds": ROUNDS})
