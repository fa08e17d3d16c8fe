"""The page that an invitation link opens: take the role with one's account, or make an account first."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tutela.server.accounts import AccountForm
from tutela.server.courses.members import ROLE_TITLES, find_invitation, take_invitation
from tutela.server.courses.rights import account_of
from tutela.server.site import may_carry_passwords


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Take an invitation; a link that is used up, expired or wrong is told in words."""
    found = find_invitation(token, timezone.now())
    if found is None:
        return _say_gone(request)
    signed_in = request.user.is_authenticated
    if not signed_in and not may_carry_passwords(request):
        return render(request, "hub/sign_in_elsewhere.html", status=403)
    form = None if signed_in else AccountForm(request.POST or None)
    if request.method == "POST" and (form is None or form.is_valid()):
        if form is not None:
            login(request, form.save())
        if not take_invitation(found, account_of(request)):
            return _say_gone(request)
        messages.success(request, _("You have a role in this course now."))
        return redirect("course", found.course_id)
    said = {"invitation": found, "title": ROLE_TITLES.get(found.role, found.role), "form": form}
    return render(request, "hub/invitation.html", said, status=422 if form is not None and form.errors else 200)


def _say_gone(request: HttpRequest) -> HttpResponse:
    what = _("This invitation is used, too old or wrong. Ask for a new one.")
    return render(request, "hub/said.html", {"what": what}, status=404)
