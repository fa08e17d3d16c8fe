"""From wishes to a plan, and the rest filled around what is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tutela.model.plan import CoursePlan
from tutela.model.whole_numbers import read_whole
from tutela.server.courses.rights import account_of
from tutela.server.plans.keeping import ChangedMeanwhile, find_plan, keep_plan
from tutela.server.plans.menu import Desk, at_desk
from tutela.server.plans.planning import NotPlanned, offers_of, plan_anew, wishes_behind
from tutela.server.plans.wishing import MOST_DAYS, DayForm, WishesForm, initial_of
from tutela.server.results.pre_check import count_pre_check

if TYPE_CHECKING:
    from tutela.planner import Planned, Wishes


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk("change plan")
def wish(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask for a course; a day more or less is a button of the form, so that it works without a script."""
    offers_of(desk)
    if request.method != "POST":
        form, days = _begun(desk)
        return _show(request, desk, form, days)
    number = min(MOST_DAYS, max(1, read_whole(request.POST.get("days", "")) or 1))
    asked = request.POST.get("days-are", "")
    if asked in ("more", "fewer"):
        return _show_other_number(request, desk, number, asked)
    if request.POST.get("fill-from") == "pre-check":
        return _show_pre_check(request, desk, number)
    form = WishesForm(desk, request.POST)
    days = [DayForm(request.POST, prefix=f"day{place}") for place in range(number)]
    if not all([form.is_valid(), *(day.is_valid() for day in days)]):
        return _show(request, desk, form, days, status=422)
    wishes = form.wishes(days)
    try:
        planned = plan_anew(desk, wishes, kept=_locked_plan(desk, form))
    except NotPlanned as fault:
        form.add_error(None, str(fault))
        return _show(request, desk, form, days, status=422)
    _keep(request, desk, planned, wishes, note=_("Planned by wishes"))
    return redirect("plan", desk.course.id)


def _locked_plan(desk: Desk, form: WishesForm) -> CoursePlan | None:
    """Give the plan whose locked sessions are to stay, None where that is not asked for."""
    found = find_plan(desk.course)
    return found[1] if found and form.cleaned_data.get("keep_locked") else None


def _begun(desk: Desk) -> tuple[WishesForm, list[DayForm]]:
    """Give the forms with what was asked for last, or with what is usual."""
    found = find_plan(desk.course)
    if found is None:
        return WishesForm(desk), [DayForm(prefix="day0", initial=DayForm.USUAL)]
    version, made = found
    fields, days = initial_of(desk, wishes_behind(desk, made, version.wishes))
    return WishesForm(desk, initial=fields), [
        DayForm(prefix=f"day{place}", initial=day) for place, day in enumerate(days)
    ]


def _show_other_number(request: HttpRequest, desk: Desk, number: int, asked: str) -> HttpResponse:
    """Show the form as it was sent, with one day more, which begins as the last one, or one fewer."""
    data = request.POST.copy()
    if asked == "more" and number < MOST_DAYS:
        for name in DayForm.base_fields:
            data[f"day{number}-{name}"] = data.get(f"day{number - 1}-{name}", "")
        number += 1
    elif asked == "fewer" and number > 1:
        number -= 1
    return _show_again(request, desk, data, number)


def _show_pre_check(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Show the form as it was sent, with what the pre-check of the course's learners showed filled in."""
    data, known = request.POST.copy(), count_pre_check(desk.course)
    for competency, step in known.items():
        data[f"known_{competency}"] = step
    if known:
        messages.success(request, _("Filled in from the pre-check of this course. Look at it, then make the plan."))
    else:
        messages.error(
            request,
            _("Fewer than five people have done the pre-check on this hub. Nothing is shown, to protect each of them."),
        )
    return _show_again(request, desk, data, number)


def _show_again(request: HttpRequest, desk: Desk, data: QueryDict, number: int) -> HttpResponse:
    """Show the form with what it holds and without its faults: it was not sent to be planned."""
    form = WishesForm(desk, data)
    form.full_clean()
    form.errors.clear()
    days = [DayForm(data, prefix=f"day{place}") for place in range(number)]
    for day in days:
        day.full_clean()
        day.errors.clear()
    return _show(request, desk, form, days)


def _show(
    request: HttpRequest, desk: Desk, form: WishesForm, days: list[DayForm], *, status: int = 200
) -> HttpResponse:
    said = {
        "course": desk.course,
        "form": form,
        "days": days,
        "most_days": MOST_DAYS,
        "has_learners": desk.course.learners.exists(),
        "has_known": any(field.value() for field in form.known()),
    }
    return render(request, "hub/plans/wishes.html", said, status=status)


@require_POST
@at_desk("change plan")
def fill(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Plan all that is not locked anew; what is locked stays in its place."""
    version, made = desk.newest_plan()
    wishes = wishes_behind(desk, made, version.wishes)
    try:
        planned = plan_anew(desk, wishes, kept=made)
        _keep(request, desk, planned, wishes, note=_("Rest filled"), from_plan=made, after=version.number)
        messages.success(request, _("The rest is filled. What is locked stayed in its place."))
    except NotPlanned as fault:
        messages.error(request, str(fault))
    except ChangedMeanwhile:
        messages.error(request, _("Somebody else changed the plan meanwhile. Nothing was changed. Try again."))
    return redirect("plan", desk.course.id)


def _keep(
    request: HttpRequest,
    desk: Desk,
    planned: Planned,
    wishes: Wishes,
    *,
    note: str,
    from_plan: CoursePlan | None = None,
    after: int | None = None,
) -> None:
    """Keep a plan with the wishes that it answers; the days of a plan that is only filled keep their titles."""
    plan = planned.plan
    if from_plan is not None:
        days = tuple(
            msgspec.structs.replace(day, title=before.title)
            for day, before in zip(plan.days, from_plan.days, strict=True)
        )
        plan = msgspec.structs.replace(plan, days=days, who=from_plan.who, people=from_plan.people)
    else:
        titles = {one.id: one.title for one in desk.site.manifest.constituents}
        people, words = wishes.audience.constituents, desk.site.words
        plan = msgspec.structs.replace(
            plan,
            who=words.join(
                "comma", (words.join("colon", (titles.get(id, id), words.number(n))) for id, n in people.items())
            ),
        )
    keep_plan(
        desk.course,
        plan,
        by=account_of(request),
        wishes=msgspec.json.encode(wishes).decode(),
        note=note,
        given_up=msgspec.json.encode(planned.given_up).decode() if planned.given_up else "",
        after=after,
    )
