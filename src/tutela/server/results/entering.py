"""What the facilitator notes by hand: attendance, and when the tests were; lists the sheets that can be entered."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tutela.model.plan import PAUSES
from tutela.server.address import address_for_phones
from tutela.server.courses.clock import read_moment
from tutela.server.courses.current_plan import current_plan
from tutela.server.courses.models import Course
from tutela.server.courses.rights import find_course
from tutela.server.results.filling import MOST_DAYS
from tutela.server.results.keeping import close_test_before, open_test_after
from tutela.server.results.models import Attendance, TestTimes
from tutela.server.wording import books, read_interface

MOST_PEOPLE = 2000
DAYS_WITHOUT_PLAN = 5


class AttendanceForm(forms.Form):
    """A day in numbers."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    present = forms.IntegerField(label=gettext_lazy("People present"), min_value=0, max_value=MOST_PEOPLE)
    without_phone = forms.IntegerField(
        label=gettext_lazy("Of them without a phone"), min_value=0, max_value=MOST_PEOPLE
    )
    planned = forms.IntegerField(label=gettext_lazy("Sessions planned"), min_value=0, max_value=30)
    held = forms.IntegerField(label=gettext_lazy("Sessions held"), min_value=0, max_value=30)

    def clean(self) -> dict[str, Any]:
        """Check that no part is larger than its whole."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("without_phone", 0) > found.get("present", MOST_PEOPLE):
            raise ValidationError(_("More people are without a phone than are present. Mend one of the two numbers."))
        return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Note a day, or note it again; list the days and the tests that can be noted."""
    course = find_course(request, course_id, "run room")
    form = AttendanceForm(request.POST or None, initial=_initial(course, request.GET.get("day", "")))
    if form.is_valid():
        day = form.cleaned_data.pop("day")
        Attendance.objects.update_or_create(course=course, day=day, defaults=form.cleaned_data | {"by_hand": True})
        return redirect("attendance", course.id)
    context = {
        "course": course,
        "form": form,
        "days": course.attendance.all(),
        "tests": _tests(course),
        "sheets": kinds_of_sheets(course),
        "links": _links(request, course),
    }
    return render(request, "hub/results/attendance.html", context, status=422 if form.errors else 200)


def _initial(course: Course, day: str) -> dict[str, object]:
    """Give what the form begins with: a day that is to be corrected as it was noted, else the next day of the plan."""
    noted = next((each for each in course.attendance.all() if each.day.isoformat() == day), None)
    if noted is None:
        return {"planned": _planned(course), "without_phone": 0}
    return {name: getattr(noted, name) for name in AttendanceForm.base_fields}


def _planned(course: Course) -> int | None:
    """Give how many sessions, breaks left out, the plan has on the first day not noted yet; None without a plan."""
    plan, noted = current_plan(course), course.attendance.count()
    if plan is None or noted >= len(plan.days):
        return None
    return sum(session.kind not in PAUSES for session in plan.days[noted].sessions)


def _tests(course: Course) -> list[dict[str, object]]:
    times = {each.book: each for each in course.test_times.all()}
    return [{"book": id, "title": title, "times": times.get(id)} for id, title in books().items()]


def kinds_of_sheets(course: Course) -> list[tuple[str, str]]:
    """Give the kinds of sheets that can be entered (`Paper.kind`), each with its title."""
    words = read_interface()
    kinds = [(f"form:day:{round}", title) for round, title in _days(course)]
    kinds.append(("form:course:1", words("evaluation.form.course")))
    return [*kinds, *((f"test:{id}", title) for id, title in books().items())]


def _links(request: HttpRequest, course: Course) -> list[tuple[str, str]]:
    words = read_interface()
    named = [(title, ("day", round)) for round, title in _days(course) if round <= MOST_DAYS]
    named.append((words("evaluation.form.course"), ("course", 1)))
    return [(title, address_for_phones(request, reverse("evaluation", args=place))) for title, place in named]


def _days(course: Course) -> list[tuple[int, str]]:
    """Give the rounds of the form of a day, each with its title: the days of the plan, and any day with answers.

    Without a plan these are five days, or those noted and the next. A plan may have become shorter than its answers.
    """
    plan = current_plan(course)
    last = len(plan.days) if plan else max(DAYS_WITHOUT_PLAN, course.attendance.count() + 1)
    kinds = course.paper.filter(kind__startswith="form:day:").values_list("kind", flat=True)
    given = course.filled.filter(form="day").values_list("round", flat=True)
    rounds = {*range(1, last + 1), *given, *(int(kind.rpartition(":")[2]) for kind in kinds)}
    title = read_interface()("evaluation.form.day")
    return [(round, f"{title} ({round})") for round in sorted(rounds)]


@login_required
@require_POST
def test_times(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Note that the test before is over, or that the one after begins: now, or at the time that is sent."""
    course = find_course(request, course_id, "run room")
    book, what = request.POST.get("book", ""), request.POST.get("what", "")
    typed = request.POST.get("at", "")
    at = read_moment(course, typed) if typed else timezone.now()
    if book not in books() or what not in ("before", "after", "forget") or at is None:
        messages.error(request, _("Nothing was noted. Give the time as 2026-11-23T09:30, or leave it empty for now."))
    elif what == "forget":
        TestTimes.objects.filter(course=course, book=book).delete()
    else:
        (close_test_before if what == "before" else open_test_after)(course, book, at)
    return redirect("attendance", course.id)
