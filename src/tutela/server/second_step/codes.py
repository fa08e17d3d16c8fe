"""Checks codes (RFC 6238, six digits, 30 seconds) and makes recovery codes."""

from __future__ import annotations

import hashlib
import re
import secrets

import pyotp
from django.db import transaction

from tutela.server.second_step.models import RecoveryCode, SecondStep

RECOVERY_CODES = 8
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No i, l, o, 0 or 1: recovery codes are copied from paper."""
_AROUND = 1
"""A code of the step before or after is taken: clocks of phones differ (RFC 6238, section 5.2)."""


def make_secret() -> str:
    """Give a random secret in base 32."""
    return pyotp.random_base32()


def write_address(secret: str, name: str, issuer: str) -> str:
    """Give the address that an app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)


def find_step(secret: str, code: str, now: float, *, after: int = 0) -> int | None:
    """Give the time step of a right code, or None; a step up to `after` was used and is not taken again."""
    plain = re.sub(r"\s", "", code)
    totp = pyotp.TOTP(secret)
    current = int(now) // totp.interval
    for step in range(current - _AROUND, current + _AROUND + 1):
        if step > after and secrets.compare_digest(totp.generate_otp(step).encode(), plain.encode()):
            return step
    return None


def take_code(step: SecondStep, code: str, now: float) -> bool:
    """Tell whether a code of the app or a recovery code is right, and use it up."""
    with transaction.atomic():
        kept = SecondStep.objects.select_for_update().get(pk=step.pk)
        found = find_step(kept.secret, code, now, after=kept.last_used)
        if found is not None:
            kept.last_used = found
            kept.save(update_fields=["last_used"])
            return True
        gone, _rows = RecoveryCode.objects.filter(step=kept, digest=_digest(code)).delete()
        return bool(gone)


def switch_on(user_id: int, secret: str, used: int) -> list[str]:
    """Keep the secret of an account and give its recovery codes, which are shown once."""
    codes = ["-".join(_word() for _ in range(3)) for _ in range(RECOVERY_CODES)]
    with transaction.atomic():
        SecondStep.objects.filter(user_id=user_id).delete()
        step = SecondStep.objects.create(user_id=user_id, secret=secret, last_used=used)
        RecoveryCode.objects.bulk_create(RecoveryCode(step=step, digest=_digest(code)) for code in codes)
    return codes


def _word() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(4))


def _digest(code: str) -> str:
    return hashlib.sha256(re.sub(r"[^a-z0-9]", "", code.casefold()).encode()).hexdigest()
