"""The plan by which a course runs, for those who only read it; how it is made and changed is the desk's."""

from __future__ import annotations

import msgspec

from tutela.model.plan import CoursePlan
from tutela.server.courses.models import Course


def current_plan(course: Course) -> CoursePlan | None:
    """Give the newest version of a course's plan, or None where none was made."""
    version = course.plan_versions.first()
    return msgspec.json.decode(version.content, type=CoursePlan) if version else None
