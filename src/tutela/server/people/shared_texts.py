"""The door for reflections that a learner shares with the facilitator: erasable rows, never the log."""

from __future__ import annotations

import base64
import binascii
import json
import uuid
from datetime import timedelta

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tutela.server.people.credentials import find_learner
from tutela.server.people.models import Learner, SharedText

KEPT_FOR = timedelta(days=180)
MAX_LETTERS = 4000
MAX_BYTES = 32 * 1024


def _learner_of(request: HttpRequest) -> Learner | None:
    scheme, _space, encoded = request.headers.get("Authorization", "").partition(" ")
    try:
        user, _colon, token = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return find_learner(user, token) if scheme == "Basic" else None


def _refuse(status: int, what: str) -> JsonResponse:
    return JsonResponse({"error": what}, status=status)


# The credential in the header, which no other site can send, stands in for the CSRF token.
@csrf_exempt
@require_http_methods(["POST", "DELETE"])
def shared_texts(request: HttpRequest) -> JsonResponse:
    """POST `{id, activity, text}` shares a text or rewords it; DELETE `{id}` erases it; only one's own."""
    learner = _learner_of(request)
    if learner is None:
        return _refuse(401, "credential not known; join the course again")
    if len(request.body) > MAX_BYTES:
        return _refuse(413, f"body over {MAX_BYTES} bytes; shorten the text")
    try:
        sent = json.loads(request.body)
        key = uuid.UUID(sent["id"])
        if request.method == "DELETE":
            SharedText.objects.filter(id=key, learner=learner).delete()
            return JsonResponse({"erased": str(key)})
        activity, text = str(sent["activity"]), str(sent["text"])
    except (ValueError, KeyError, TypeError):
        return _refuse(400, 'body not understood; {"id": UUID, "activity": address, "text": words} expected')
    if len(text) > MAX_LETTERS or len(activity) > 300:
        return _refuse(413, f"text over {MAX_LETTERS} letters; shorten it")
    if SharedText.objects.filter(id=key).exclude(learner=learner).exists():
        return _refuse(409, "this id belongs to another text; make a new one")
    SharedText.objects.update_or_create(
        id=key,
        defaults={"learner": learner, "activity": activity, "text": text, "expires_at": timezone.now() + KEPT_FOR},
    )
    return JsonResponse({"shared": str(key)})


def erase_expired() -> int:
    """Erase the texts whose time is over; gives how many."""
    return SharedText.objects.filter(expires_at__lte=timezone.now()).delete()[0]
