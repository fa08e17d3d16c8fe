"""Papers in one click: each as PDF or to be edited, or all as one zip."""

from __future__ import annotations

import datetime

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tutela.model.plan import CoursePlan
from tutela.server.courses.referral import is_stale
from tutela.server.plans.keeping import find_plan
from tutela.server.plans.menu import Desk, at_desk
from tutela.server.plans.papers import TYPES, make_all, make_paper, names_of_papers, need_documents, targets_of


@require_safe
@at_desk("see plan")
def papers(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the papers of the plan."""
    need_documents()
    if find_plan(desk.course) is None:
        return redirect("begin-plan", desk.course.id)
    rows = [(name, desk.site.words(f"course.{name}"), targets_of(name)) for name in names_of_papers()]
    said = {"course": desk.course, "rows": rows, "is_stale": is_stale(desk.course, _today())}
    return render(request, "hub/plans/papers.html", said)


@require_safe
@at_desk("see plan")
def paper(request: HttpRequest, desk: Desk, name: str, target: str) -> HttpResponse:
    """Give one paper as a file."""
    if target not in targets_of(name):
        raise Http404
    plan = _plan_of(desk)
    answer = HttpResponse(make_paper(desk, plan, name, target, today=_today()), content_type=TYPES[target])
    answer["Content-Disposition"] = f'attachment; filename="{plan.id}-{name}.{target}"'
    return answer


@require_safe
@at_desk("see plan")
def all_papers(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    """Give all papers as one zip, sent while they are made; for the head alone none is made."""
    plan, zipped = _plan_of(desk), "application/zip"
    pieces = make_all(desk, plan, today=_today())
    only_head = request.method == "HEAD"
    answer = HttpResponse(content_type=zipped) if only_head else StreamingHttpResponse(pieces, content_type=zipped)
    answer["Content-Disposition"] = f'attachment; filename="{plan.id}.zip"'
    return answer


def _plan_of(desk: Desk) -> CoursePlan:
    found = find_plan(desk.course)
    if found is None:
        raise Http404
    return found[1]


def _today() -> datetime.date:
    return timezone.now().date()
