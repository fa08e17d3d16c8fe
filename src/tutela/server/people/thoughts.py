"""The page of a course's shared thoughts at the desk: read by those who run it, taken out one by one."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tutela.server.courses.models import Course
from tutela.server.courses.rights import find_course, rights_in
from tutela.server.erasing import erase_rows
from tutela.server.people.asked import Asked, list_asked, unknown_item
from tutela.server.people.models import SharedText
from tutela.server.people.shared_texts import standing_texts

ON_A_PAGE = 50
"""Thoughts on one page of the desk: a few sheets of paper, and quick on a phone."""

_Placed = tuple[Asked, uuid.UUID]


@dataclass(frozen=True)
class Answers:
    """The thoughts on one prompt that stand on a page, newest first; `begins` tells that its unit begins there."""

    asked: Asked
    texts: tuple[SharedText, ...]
    begins: bool


@login_required
@require_safe
def thoughts(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Show the thoughts of a course by unit and prompt, without the nicknames of those who wrote them."""
    course = find_course(request, course_id, "see shared thoughts")
    placed = _place_texts(course)
    page: Page[_Placed] = Paginator(placed, ON_A_PAGE).get_page(request.GET.get("page"))
    said: dict[str, Any] = {
        "course": course,
        "page": page,
        "groups": _group(list(page.object_list)),
        "units": _find_units(placed) if page.paginator.num_pages > 1 else {},
        "rights": rights_in(request, course),
    }
    return render(request, "hub/thoughts.html", said)


@login_required
@require_POST
def take_out(request: HttpRequest, course_id: uuid.UUID, text_id: uuid.UUID) -> HttpResponse:
    """Erase one thought of a course, as its writer's taking back would."""
    course = find_course(request, course_id, "erase shared thought")
    if erase_rows(SharedText.objects.filter(id=text_id, learner__course=course)):
        messages.success(request, _("The thought is erased from this hub."))
    else:
        messages.info(request, _("This thought was gone already."))
    return redirect(f"{reverse('thoughts', args=[course.id])}?{urlencode({'page': request.POST.get('page', '')})}")


def _place_texts(course: Course) -> list[_Placed]:
    """Give what each text of a course answers, and its id: in the order of the package, then the newest first.

    The words are read for one page only.
    """
    known = {one.activity: (place, one) for place, one in enumerate(list_asked())}
    rows = standing_texts().filter(learner__course=course).order_by("-shared_at").values_list("activity", "id")
    found = [(*known.get(activity, (len(known), unknown_item(activity))), id) for activity, id in rows]
    found.sort(key=lambda one: (one[0], one[1].activity))
    return [(asked, id) for _place, asked, id in found]


def _group(placed: list[_Placed]) -> list[Answers]:
    texts = standing_texts().in_bulk([id for _asked, id in placed])
    groups: list[Answers] = []
    for asked, those in groupby(placed, key=lambda one: one[0]):
        begins = not groups or groups[-1].asked.unit != asked.unit
        groups.append(Answers(asked, tuple(texts[id] for _, id in those if id in texts), begins))
    return groups


def _find_units(placed: list[_Placed]) -> dict[str, int]:
    """Give the page on which each unit begins."""
    pages: dict[str, int] = {}
    for place, (asked, _id) in enumerate(placed):
        pages.setdefault(asked.unit, place // ON_A_PAGE + 1)
    return pages
