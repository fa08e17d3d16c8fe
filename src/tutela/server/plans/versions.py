"""Versions of a plan, and where a plan comes from and goes to: samples, other courses, files."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tutela.model.package import AgendaObject
from tutela.model.plan import write_out
from tutela.server.courses.rights import account_of, find_course, rights_in
from tutela.server.plans.comparing import compare_plans
from tutela.server.plans.keeping import find_plan, keep_plan, read_plan
from tutela.server.plans.menu import Desk, at_desk
from tutela.server.plans.planfile import MOST_LETTERS, NotAPlan, read_plan_text, write_plan_text

MOST_SHOWN = 40
BROKEN = gettext_lazy("This plan was not read. Mend the line and send it again.")


@require_safe
@at_desk("see plan")
def versions(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the newest versions with what each changed."""
    kept = list(desk.course.plan_versions.select_related("made_by")[: MOST_SHOWN + 1])
    plans = [read_plan(version) for version in kept]
    rows: list[dict[str, Any]] = [
        {"version": version, "changes": compare_plans(plans[place + 1], plans[place], desk.title_of)}
        if place + 1 < len(kept)
        else {"version": version, "changes": ()}
        for place, version in enumerate(kept)
    ]
    rights = rights_in(request, desk.course)
    return render(
        request, "hub/plans/versions.html", {"course": desk.course, "rows": rows[:MOST_SHOWN], "rights": rights}
    )


@require_POST
@at_desk("change plan")
def take_back(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Make an earlier version the plan again, as a new version: nothing is lost."""
    version = get_object_or_404(desk.course.plan_versions, number=number)
    note = _("As version %(number)s") % {"number": number}
    keep_plan(
        desk.course,
        read_plan(version),
        by=account_of(request),
        wishes=version.wishes,
        given_up=version.given_up,
        note=note,
        same_as=version.same_as or number,
    )
    messages.success(request, _("The plan is as in version %(number)s again.") % {"number": number})
    return redirect("plan", desk.course.id)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk("change plan")
def begin(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Offer the ways to a plan; take a sample agenda of the guide where one is chosen."""
    agendas = {entry.id: entry for entry in desk.site.manifest.agendas}
    if request.method == "POST":
        chosen = agendas.get(request.POST.get("agenda", ""))
        if chosen is None:
            raise Http404
        sample = desk.site.read_as(chosen.object, AgendaObject).agenda
        note = _("From the sample “%(title)s”") % {"title": chosen.title}
        keep_plan(desk.course, sample, by=account_of(request), note=note)
        return redirect("plan", desk.course.id)
    said = {"course": desk.course, "agendas": agendas.values(), "has_plan": find_plan(desk.course) is not None}
    return render(request, "hub/plans/begin.html", said)


@require_POST
@at_desk("see plan")
def copy(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Copy the plan to another course in which this person may change the plan."""
    found = find_plan(desk.course)
    try:
        target = uuid.UUID(request.POST.get("course", ""))
    except ValueError:
        raise Http404 from None
    other = find_course(request, target, "change plan")
    if found is None:
        return redirect("plan", desk.course.id)
    version, plan = found
    note = _("Copied from “%(title)s”") % {"title": desk.course.title}
    keep_plan(other, plan, by=account_of(request), wishes=version.wishes, given_up=version.given_up, note=note)
    messages.success(request, note)
    return redirect("plan", other.id)


@require_safe
@at_desk("see plan")
def download(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Give the plan as a YAML file."""
    found = find_plan(desk.course)
    if found is None:
        raise Http404
    answer = HttpResponse(
        write_plan_text(write_out(found[1], desk.tell)), content_type="application/yaml; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{found[1].id}.yaml"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk("change plan")
def read(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take a plan that was pasted; a fault is told with its line, and what was pasted stays in the form."""
    if request.method != "POST":
        return render(request, "hub/plans/read.html", {"course": desk.course, "most": MOST_LETTERS})
    text = request.POST.get("text", "")
    try:
        plan = read_plan_text(text)
    except NotAPlan as fault:
        said = {"course": desk.course, "most": MOST_LETTERS, "text": text, "what": BROKEN, "fault": str(fault.args[0])}
        return render(request, "hub/plans/read.html", said, status=422)
    keep_plan(desk.course, plan, by=account_of(request), note=_("Read from a file"))
    messages.success(request, _("The plan was read."))
    return redirect("plan", desk.course.id)
