"""Gathers what was counted and noted of a course into the facts of its report."""

from __future__ import annotations

import datetime

import msgspec
from django.db.models import Max

from tutela.model.evaluation import read_forms
from tutela.results.action_plan import find_gaps
from tutela.results.evaluation import Tally
from tutela.results.facts import Came, CourseFacts, DayHeld, FormCounts, PaperTest, TestGains
from tutela.results.gain import Gain
from tutela.results.revealing import shown_count
from tutela.server.actionplans.keeping import read_action_plan
from tutela.server.courses.models import Course
from tutela.server.results.counting import WHOLE, read_counted
from tutela.server.results.item_counting import read_items
from tutela.server.wording import books, competencies, constituents


class _CameCounted(msgspec.Struct):
    people: int
    constituents: dict[str, int]


def read_facts(course: Course, today: datetime.date) -> CourseFacts:
    """Give the facts as they were counted last; nothing is counted anew, so that looking changes nothing.

    They are of the day of the last count, of `today` where nothing was counted.
    """
    plan = read_action_plan(course)
    counted = course.counted.aggregate(last=Max("counted_at"))["last"]
    return CourseFacts(
        title=course.title,
        opened=course.opened_at.date(),
        on=counted.date() if counted else today,
        came=_came(course),
        days=tuple(
            DayHeld(each.day, each.present, each.without_phone, each.held, each.planned)
            for each in course.attendance.all()
        ),
        gains=read_gains(course),
        paper=_paper(course),
        forms=read_form_counts(course),
        items=read_items(books()),
        gaps=find_gaps(plan) if any(part.rows for part in plan.parts) else None,
        constituents=constituents(),
    )


def _came(course: Course) -> Came | None:
    found: dict[str, _CameCounted] = read_counted(course, "came", _CameCounted)
    if not found:
        return None
    came = found[""]
    counts = ((title, shown_count(came.constituents.get(id, 0), came.people)) for id, title in constituents())
    return Came(came.people, tuple(counts))


def read_gains(course: Course) -> tuple[TestGains, ...]:
    """Give the counted gains, a test after the other."""
    titles, found = competencies(), []
    for book, title in books().items():
        parts: dict[str, Gain] = read_counted(course, f"gain:{book}:", Gain)
        if WHOLE in parts:
            shown = tuple((name, parts.get(id)) for id, name in titles.items() if id in parts)
            found.append(TestGains(title, parts[WHOLE], shown))
    return tuple(found)


def _paper(course: Course) -> tuple[PaperTest, ...]:
    titles, found = competencies(), []
    counted: dict[str, tuple[int, list[Tally]]] = read_counted(course, "paper:", tuple[int, list[Tally]])
    for book, (people, tallies) in sorted(counted.items()):
        parts = (
            (titles.get(each.question, each.question), each.counts["before"], each.counts["after"], each.people)
            for each in tallies
        )
        found.append(PaperTest(books().get(book, book), people, tuple(parts)))
    return tuple(found)


def read_form_counts(course: Course) -> tuple[FormCounts, ...]:
    """Give the counted forms in the order in which they are filled in."""
    people: dict[str, int] = {
        kind.removesuffix(":"): number
        for kind, number in read_counted(course, "form:", int | Tally).items()
        if isinstance(number, int)
    }
    found = []
    for name, number in people.items():
        form, round = name.split(":")
        tallies: dict[str, Tally] = read_counted(course, f"form:{name}:", int | Tally)
        order = [question.id for question in read_forms()[form].questions]
        ordered = tuple(tallies[id] for id in order if isinstance(tallies.get(id), Tally))
        found.append(FormCounts(form, int(round), number, ordered))
    places = {id: place for place, id in enumerate(read_forms())}
    return tuple(sorted(found, key=lambda each: (places[each.form], each.round)))
