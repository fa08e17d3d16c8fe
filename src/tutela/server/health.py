"""Whether the hub can do its work, for machines that watch it."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from tutela.server.record import open_record


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Give `{"status": "ok"}` with 200 when the database and the log answer, else 503 and which does not."""
    failing = []
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        failing.append("database")
    if not open_record().answers():
        failing.append("log")
    return JsonResponse({"status": "failing" if failing else "ok", "failing": failing}, status=503 if failing else 200)
