"""Whether the hub can do its work, for machines that watch it."""

from __future__ import annotations

import shutil

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from tutela.server.record import open_record

LEAST_FREE = 16_000_000
"""Bytes of the disk below which soon nothing can be kept, while all that is there can still be read."""


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Give `{"status": "ok"}` with 200 when database and log answer and the disk has room, else 503 and what fails."""
    failing = []
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        failing.append("database")
    if not open_record().answers():
        failing.append("log")
    if shutil.disk_usage(settings.DATA).free < LEAST_FREE:
        failing.append("disk")
    return JsonResponse({"status": "failing" if failing else "ok", "failing": failing}, status=503 if failing else 200)
