"""Courses over time, for those who answer for them: the same figures as in each report, side by side."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tutela.model.report import Table
from tutela.results.comparison import compare_courses
from tutela.results.table_file import write_csv
from tutela.server.courses.models import Course
from tutela.server.courses.rights import account_of
from tutela.server.documents import give_file, today
from tutela.server.results.known import read_facts
from tutela.server.wording import read_interface


@login_required
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Show the courses of which this person is organiser; `?as=csv` gives a file."""
    table = _table(request)
    if request.GET.get("as") == "csv":
        return give_file(write_csv((table.head, *table.rows)).encode(), "courses", "csv")
    return render(request, "hub/results/compare.html", {"table": table, "note": read_interface()("compare.note")})


def _table(request: HttpRequest) -> Table:
    own = Course.objects.filter(members__user_id=account_of(request), members__role="organiser")
    courses = own.order_by("opened_at")
    return compare_courses([read_facts(course, today()) for course in courses], read_interface())
