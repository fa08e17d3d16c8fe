"""The first page of a hub, and what is said when a page can't be given."""

from __future__ import annotations

import sys

from django.contrib.auth.models import AnonymousUser
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tutela.server.courses.rights import CourseArchived
from tutela.server.people.views import current_learner


@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """Offer the ways in: learn, join, continue, sign in."""
    return render(request, "hub/welcome.html", {"learner": current_learner(request)})


def _say(request: HttpRequest, status: int, what: str) -> HttpResponse:
    return render(request, "hub/said.html", {"what": what}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request could not be read."""
    return _say(request, 400, _("This request could not be read. Go back and try again."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that this is not allowed here, or that the course is archived."""
    if isinstance(exception, CourseArchived):
        return _say(
            request, 403, _("This course is archived and only read. An organiser can take it out of the archive.")
        )
    return _say(request, 403, _("This is not open to you. Sign in with the right account, or go back."))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form is too old."""
    return _say(
        request,
        403,
        _("This form is too old or came from another page. Go back, load the page again and send it once more."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    return _say(request, 404, _("There is no page at this address. It may have been closed, or a letter is missing."))


def failed(request: HttpRequest) -> HttpResponse:
    """Say that the hub made a mistake, or that its database does not answer."""
    if isinstance(sys.exc_info()[1], InterfaceError | OperationalError):
        without_database = {
            "what": _("The hub cannot work for a moment. Your answers are safe on your device. Try again in a minute."),
            "user": AnonymousUser(),
            "messages": (),
        }
        answer = render(request, "hub/said.html", without_database, status=503)
        answer["Retry-After"] = "60"
        return answer
    return _say(request, 500, _("The hub made a mistake. Your answers are safe on your device. Try again in a minute."))
