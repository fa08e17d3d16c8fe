"""Files that the hub makes: a publication as PDF or DOCX, and any content as something to keep."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from tutela.delivery.publication.paper import Publication

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


def today() -> datetime.date:
    """Give the day by the hub's clock."""
    return timezone.now().date()


def make_document(publication: Publication, ending: str) -> bytes:
    """Give the publication as `pdf` or `docx`. ImportError where the extra `documents` is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"document.{ending}"
        if ending == "pdf":
            from tutela.delivery.pdf import write_pdf

            write_pdf(publication, path, today=today(), boxes=True)
        else:
            from tutela.delivery.pandoc.write import write_docx

            write_docx(publication, path, today=today())
        return path.read_bytes()


def make_file(request: HttpRequest, endings: Collection[str], ending: str, make: Callable[[], bytes]) -> bytes:
    """Give what `make` gives; empty, and the person told, where the extra `documents` is not installed.

    Http404 for an ending that is not among `endings`.
    """
    if ending not in endings:
        raise Http404
    try:
        return make()
    except ImportError:
        messages.error(
            request, _("This hub cannot make this kind of file. Install tutela[documents], then start it again.")
        )
        return b""


def give_file(content: bytes, name: str, ending: str) -> HttpResponse:
    """Give a file to keep, named `name.ending`."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return HttpResponse(content, content_type=TYPES[ending], headers=headers)
