"""Between the password and the code: who is half signed in, and for how long."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from tutela.server.second_step.models import SecondStep

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MINUTES = 5
_KEY = "half-signed-in"


def has_second_step(user: AbstractBaseUser) -> bool:
    """Tell whether an account asks for a code."""
    return SecondStep.objects.filter(user_id=user.pk).exists()


def begin_second_step(request: HttpRequest, user: AbstractBaseUser, then: str) -> None:
    """Remember in the session whose password was right, and where to go on."""
    request.session.cycle_key()
    request.session[_KEY] = {"user": user.pk, "at": time.time(), "then": then}


def find_half_signed_in(request: HttpRequest) -> tuple[User, str] | None:
    """Give the account whose password was right MINUTES ago at most, and where to go on; None for nobody."""
    from django.contrib.auth import get_user_model

    kept = request.session.get(_KEY)
    if not kept or time.time() - kept["at"] > 60 * MINUTES:
        return None
    user = get_user_model().objects.filter(pk=kept["user"], is_active=True, second_step__isnull=False).first()
    return (user, str(kept["then"])) if user else None


def end_second_step(request: HttpRequest) -> None:
    """Forget who was half signed in."""
    request.session.pop(_KEY, None)
