"""The action plan at the desk, for the learners of its course, and as a file."""

from __future__ import annotations

import uuid

import msgspec
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tutela.delivery.publication.action_plan import write_action_plan
from tutela.model.action_plan import ActionPlan
from tutela.results.action_plan import find_gaps
from tutela.results.report import say_gap
from tutela.server.actionplans.forms import RowForm
from tutela.server.actionplans.keeping import (
    add_row,
    change_row,
    erase_pieces,
    merge_pieces,
    read_action_plan,
    read_parts,
    row_of,
)
from tutela.server.actionplans.models import PlanPiece
from tutela.server.courses.models import Course
from tutela.server.courses.rights import find_course, rights_in
from tutela.server.documents import give_file, make_document, make_file, today
from tutela.server.people.views import current_learner
from tutela.server.site import read_site
from tutela.server.wording import constituents, read_interface


@login_required
@require_safe
def action_plan(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Show the plan with what it lacks."""
    course = find_course(request, course_id, "see results")
    erased = {str(id) for id in course.plan_pieces.filter(source_erased=True).values_list("id", flat=True)}
    context = {"course": course, "rights": rights_in(request, course), "source_erased": erased, **_context(course)}
    return render(request, "hub/actionplans/plan.html", context)


@require_safe
def my_action_plan(request: HttpRequest) -> HttpResponse:
    """Show the plan to the learners of the course, who made it."""
    learner = current_learner(request)
    if learner is None:
        return redirect("join")
    return render(
        request, "hub/actionplans/plan.html", {"course": learner.course, "rights": (), **_context(learner.course)}
    )


def _context(course: Course) -> dict[str, object]:
    words, plan, titles = read_interface(), read_action_plan(course), dict(constituents())
    rows = [row for part in plan.parts for row in part.rows]
    named = words.group("action-plan").items()
    return {
        "plan": plan,
        "gaps": _say_gaps(plan),
        "words": {key.removeprefix("action-plan.").replace("-", "_"): text for key, text in named},
        "aims": {row.id: words(f"action-plan.aim.{row.aim}") for row in rows if row.aim},
        "who": {row.id: words.join("comma", (titles.get(each, each) for each in row.constituents)) for row in rows},
    }


def _say_gaps(plan: ActionPlan) -> tuple[str, ...]:
    return tuple(say_gap(gap, dict(constituents()), read_interface()) for gap in find_gaps(plan))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, course_id: uuid.UUID, part: str) -> HttpResponse:
    """Type a row of a part."""
    course = find_course(request, course_id, "run room")
    titles = dict(read_parts())
    if part not in titles:
        raise Http404
    form = RowForm(part, request.POST or None)
    if form.is_valid():
        add_row(course, form.row(str(uuid.uuid4()), part, _("desk")))
        return redirect("action-plan", course.id)
    return _show_row(request, course, titles[part], form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, course_id: uuid.UUID, piece_id: uuid.UUID) -> HttpResponse:
    """Change a row."""
    course = find_course(request, course_id, "run room")
    piece = get_object_or_404(PlanPiece, id=piece_id, course=course)
    form = RowForm(piece.part, request.POST or None, initial=msgspec.structs.asdict(row_of(piece)))
    if form.is_valid():
        change_row(piece, form.row(str(piece.id), piece.part, piece.source))
        return redirect("action-plan", course.id)
    return _show_row(request, course, dict(read_parts()).get(piece.part, piece.part), form)


def _show_row(request: HttpRequest, course: Course, title: str, form: RowForm) -> HttpResponse:
    context = {"course": course, "title": title, "form": form, "no_names": read_interface()("action-plan.no-names")}
    return render(request, "hub/actionplans/row.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def merge_or_erase(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Merge the ticked rows of a part into one, or erase them."""
    course = find_course(request, course_id, "run room")
    ticked = [uuid.UUID(each) for each in request.POST.getlist("row") if _is_id(each)]
    if request.POST.get("do") == "erase":
        erase_pieces(course, ticked)
    else:
        try:
            merge_pieces(course, ticked)
        except ValueError:
            messages.error(request, _("Tick two or more rows of the same part, then merge them."))
    return redirect("action-plan", course.id)


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


@login_required
@require_safe
def plan_file(request: HttpRequest, course_id: uuid.UUID, ending: str) -> HttpResponse:
    """Give the plan as a file."""
    course = find_course(request, course_id, "see results")
    made = make_file(request, ("pdf", "docx", "xlsx"), ending, lambda: _content(read_action_plan(course), ending))
    return give_file(made, f"action-plan-{course.code}", ending) if made else redirect("action-plan", course.id)


def _content(plan: ActionPlan, ending: str) -> bytes:
    words, gaps, titles, head = read_interface(), _say_gaps(plan), dict(constituents()), read_site()
    if ending == "xlsx":
        # The extra `documents` is installed only where files are made.
        from tutela.delivery.xlsx import make_workbook

        return make_workbook(plan, gaps, titles, words, today=today())
    made = write_action_plan(plan, gaps, titles, words, language=head["language"], direction=head["direction"])
    return make_document(made, ending)
