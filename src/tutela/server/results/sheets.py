"""Sheets of people without a phone: their counts, and the words on those of forms."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tutela.model.evaluation import Form, Question, options_of, read_forms
from tutela.model.whole_numbers import read_whole
from tutela.results.evaluation import MOST_LETTERS, Tally
from tutela.server.courses.models import Course
from tutela.server.courses.rights import find_course
from tutela.server.erasing import erase_rows
from tutela.server.results.asking import Asked, ask
from tutela.server.results.entering import MOST_PEOPLE, kinds_of_sheets
from tutela.server.results.keeping import keep_paper
from tutela.server.results.models import Said
from tutela.server.results.paper_words import keep_words, read_typed
from tutela.server.wording import competencies, constituents

Given = Mapping[str, object]


@dataclass(frozen=True)
class Counts:
    """What is counted of one question: `fields` are (name, words, what was typed)."""

    title: str
    fields: tuple[tuple[str, str, object], ...]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, course_id: uuid.UUID, kind: str) -> HttpResponse:
    """Enter the counts of sheets, and what people wrote on them."""
    course = find_course(request, course_id, "run room")
    title = _title(course, kind)
    form, given, error = _form(kind), request.POST.dict(), ""
    if request.method == "POST":
        try:
            if form:
                _keep_form(course, kind, form, given)
            else:
                keep_paper(course, kind, *_read_test(given))
        except ValueError as fault:
            error = str(fault)
        else:
            messages.success(request, _("Kept. It shows in the results once it is counted."))
            return redirect("attendance", course.id)
    context = {
        "course": course,
        "kind": kind,
        "title": title,
        "error": error,
        "people": given.get("people", ""),
        "counts": list(_counts(form, given)),
        "open_questions": [(one, given.get(one.id, "")) for one in _open_questions(form)] if form else (),
        "most_letters": MOST_LETTERS,
        "kept": Said.objects.filter(paper__course=course, paper__kind=kind).count(),
    }
    return render(request, "hub/results/paper.html", context, status=422 if error else 200)


@login_required
@require_POST
def take_out_words(request: HttpRequest, course_id: uuid.UUID, kind: str) -> HttpResponse:
    """Erase all words that were typed in from the sheets of a form, whether they may be read yet or not."""
    course = find_course(request, course_id, "run room")
    _title(course, kind)
    erase_rows(Said.objects.filter(paper__course=course, paper__kind=kind))
    messages.success(request, _("The words of these sheets are erased."))
    return redirect("paper", course.id, kind)


def _title(course: Course, kind: str) -> str:
    known = dict(kinds_of_sheets(course))
    if kind not in known:
        raise Http404
    return known[kind]


def _form(kind: str) -> Form | None:
    """Give the form of a kind of sheets; None for those of a test."""
    what, _colon, name = kind.partition(":")
    return read_forms()[name.split(":")[0]] if what == "form" else None


def _open_questions(form: Form) -> list[Asked]:
    return [one for one in ask(form) if not one.options]


def _counts(form: Form | None, given: Given) -> Iterator[Counts]:
    """Give what is counted, with what was typed before it was refused."""
    if form:
        for one in ask(form):
            if one.options:
                named = ((f"{one.id}-{option}", words) for option, words in one.options)
                yield Counts(one.text, tuple((name, words, given.get(name, "")) for name, words in named))
        return
    asked = (("asked", _("Questions asked, of all sheets together")), ("before", _("Right before")))
    for id, title in competencies().items():
        fields = ((f"{name}-{id}", words) for name, words in (*asked, ("after", _("Right after"))))
        yield Counts(title, tuple((name, words, given.get(name, "")) for name, words in fields))


def _keep_form(course: Course, kind: str, form: Form, given: Given) -> None:
    """Keep counts and words of sheets, all or nothing; words alone leave the counts that were entered before."""
    texts = read_typed(_open_questions(form), given)
    people, tallies = _read_form(form, given)
    with transaction.atomic():
        Course.objects.select_for_update().get(id=course.id)
        entered = course.paper.filter(kind=kind).first()
        is_words_alone = texts and not tallies and not str(given.get("people", "")).strip()
        pile = entered if entered and is_words_alone else keep_paper(course, kind, people, tallies)
        keep_words(pile, texts, str(given.get("kept", "")))


def _number(given: Given, name: str) -> int:
    text = str(given.get(name, "")).strip() or "0"
    number = read_whole(text)
    if number is None or number > MOST_PEOPLE * 30:
        raise ValueError(_("“%(text)s” is no number of sheets. Write whole numbers.") % {"text": text[:20]})
    return number


def _read_form(form: Form, given: Given) -> tuple[int, list[Tally]]:
    people, tallies = _number(given, "people"), []
    for question in form.questions:
        options = options_of(question, [id for id, _title in constituents()])
        counts = {option: _number(given, f"{question.id}-{option}") for option in options}
        if any(counts.values()):
            tallies.append(_tally(question, people, counts))
    return people, tallies


def _tally(question: Question, people: int, counts: dict[str, int]) -> Tally:
    single = question.kind in ("agree", "one")
    answered = sum(counts.values()) if single else people
    if answered > people or max(counts.values()) > people:
        raise ValueError(_("There are more answers than sheets. Check the number of sheets and the counts."))
    return Tally(question.id, answered, counts)


def _read_test(given: Given) -> tuple[int, list[Tally]]:
    people, tallies = _number(given, "people"), []
    for id in competencies():
        asked = _number(given, f"asked-{id}")
        counts = {when: _number(given, f"{when}-{id}") for when in ("before", "after")}
        if max(counts.values()) > asked:
            raise ValueError(_("There are more right answers than questions asked. Check the counts."))
        if asked:
            tallies.append(Tally(id, asked, counts))
    return people, tallies
