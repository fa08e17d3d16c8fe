"""A course as a file to take along: everything that those who run it may see, one part a file."""

from __future__ import annotations

import io
import uuid
import zipfile

import msgspec
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from tutela.server.courses.models import Course
from tutela.server.courses.rights import find_course
from tutela.server.export import course as the_course
from tutela.server.export import results, room
from tutela.server.export.part import Part

PARTS: tuple[Part, ...] = (*the_course.PARTS, *room.PARTS, *results.PARTS)
"""The files of an export besides `about.txt`, in their order."""

_BEGINNING = gettext_noop("""One course of a Tutela hub.

It holds nicknames and words that people wrote. Whoever is erased on the hub stays in this file: keep it where few can
read it, and delete it when you no longer need it.
""")
_END = gettext_noop("""
Left out of all files: the learners' words for another device, their credentials and random numbers, single answers,
thoughts that somebody shared, and every count and word of fewer than five people. Coded answers are in the log of the
hub: `tutela export` gives them.
""")


@login_required
@require_safe
def export(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Give a course as a zip of documented files."""
    course = find_course(request, course_id, "export course")
    answer = HttpResponse(write_export(course), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="course-{course.code.lower()}.zip"'
    return answer


def write_export(course: Course) -> bytes:
    """Give the zip: `about.txt` says what each file holds."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.txt", about())
        for part in PARTS:
            written = part.write(course)
            text = written if isinstance(written, str) else msgspec.json.format(msgspec.json.encode(written)).decode()
            archive.writestr(part.file, text)
    return out.getvalue()


def about() -> str:
    """Give the text that says what is in the file."""
    return "\n".join([_(_BEGINNING), *(f"{part.file}: {_(part.about)}" for part in PARTS), _(_END)])


__all__ = ["PARTS", "about", "export", "write_export"]
