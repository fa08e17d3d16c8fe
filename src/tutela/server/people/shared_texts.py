"""The door for reflections that a learner shares with the facilitator: erasable rows, never the log."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any

import msgspec
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tutela.server.erasing import empty_journal, end_wording, erase_rows, was_erased
from tutela.server.people.credentials import find_learner
from tutela.server.people.models import Learner, SharedText
from tutela.server.record import open_record

KEPT_FOR = timedelta(days=180)
MAX_LETTERS = 4000
MAX_ADDRESS = 300
MAX_BYTES = 32 * 1024
MOST_TEXTS = 300
"""Of one learner at once: several for each reflection of a large package."""


class _Named(msgspec.Struct):
    id: uuid.UUID


Words = Annotated[str, msgspec.Meta(pattern=r"\A[^\x00]*\Z")]
"""PostgreSQL keeps no zero byte."""


class _Shared(_Named):
    activity: Words
    text: Words


def _learner_of(request: HttpRequest) -> Learner | None:
    scheme, _space, encoded = request.headers.get("Authorization", "").partition(" ")
    try:
        user, _colon, token = base64.b64decode(encoded, validate=True).decode().partition(":")
    except ValueError:  # no base 64, no UTF-8, or a header beyond ASCII
        return None
    return find_learner(user, token) if scheme == "Basic" else None


def _refuse(status: int, what: str) -> JsonResponse:
    return JsonResponse({"error": what}, status=status)


# The credential in the header, which no other site can send, stands in for the CSRF token.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST", "DELETE"])
def shared_texts(request: HttpRequest) -> JsonResponse:
    """POST `{id, activity, text}` shares a text or rewords it; DELETE `{id}` erases it; only one's own.

    GET gives `{"held": [id, …]}`, so that a device learns what the hub has no more. An id that was erased is gone: 410.
    """
    learner = _learner_of(request)
    if learner is None:
        return _refuse(401, "credential not known; join the course again")
    if request.method in ("GET", "HEAD"):
        held = standing_texts().filter(learner=learner).values_list("id", flat=True)
        return JsonResponse({"held": sorted(map(str, held))})
    if len(request.body) > MAX_BYTES:
        return _refuse(413, f"body over {MAX_BYTES} bytes; shorten the text")
    try:
        if request.method == "DELETE":
            return _erase(learner, msgspec.json.decode(request.body, type=_Named))
        if learner.course.archived_at is not None:
            return _refuse(503, "the course is archived and takes nothing now; send again later")
        return _share(learner, msgspec.json.decode(request.body, type=_Shared))
    except msgspec.MsgspecError:
        return _refuse(400, 'body not understood; {"id": UUID, "activity": address, "text": words} expected')


def _erase(learner: Learner, named: _Named) -> JsonResponse:
    erase_rows(SharedText.objects.filter(id=named.id, learner=learner))
    return JsonResponse({"erased": str(named.id)})


def _share(learner: Learner, shared: _Shared) -> JsonResponse:
    if len(shared.text) > MAX_LETTERS or len(shared.activity) > MAX_ADDRESS:
        return _refuse(413, f"text over {MAX_LETTERS} letters; shorten it")
    if SharedText.objects.filter(id=shared.id).exclude(learner=learner).exists():
        return _refuse(409, "this id belongs to another text; make a new one")
    if learner.shared_texts.exclude(id=shared.id).count() >= MOST_TEXTS:
        return _refuse(413, f"{MOST_TEXTS} texts of this learner are here already; take one back first")
    if was_erased(SharedText, shared.id):
        return _refuse(410, "this text was erased; make a new one")
    fields = {"activity": shared.activity, "text": shared.text, "expires_at": timezone.now() + KEPT_FOR}
    with transaction.atomic():
        rows = SharedText.objects.select_for_update()
        # A text whose former wording a restore took out comes under the same id, as another wording.
        anew = {**fields, "wording": uuid.uuid4()}
        text, is_new = rows.get_or_create(id=shared.id, learner=learner, defaults=anew)
        if not is_new:
            _put_anew(text, fields)
    return JsonResponse({"shared": str(shared.id)})


def _put_anew(text: SharedText, fields: Mapping[str, Any]) -> None:
    """Put other words into a text, and see to it that those before come back by no older backup."""
    if text.text != fields["text"]:
        open_record().register_rows([end_wording(text)])
        transaction.on_commit(empty_journal)
    for name, value in fields.items():
        setattr(text, name, value)
    text.save()


def standing_texts() -> QuerySet[SharedText]:
    """Give the texts whose time is not over; what is over waits for its erasure, which comes each hour."""
    return SharedText.objects.filter(expires_at__gt=timezone.now())


def erase_expired() -> int:
    """Erase the texts whose time is over; gives how many."""
    gone = SharedText.objects.filter(expires_at__lte=timezone.now()).delete()[0]
    if gone:
        transaction.on_commit(empty_journal)
    return gone
