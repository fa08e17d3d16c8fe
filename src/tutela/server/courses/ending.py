"""The end of a course: archived to be read only, erased with all its learners."""

from __future__ import annotations

import uuid

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tutela.server.courses.models import Course
from tutela.server.courses.rights import find_course
from tutela.server.erasing import erase_rows
from tutela.server.people.authentication import forget_devices
from tutela.server.people.erasure import erase_course


class EraseCourseForm(forms.Form):
    """The course's own code, so that no course is erased by a slip."""

    code = forms.CharField(label=gettext_lazy("To erase it, type the code of the course"), max_length=12)

    def __init__(self, course: Course, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self._course = course

    def clean_code(self) -> str:
        """Give the code where it is the course's."""
        code = str(self.cleaned_data["code"]).upper().replace(" ", "").replace("-", "")
        if code != self._course.code:
            raise forms.ValidationError(_("This is not the code of this course. Nothing was erased."))
        return code


@login_required
@require_POST
def archive(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Put a course into the archive, closed to newcomers and only read, or take it out again."""
    course = find_course(request, course_id, "archive course")
    if course.archived_at is None:
        course.archived_at, course.closed = timezone.now(), True
        erase_rows(course.invitations.all())
        messages.success(request, _("The course is archived. It can be read, not changed."))
    else:
        course.archived_at = None
        messages.success(request, _("The course is out of the archive. It is still closed to newcomers."))
    course.save(update_fields=["archived_at", "closed"])
    forget_devices(course.id)
    return redirect("course", course.id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Erase a course with all its learners, after its code was typed."""
    course = find_course(request, course_id, "erase course")
    form = EraseCourseForm(course, request.POST or None)
    if form.is_valid():
        erase_course(course)
        messages.success(request, _("The course and all its learners are erased from this hub."))
        return redirect("desk")
    said = {"course": course, "form": form, "learners": course.learners.count()}
    return render(request, "hub/erase_course.html", said, status=422 if form.errors else 200)
