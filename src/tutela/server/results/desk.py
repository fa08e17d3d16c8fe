"""The report of a course at the desk: seen by all who may see results, counted anew by those who run the room."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tutela.delivery.publication import report as publication
from tutela.delivery.publication.chart import draw_chart
from tutela.model.report import Report, Table
from tutela.results.report import write_report
from tutela.results.table_file import write_csv
from tutela.server.courses.models import Course
from tutela.server.courses.rights import find_course, rights_in
from tutela.server.documents import give_file, make_document, make_file, today
from tutela.server.results.counting import count_course, digest_of
from tutela.server.results.item_counting import count_items
from tutela.server.results.known import read_facts
from tutela.server.site import read_site
from tutela.server.wording import read_interface


@dataclass(frozen=True)
class Drawn:
    """A chart as the page shows it: the id of its title, the title, and the SVG."""

    id: str
    title: str
    svg: SafeString


@login_required
@require_safe
def results(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Show the report as it was counted last; looking at it counts nothing."""
    course = find_course(request, course_id, "see results")
    report = _report(course)
    sections = [(section, [(table, _draw(table)) for table in section.tables]) for section in report.sections]
    context = {"course": course, "report": report, "sections": sections, "rights": rights_in(request, course)}
    return render(request, "hub/results/report.html", context)


def _draw(table: Table) -> Drawn | None:
    """Give the chart of a table for the page, if it has one."""
    if table.chart is None:
        return None
    id = f"chart-{digest_of(table.title)}"
    svg = draw_chart(table.chart, named_by=id, direction=read_site()["direction"])
    return Drawn(id, table.chart.title, mark_safe(svg))  # noqa: S308 - every text in it is escaped where it is drawn


@login_required
@require_POST
def count_results(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Count anew what may be counted."""
    course = find_course(request, course_id, "run room")
    count_course(course)
    count_items()
    messages.success(request, _("Counted. Whoever answers later is counted once four others have answered too."))
    return redirect("results", course.id)


@login_required
@require_safe
def report_file(request: HttpRequest, course_id: uuid.UUID, ending: str) -> HttpResponse:
    """Give the report as a file."""
    course = find_course(request, course_id, "see results")
    made = make_file(request, ("pdf", "docx", "csv"), ending, lambda: write_report_file(course, ending))
    return give_file(made, f"report-{course.code}", ending) if made else redirect("results", course.id)


def write_report_file(course: Course, ending: str) -> bytes:
    """Give the report as a file; ImportError where what sets it is not installed."""
    return _content(_report(course), ending)


def _report(course: Course) -> Report:
    return write_report(read_facts(course, today()), read_interface())


def _content(report: Report, ending: str) -> bytes:
    if ending == "csv":
        return write_csv(report_rows(report)).encode()
    head = read_site()
    made = publication.write_report(report, read_interface(), language=head["language"], direction=head["direction"])
    return make_document(made, ending)


def report_rows(report: Report) -> list[tuple[str, ...]]:
    """Give a report as rows of a table file: sentences and tables, each row headed by its section."""
    rows: list[tuple[str, ...]] = [(report.title, report.subtitle, report.on.isoformat())]
    for section in report.sections:
        rows += [(section.id, sentence) for sentence in (*section.says, *section.points)]
        for table in section.tables:
            rows.append((table.name, *table.head))
            rows += [(table.name, *row) for row in table.rows]
    return rows
