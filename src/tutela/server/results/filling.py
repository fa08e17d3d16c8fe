"""A learner fills in a form, and sees own results: nobody else's."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tutela.model.evaluation import Form, read_forms
from tutela.results.evaluation import Unusable, fill
from tutela.results.pairing import Sitting, share_right
from tutela.server.courses.rights import let_change
from tutela.server.people.models import Learner
from tutela.server.people.views import current_learner
from tutela.server.results.asking import ask, given_by
from tutela.server.results.keeping import keep_filled, read_own, take_back
from tutela.server.results.models import Filled
from tutela.server.results.sitting_rows import read_sittings
from tutela.server.wording import books, competencies, constituents, read_interface

MOST_DAYS = 15


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation(request: HttpRequest, form_id: str, round: int) -> HttpResponse:
    """Ask how a day or the course was."""
    learner = current_learner(request)
    if learner is None:
        return redirect("join")
    if form_id not in ("day", "course") or not 1 <= round <= (MOST_DAYS if form_id == "day" else 1):
        raise Http404
    let_change(learner.course)
    form, error = read_forms()[form_id], ""
    if request.method == "POST":
        try:
            filled = fill(form, given_by(request, form), list(dict(constituents())))
        except Unusable as fault:
            error = read_interface()(fault.key)
        else:
            keep_filled(learner.course, form_id, round, filled, learner=learner)
            messages.success(request, read_interface()("evaluation.thanks"))
            return redirect("my-results")
    return show_form(request, form, error, round=round)


def show_form(request: HttpRequest, form: Form, error: str = "", *, round: int, code: str = "") -> HttpResponse:
    """Show a form with what was sent; `code` is the slip's."""
    words = read_interface()
    notes = tuple(words(f"evaluation.{key}") for key in ("leave-out", "scale", "texts"))
    context = {
        "title": words(f"evaluation.form.{form.id}"),
        "questions": ask(form),
        "given": dict(request.POST.lists()),
        "notes": notes,
        "no_names": words("evaluation.no-names"),
        "send": words("evaluation.send"),
        "error": error,
        "round": round,
        "code": code,
        "day": round if form.id == "day" else 0,
    }
    return render(request, "hub/results/form.html", context, status=422 if error else 200)


@dataclass(frozen=True)
class OwnTest:
    """One's own sitting of a test: when in turn, its share right, and that of each competency, of a hundred."""

    title: str
    turn: int
    right: int
    competencies: tuple[tuple[str, int], ...]


@require_safe
def my_results(request: HttpRequest) -> HttpResponse:
    """Show a learner's own results; they are computed for this look and kept nowhere."""
    learner = current_learner(request)
    if learner is None:
        return redirect("join")
    own = list(read_own(learner).order_by("filled_at"))
    context = {
        "learner": learner,
        "tests": _own_tests(learner),
        "course_done": any(each.form == "course" for each in own),
        "forms": [(each, _name(each)) for each in own],
    }
    return render(request, "hub/results/mine.html", context)


def _name(filled: Filled) -> str:
    title = read_interface()(f"evaluation.form.{filled.form}")
    return title if filled.form == "course" else f"{title} ({filled.round})"


@require_POST
def take_back_form(request: HttpRequest, filled_id: uuid.UUID) -> HttpResponse:
    """Let a learner take back what they said of a day or the course."""
    learner = current_learner(request)
    if learner is None:
        return redirect("join")
    if take_back(learner, filled_id):
        messages.success(request, _("Taken back. Your answers and your words are erased."))
    return redirect("my-results")


def _own_tests(learner: Learner) -> list[OwnTest]:
    sittings = sorted(read_sittings(str(learner.course_id), [learner.actor]), key=lambda each: each.began)
    turns: dict[str, int] = {}
    found = []
    for sitting in sittings:
        turns[sitting.test] = turns.get(sitting.test, 0) + 1
        found.append(_own_test(sitting, turns[sitting.test]))
    return found


def _own_test(sitting: Sitting, turn: int) -> OwnTest:
    shares = ((title, share_right(sitting, {id})) for id, title in competencies().items())
    return OwnTest(
        books().get(sitting.test, sitting.test),
        turn,
        round(100 * (share_right(sitting) or 0)),
        tuple((title, round(100 * share)) for title, share in shares if share is not None),
    )
