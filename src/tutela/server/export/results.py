"""What the course brought, as its report tells it: every figure by the rule of counting."""

from __future__ import annotations

import msgspec
from django.utils.translation import gettext_noop

from tutela.server.actionplans.keeping import read_action_plan
from tutela.server.courses.models import Course
from tutela.server.export.part import Part
from tutela.server.results.desk import write_report_file
from tutela.server.results.words_read import read_words


def _report(course: Course) -> object:
    return write_report_file(course, "csv").decode()


def _words(course: Course) -> object:
    return [
        {"form": form, "round": round, "question": question, "texts": [said.text for said in held]}
        for (form, round, question), held in read_words(course).items()
    ]


def _attendance(course: Course) -> object:
    fields = ("day", "present", "without_phone", "held", "planned", "by_hand")
    return list(course.attendance.values(*fields))


def _tests(course: Course) -> object:
    return list(course.test_times.order_by("book").values("book", "before_until", "after_from"))


def _slips(course: Course) -> object:
    return {"slips": course.slips.count()}


def _action_plan(course: Course) -> object:
    erased = {str(id) for id in course.plan_pieces.filter(source_erased=True).values_list("id", flat=True)}
    return [
        {
            "id": part.id,
            "title": part.title,
            "rows": [msgspec.to_builtins(row) | {"source_erased": row.id in erased} for row in part.rows],
        }
        for part in read_action_plan(course).parts
    ]


PARTS = (
    Part(
        "report.csv",
        gettext_noop(
            "The report as it was counted last: people, gains, forms, paper, follow-up. "
            "What was not counted is not in it."
        ),
        _report,
    ),
    Part(
        "words.json",
        gettext_noop("What people wrote in forms, by question, without names, once it was in a count."),
        _words,
    ),
    Part("attendance.json", gettext_noop("Each day in numbers."), _attendance),
    Part("tests.json", gettext_noop("When the tests before and after were closed and opened."), _tests),
    Part("follow-up.json", gettext_noop("How many slips were made; not their words."), _slips),
    Part("action-plan.json", gettext_noop("Every row of the action plan by its part."), _action_plan),
)
