"""Makes the credential of a device and finds the learner it belongs to."""

from __future__ import annotations

import hashlib
import secrets
import uuid

from tutela.server.people.authentication import forget_credentials
from tutela.server.people.models import Device, Learner

DEVICES_KEPT = 10


def digest_token(token: str) -> str:
    """Give the SHA-256 of a token in hexadecimal; tokens are 256 random bits, so no slow hash is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def make_credential(learner: Learner) -> tuple[str, str]:
    """Give (user, token) of a new device; the oldest beyond DEVICES_KEPT lose theirs."""
    token = secrets.token_urlsafe(32)
    device = Device.objects.create(learner=learner, token_digest=digest_token(token))
    kept = learner.devices.order_by("-made_at").values_list("id", flat=True)[:DEVICES_KEPT]
    too_old = learner.devices.exclude(id__in=list(kept))
    gone = [str(one) for one in too_old.values_list("id", flat=True)]
    too_old.delete()
    forget_credentials(gone)
    return str(device.id), token


def find_learner(user: str, token: str) -> Learner | None:
    """Give the learner whose device shows this credential, or None."""
    try:
        device = Device.objects.select_related("learner", "learner__course").get(id=uuid.UUID(user))
    except (Device.DoesNotExist, ValueError):
        return None
    return device.learner if secrets.compare_digest(device.token_digest, digest_token(token)) else None
