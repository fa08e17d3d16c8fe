"""Whether the hub can do its work, for machines that watch it."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from tutela.server.disk import open_disk
from tutela.server.record import open_record


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Give `{"status": "ok"}` with 200 when database and log answer and the disk has room, else 503 and what fails.

    Where little is free on the disk, `said` tells what the hub does not take.
    """
    failing = []
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        failing.append("database")
    if not open_record().answers():
        failing.append("log")
    if open_disk().is_full():
        failing.append("disk")
    said = open_disk().tell()
    told = {"status": "failing" if failing else "ok", "failing": failing, **({"said": said} if said else {})}
    return JsonResponse(told, status=503 if failing else 200)
