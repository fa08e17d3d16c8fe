"""Facilitators: the first account, signing in, signing out."""

from __future__ import annotations

import hashlib
import secrets
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth.forms import AuthenticationForm, BaseUserCreationForm
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tutela.server import throttle
from tutela.server.known_device import find_device, remember_device
from tutela.server.second_step.signing_in import begin_second_step, has_second_step
from tutela.server.site import may_carry_passwords

CHECKING = threading.BoundedSemaphore(2)
"""Passwords checked at once: Argon2 takes 100 MB for each, and who guesses from many addresses sends hundreds."""


SIGNED_IN_SECONDS = 14 * 60 * 60
"""A long day of a course. Learners come back for months; an account opens a desk, also to whoever finds the device."""


@receiver(user_logged_in)
def end_with_the_day(request: HttpRequest, **_given: object) -> None:
    """Let the session of an account end SIGNED_IN_SECONDS after signing in, however that was done."""
    request.session.set_expiry(SIGNED_IN_SECONDS)


class SignInForm(AuthenticationForm):
    """Name and password, with a pause after too many wrong ones."""

    def clean(self) -> dict[str, Any]:
        """Check the pause before the password, so that a paused guess costs nothing."""
        request: HttpRequest = self.request  # type: ignore[assignment]
        name = str(self.cleaned_data.get("username", "")).casefold()
        device = find_device(request, name)
        who = (device,) if device else (throttle.address_of(request), name)
        if not throttle.begin_try("password", *who):
            raise ValidationError(_("Too many wrong passwords. Wait five minutes, then try again."), code="paused")
        with CHECKING:
            cleaned: dict[str, Any] = super().clean()
        if self.user_cache is not None:  # nothing was checked where a field was left empty
            throttle.forget_failures("password", *who)
        return cleaned


class SignIn(LoginView):
    """The sign-in page; without TLS it works on the hub's own machine only."""

    template_name = "hub/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse in words where a password could be overheard."""
        if not may_carry_passwords(request):
            return render(request, "hub/sign_in_elsewhere.html", status=403)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Sign in; with a second step, ask for its code first."""
        user = form.get_user()
        if has_second_step(user):
            begin_second_step(self.request, user, self.get_success_url())
            return redirect("sign-in-code")
        response = super().form_valid(form)
        remember_device(response, user)
        return response


if TYPE_CHECKING:
    _AccountForm = BaseUserCreationForm[User]
else:
    _AccountForm = BaseUserCreationForm


class AccountForm(_AccountForm):
    """The name and password of a new account."""

    class Meta:
        """The name; the passwords come with the base."""

        model = get_user_model()
        fields = ("username",)
        labels = {"username": gettext_lazy("Username")}  # noqa: RUF012 - Django reads it as a plain attribute
        help_texts = {"username": gettext_lazy("You sign in with it. Letters, digits and @ . + - _ only.")}  # noqa: RUF012
        widgets = {"username": forms.TextInput(attrs={"autocomplete": "username"})}  # noqa: RUF012


def user_of(request: HttpRequest) -> User:
    """Give the account that is signed in; a view that asks has `login_required`."""
    user = request.user
    if not isinstance(user, User):
        raise TypeError("nobody is signed in; login_required expected")
    return user


def _token_file() -> Path:
    return Path(settings.DATA) / "first-account"


def offer_first_account() -> str | None:
    """Give a one-time token for making the first account, or None when there is one; only its SHA-256 is kept."""
    file = _token_file()
    if get_user_model().objects.exists():
        file.unlink(missing_ok=True)
        return None
    token = secrets.token_urlsafe(16)
    file.write_text(hashlib.sha256(token.encode()).hexdigest(), "ascii")
    return token


@require_http_methods(["GET", "HEAD", "POST"])
def first_account(request: HttpRequest, token: str) -> HttpResponse:
    """Make the first account with the link printed at the start."""
    file = _token_file()
    offered = file.read_text("ascii") if file.exists() else ""
    given = hashlib.sha256(token.encode()).hexdigest()
    if get_user_model().objects.exists() or not secrets.compare_digest(offered, given):
        raise Http404
    if not may_carry_passwords(request):
        return render(request, "hub/sign_in_elsewhere.html", status=403)
    form = AccountForm(request.POST or None)
    if form.is_valid():
        try:
            file.unlink()
        except FileNotFoundError:  # somebody else's form took the link in this very moment
            raise Http404 from None
        login(request, form.save())
        return redirect("desk")
    return render(request, "hub/first_account.html", {"form": form}, status=422 if form.errors else 200)
