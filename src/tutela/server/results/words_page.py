"""What people wrote: read without names once it was counted among others, erased one by one."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tutela.server.courses.models import Course
from tutela.server.courses.rights import find_course, rights_in
from tutela.server.erasing import erase_rows
from tutela.server.results.models import Said
from tutela.server.results.words_read import read_words, words_of
from tutela.server.wording import read_interface


@login_required
@require_safe
def said_words(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Show the free words by question, in the order of the alphabet."""
    course = find_course(request, course_id, "see results")
    words = read_interface()
    context = {
        "course": course,
        "groups": _grouped(course),
        "rights": rights_in(request, course),
        "no_names": words("evaluation.no-names"),
    }
    return render(request, "hub/results/words.html", context)


def _grouped(course: Course) -> list[tuple[str, list[Said]]]:
    words = read_interface()
    return [
        (f"{words(f'evaluation.{form}.{question}')} ({round})", texts)
        for (form, round, question), texts in read_words(course).items()
    ]


@login_required
@require_POST
def erase_words(request: HttpRequest, course_id: uuid.UUID, said_id: uuid.UUID) -> HttpResponse:
    """Erase one text, when it names somebody or its writer wishes it."""
    course = find_course(request, course_id, "run room")
    erase_rows(words_of(course).filter(id=said_id))
    return redirect("said-words", course.id)
