"""The facilitator's first desk: open a course, show its code, see how far the group is."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tutela.server.codes import draw_code
from tutela.server.courses.forms import CourseForm
from tutela.server.courses.group import read_group
from tutela.server.courses.models import Course
from tutela.server.people.erasure import erase_learner
from tutela.server.people.models import Learner


@login_required
@require_http_methods(["GET", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """List the facilitator's own courses and open a new one."""
    form = CourseForm(request.POST or None)
    if form.is_valid():
        course = form.save(commit=False)
        course.facilitator_id = int(request.user.pk or 0)
        course.save()
        return redirect("course", course.id)
    courses = Course.objects.filter(facilitator_id=request.user.pk)
    return render(request, "hub/desk.html", {"form": form, "courses": courses}, status=422 if form.errors else 200)


def _own_course(request: HttpRequest, course_id: uuid.UUID) -> Course:
    return get_object_or_404(Course, id=course_id, facilitator_id=request.user.pk)


@login_required
@require_GET
def course(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Show one course: its code, its learners' nicknames, and the group's progress where it is large enough."""
    found = _own_course(request, course_id)
    link = f"{request.build_absolute_uri(reverse('join'))}?code={found.code}"
    learners = list(found.learners.order_by("joined_at"))
    return render(
        request,
        "hub/course.html",
        {
            "course": found,
            "link": link,
            "code": draw_code(link),
            "learners": learners,
            "group": read_group(str(found.id), [one.actor for one in learners]),
        },
    )


@login_required
@require_POST
def close_course(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Close a course to newcomers, or open it again; who has joined goes on learning."""
    found = _own_course(request, course_id)
    found.closed = not found.closed
    found.save(update_fields=["closed"])
    return redirect("course", found.id)


@login_required
@require_POST
def erase_from_course(request: HttpRequest, course_id: uuid.UUID, learner_id: uuid.UUID) -> HttpResponse:
    """Erase one learner at their wish."""
    learner = get_object_or_404(Learner, id=learner_id, course=_own_course(request, course_id))
    erase_learner(learner)
    messages.success(request, _("Erased. The log keeps only coded answers that nobody can trace to the person."))
    return redirect("course", course_id)
