"""The page "Your account": change the password, erase the account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tutela.server import throttle
from tutela.server.accounts import CHECKING, user_of
from tutela.server.courses.removal import erase_account, find_left_alone
from tutela.server.record import open_record
from tutela.server.second_step.signing_in import has_second_step
from tutela.server.second_step.views import CodeForm
from tutela.server.site import may_carry_passwords, where_passwords_may_travel


@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show the account, whether it asks for a code, and what can be done with it."""
    said = {"has_step": has_second_step(user_of(request)), "may_change": may_carry_passwords(request)}
    return render(request, "hub/account.html", {**said, "form": CodeForm()})


class PasswordForm(PasswordChangeForm):
    """The password as it is, and the new one twice."""

    asked = "old_password"


class EraseAccountForm(forms.Form):
    """The password, before the account is erased."""

    asked = "password"
    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, user: User, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._user = user

    def clean_password(self) -> str:
        """Give the password; it has to be that of the account."""
        given = str(self.cleaned_data["password"])
        if not self._user.check_password(given):
            raise ValidationError(_("This is not your password."))
        return given


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@where_passwords_may_travel
def change_password(request: HttpRequest) -> HttpResponse:
    """Change the password; whoever is signed in with the old one elsewhere is signed out."""
    form = PasswordForm(user_of(request), request.POST or None)
    if _is_right(request, form):
        update_session_auth_hash(request, form.save())
        messages.success(request, _("Your password is changed. On other devices you are signed out."))
        return redirect("account")
    return render(request, "hub/change_password.html", {"form": form}, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@where_passwords_may_travel
def erase(request: HttpRequest) -> HttpResponse:
    """Erase the account, unless a course would be without an organiser."""
    user = user_of(request)
    alone, form = find_left_alone(user), EraseAccountForm(user, request.POST or None)
    if not alone and _is_right(request, form):
        erase_account(user, open_record().register_rows)
        logout(request)
        messages.success(request, _("Your account is erased from this hub."))
        return redirect("sign-in")
    said = {"alone": alone, "form": form}
    return render(request, "hub/erase_account.html", said, status=422 if form.is_bound else 200)


def _is_right(request: HttpRequest, form: PasswordForm | EraseAccountForm) -> bool:
    """Tell whether a form that asks for the present password is right; too many wrong ones bring a pause."""
    if not form.is_bound:
        return False
    who = (throttle.address_of(request), user_of(request).username.casefold())
    if not throttle.begin_try("password", *who):
        messages.error(request, _("Too many wrong passwords. Wait five minutes, then try again."))
        return False
    with CHECKING:
        right = form.is_valid()
    if form.asked not in form.errors:
        throttle.forget_failures("password", *who)
    return right
