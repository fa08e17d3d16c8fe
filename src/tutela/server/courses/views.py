"""The facilitator's first desk: open a course, show its code, see how far the group is."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tutela.server.address import address_for_phones
from tutela.server.codes import draw_code
from tutela.server.courses.clock import ClockForm
from tutela.server.courses.forms import CourseForm, TitleForm
from tutela.server.courses.group import read_group
from tutela.server.courses.models import Course, Member
from tutela.server.courses.of_course import OfCourse
from tutela.server.courses.places import PlacesForm
from tutela.server.courses.referral import ReferralForm, is_stale, today
from tutela.server.courses.rights import ACTIONS, RIGHTS, ROLES, account_of, find_course, rights_in
from tutela.server.courses.titles import ACTION_NAMES, ROLE_NAMES
from tutela.server.people.erasure import erase_learner
from tutela.server.people.joining import is_crowded
from tutela.server.people.models import Learner
from tutela.server.plans.keeping import rename_plan
from tutela.server.record import open_record


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """List the courses in which this person has a role, and open a new one as its organiser."""
    form = CourseForm(request.POST or None)
    if form.is_valid():
        with transaction.atomic():
            course = form.save()
            Member.objects.create(course=course, user_id=account_of(request), role="organiser")
        return redirect("course", course.id)
    courses = Course.objects.filter(members__user_id=account_of(request))
    return render(request, "hub/desk.html", {"form": form, "courses": courses}, status=422 if form.errors else 200)


@login_required
@require_safe
def course(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Show one course: its code, its learners' nicknames, and the group's progress where it is large enough."""
    found = find_course(request, course_id, "see course")
    link = f"{address_for_phones(request, reverse('join'))}?code={found.code}"
    learners = list(found.learners.order_by("joined_at"))
    return render(
        request,
        "hub/course.html",
        {
            "course": found,
            "link": link,
            "code": draw_code(link),
            "learners": learners,
            "rights": rights_in(request, found),
            "is_stale": is_stale(found, today()),
            "is_crowded": is_crowded(found),
            "sending_too_much": open_record().select_over([one.actor for one in learners]),
            "group": read_group(str(found.id), [one.actor for one in learners]),
        },
    )


@login_required
@require_POST
def close_course(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Close a course to newcomers, or open it again with a contact that is fresh; who has joined goes on learning."""
    found = find_course(request, course_id, "change course")
    if found.closed and is_stale(found, today()):
        messages.error(request, _("Check the referral contact first; the last check is older than three months."))
        return redirect("referral", found.id)
    found.closed = not found.closed
    found.save(update_fields=["closed"])
    return redirect("course", found.id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def referral(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Confirm the referral contact again, or enter another."""
    found = find_course(request, course_id, "change course")
    form = ReferralForm(request.POST or None, instance=found)
    if form.is_valid():
        found.referral_checked_on = today()
        found.save(update_fields=["referral_contact", "referral_checked_on"])
        messages.success(request, _("The contact is confirmed."))
        return redirect("course", found.id)
    said = {"course": found, "form": form}
    return render(request, "hub/referral.html", said, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def clock(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Choose the time zone of the course's room."""
    return _set(request, course_id, ClockForm, "hub/clock.html", _("The clock of the course is set."))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def places(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Say for how many learners the course has room."""
    return _set(request, course_id, PlacesForm, "hub/places.html", _("The number of places is set."))


def _set(request: HttpRequest, course_id: uuid.UUID, kind: type[OfCourse], page: str, told: str) -> HttpResponse:
    """Set the fields of a course that a form has, on a page of their own, and tell that it was done."""
    found = find_course(request, course_id, "change course")
    form = kind(request.POST or None, instance=found)
    if form.is_valid():
        found.save(update_fields=list(form.fields))
        messages.success(request, told)
        return redirect("course", found.id)
    return render(request, page, {"course": found, "form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Give a course another title, and its plan too where that bears the course's."""
    found = find_course(request, course_id, "change course")
    before = found.title
    form = TitleForm(request.POST or None, instance=found)
    if form.is_valid():
        with transaction.atomic():
            found.save(update_fields=["title"])
            rename_plan(found, before, by=account_of(request))
        messages.success(request, _("The course has its new title. Papers that were printed before keep the old one."))
        return redirect("course", found.id)
    said = {"course": found, "before": before, "form": form}
    return render(request, "hub/rename.html", said, status=422 if form.errors else 200)


@login_required
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Show who may do what, from the table that every view asks."""
    rows = [(ACTION_NAMES[action], [action in RIGHTS[role] for role in ROLES]) for action in ACTIONS]
    return render(request, "hub/roles.html", {"roles": [ROLE_NAMES[role] for role in ROLES], "rows": rows})


@login_required
@require_POST
def erase_from_course(request: HttpRequest, course_id: uuid.UUID, learner_id: uuid.UUID) -> HttpResponse:
    """Erase one learner at their wish."""
    learner = get_object_or_404(Learner, id=learner_id, course=find_course(request, course_id, "erase learner"))
    erase_learner(learner)
    messages.success(request, _("Erased. The log keeps only coded answers that nobody can trace to the person."))
    return redirect("course", course_id)
