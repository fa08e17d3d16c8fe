"""The pages of the second step: switch it on with a QR code, give the code when signing in, switch it off."""

from __future__ import annotations

import time

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tutela.server import throttle
from tutela.server.accounts import user_of
from tutela.server.codes import draw_code
from tutela.server.known_device import remember_device
from tutela.server.second_step.codes import find_step, make_secret, switch_on, take_code, write_address
from tutela.server.second_step.models import SecondStep
from tutela.server.second_step.signing_in import end_second_step, find_half_signed_in, has_second_step
from tutela.server.site import read_site, where_passwords_may_travel

_WISHED = "second-step-secret"


class CodeForm(forms.Form):
    """A code of the app, or a recovery code."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@where_passwords_may_travel
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code after the password; too many wrong ones bring a pause."""
    half = find_half_signed_in(request)
    if half is None:
        return redirect("sign-in")
    user, then = half
    form = CodeForm(request.POST or None)
    form.fields["code"].widget.attrs["autofocus"] = True
    if form.is_valid():
        who = (throttle.address_of(request), user.username.casefold())
        if not throttle.begin_try("code", *who):
            form.add_error("code", _("Too many wrong codes. Wait five minutes, then try again."))
        elif take_code(SecondStep.objects.get(user=user), form.cleaned_data["code"], time.time()):
            throttle.forget_failures("code", *who)
            end_second_step(request)
            login(request, user)
            response = redirect(then)
            remember_device(response, user)
            return response
        else:
            form.add_error("code", _("This code is not right. Wait for the next one and type it again."))
    return render(request, "hub/sign_in_code.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@where_passwords_may_travel
def set_up(request: HttpRequest) -> HttpResponse:
    """Show a secret as QR code and letters; switch the step on once a code of it was typed."""
    user = user_of(request)
    if has_second_step(user):
        messages.error(request, _("The second step is on. Switch it off first."))
        return redirect("account")
    secret = request.session.setdefault(_WISHED, make_secret())
    form = CodeForm(request.POST or None)
    if form.is_valid():
        found = find_step(secret, form.cleaned_data["code"], time.time())
        if found is not None:
            codes = switch_on(user.pk, secret, found)
            del request.session[_WISHED]
            return render(request, "hub/recovery_codes.html", {"codes": codes})
        form.add_error(
            "code", _("This code is not right. Look whether the clock of the phone is right, and try again.")
        )
    address = write_address(secret, user.username, str(read_site()["title"]))
    groups = " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
    said = {"form": form, "code": draw_code(address), "secret": groups}
    return render(request, "hub/second_step.html", said, status=422 if form.errors else 200)


@login_required
@require_POST
@where_passwords_may_travel
def switch_off(request: HttpRequest) -> HttpResponse:
    """Switch the second step off with a last code."""
    user = user_of(request)
    step = SecondStep.objects.filter(user=user).first()
    who = (throttle.address_of(request), user.username.casefold())
    form = CodeForm(request.POST)
    if step is None:
        return redirect("account")
    if not throttle.begin_try("code", *who):
        messages.error(request, _("Too many wrong codes. Wait five minutes, then try again."))
    elif form.is_valid() and take_code(step, form.cleaned_data["code"], time.time()):
        throttle.forget_failures("code", *who)
        step.delete()
        messages.success(request, _("The second step is off."))
    else:
        messages.error(request, _("This code is not right. The second step is still on."))
    return redirect("account")
