"""The plan page: how a course looks, and each change by hand, shown at once."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tutela.model.package import ExerciseEntry
from tutela.model.plan import CoursePlan
from tutela.model.whole_numbers import read_whole
from tutela.server.courses.models import Course
from tutela.server.courses.rights import account_of, rights_in, rights_of
from tutela.server.plans.changing import USUAL_MINUTES, NoSuchPlace, Place, find_room, read_place
from tutela.server.plans.keeping import ChangedMeanwhile, keep_plan, read_given_up
from tutela.server.plans.menu import Desk, at_desk
from tutela.server.plans.models import PlanVersion
from tutela.server.plans.planning import find_gaps, weigh_plan, wishes_behind
from tutela.server.plans.requests import change_plan
from tutela.server.plans.showing import show_coverage, show_days, show_forms, show_parts, tell_faults


@require_safe
@at_desk("see plan")
def plan(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the plan of a course with its coverage and balance; without one, the ways to begin."""
    version, made = desk.newest_plan()
    wishes = wishes_behind(desk, made, version.wishes)
    balance = weigh_plan(desk, made, wishes)
    coverage = show_coverage(desk, balance, find_gaps(desk, made, balance, wishes))
    faults = tell_faults(desk, balance.faults)
    return render(
        request,
        "hub/plans/plan.html",
        {
            "course": desk.course,
            "rights": rights_in(request, desk.course),
            "version": version,
            "plan": made,
            "days": show_days(desk, made, faults, wishes),
            "coverage": coverage,
            "untrained": [each for each in coverage if each.state == "missing"],
            "forms": show_forms(desk, balance),
            "parts": show_parts(desk, balance),
            "faults": faults,
            "delivery": wishes.delivery,
            "given_up": [desk.tell(wish) for wish in read_given_up(version)],
            "at": request.GET.get("at", ""),
            "room_at": str(find_room(made)),
            "copies_to": _other_courses(request, desk.course),
        },
    )


def _other_courses(request: HttpRequest, course: Course) -> list[Course]:
    """Give the other courses in which this person may change the plan."""
    members = request.user.memberships.select_related("course").exclude(course=course)  # type: ignore[union-attr]
    return [
        member.course
        for member in members
        if "change plan" in rights_of(member.role) and member.course.archived_at is None
    ]


def keep_changed(
    request: HttpRequest, desk: Desk, version: PlanVersion, made: CoursePlan, note: str, *, after: int | None = None
) -> bool:
    """Keep a plan that came from a version, with the wishes behind it; tell and give False where it is not the newest.

    `after` is the number that the page showed; left out, that of the version.
    """
    try:
        keep_plan(
            desk.course,
            made,
            by=account_of(request),
            wishes=version.wishes,
            given_up=version.given_up,
            note=note,
            after=version.number if after is None else after,
        )
    except ChangedMeanwhile:
        messages.error(
            request, _("Somebody else changed the plan meanwhile. Nothing was changed; this is the newest. Try again.")
        )
        return False
    return True


@require_POST
@at_desk("change plan")
def change(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Change one thing by hand; the page that follows shows what it does to time, coverage and balance."""
    version, made = desk.newest_plan()
    try:
        changed = change_plan(desk, made, request.POST)
    except NoSuchPlace:
        messages.error(request, _("This change cannot be made. The plan may have changed; look again."))
        return redirect("plan", desk.course.id)
    shown = read_whole(request.POST.get("version", ""))
    if keep_changed(request, desk, version, changed.plan, changed.note, after=shown):
        messages.success(request, changed.note)
    return redirect(address_of(desk.course, changed.at))


def address_of(course: Course, at: str) -> str:
    """Give the address of a place in the plan of a course."""
    return f"{reverse('plan', args=[course.id])}?{urlencode({'at': at})}#s-{at.replace('.', '-')}"


@require_safe
@at_desk("change plan")
def menu(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose what to put in at a place: search the menu, filter it by minutes, competency and what is lacking."""
    version, made = desk.newest_plan()
    try:
        at = read_place(request.GET.get("at", ""))
        before = made.days[at.day].sessions[: at.session]
    except (NoSuchPlace, IndexError):
        at, before = Place(0, 0), ()
    lacking = wishes_behind(desk, made, version.wishes).lacking
    return render(
        request,
        "hub/plans/menu.html",
        {
            "course": desk.course,
            "version": version,
            "at": str(at),
            "day": made.days[at.day],
            "after": desk.title_of(before[-1]) if before else "",
            "asked": request.GET,
            "competencies": desk.site.manifest.competencies,
            "lacking": desk.name_things(lacking),
            "kinds": [(kind, desk.site.words(f"session.{kind}"), minutes) for kind, minutes in USUAL_MINUTES.items()],
            "entries": [(entry, desk.name_things(entry.requires)) for entry in _choose(desk, request.GET, lacking)],
            "used": {session.exercise for day in made.days for session in day.sessions},
        },
    )


def _choose(desk: Desk, asked: QueryDict, lacking: Collection[str]) -> list[ExerciseEntry]:
    """Give the exercises that fit what is asked, first those that have the competency as their main one."""
    said, most = asked.get("q", "").casefold().strip(), read_whole(asked.get("minutes", ""))
    competency, missed = asked.get("competency", ""), set(lacking) if asked.get("without") else set()
    shown = (
        entry
        for entry in desk.exercises.values()
        if said in f"{entry.title} {entry.purpose}".casefold()
        and (most is None or entry.half <= most)
        and (not competency or competency in entry.competencies)
        and missed.isdisjoint(entry.requires)
    )
    return sorted(shown, key=lambda entry: (competency != entry.competencies[0], entry.title))
