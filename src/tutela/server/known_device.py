"""Remembers a browser in which an account signed in, so that strangers who guess its password lock out only themselves.

Wrong passwords pause a name as well as an address. Without this, whoever knows a facilitator's name could keep the
pause up from anywhere, for as long as a course lasts (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.crypto import salted_hmac

_COOKIE = "known-device"
_KEPT_SECONDS = 180 * 24 * 60 * 60


def remember_device(response: HttpResponseBase, user: AbstractBaseUser) -> None:
    """Have the browser show, where it signs in again, that this account did so in it before."""
    if settings.COUNTRY:  # in a room accounts sign in on the hub's own machine, which strangers do not reach
        response.set_signed_cookie(
            _COOKIE,
            f"{secrets.token_hex(16)} {_mark(user.get_username())}",
            max_age=_KEPT_SECONDS,
            path=reverse("sign-in"),
            secure=True,
            httponly=True,
            samesite="Lax",
        )


def find_device(request: HttpRequest, name: str) -> str:
    """Give the random name of a browser in which this account signed in before; empty for any other."""
    device, _space, known = str(request.get_signed_cookie(_COOKIE, "", max_age=_KEPT_SECONDS)).partition(" ")
    return device if secrets.compare_digest(known, _mark(name)) else ""


def _mark(name: str) -> str:
    """Give what stands for a name: the cookie tells nobody whose it is, and has letters that every header takes."""
    return salted_hmac(_COOKIE, name.casefold()).hexdigest()
