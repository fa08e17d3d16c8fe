"""What is erased in a room goes from the action plan that was made of it too."""

from __future__ import annotations

from tutela.server.actionplans.keeping import erase_origins
from tutela.server.courses.models import Course
from tutela.server.live.models import Entry


def take_out(entry: Entry) -> None:
    """Take a row of a board that is erased out of the action plan; nothing where it went into none."""
    if not entry.in_plan:
        return
    course = Course.objects.filter(rooms__activities=entry.activity_id).first()
    if course is not None:
        erase_origins(course, {str(entry.id)})
