"""Fills a data folder with a course in an open room: python -m bench.ours.room SITE DATA COUNT, prints JSON.

Gives the course's id, the session of a facilitator and that of each learner, as joining and signing in would.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def seed_room(site: Path, data: Path, count: int) -> dict[str, Any]:
    from bench.ours.seed import seed

    seed(site, data, count)
    from django.contrib.auth import get_user_model, login
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpRequest

    from tutela.server.courses.models import Course, Member

    course = Course.objects.get()
    user = get_user_model().objects.create_user("facilitator", password="nobody signs in with this")
    Member.objects.create(course=course, user=user, role="organiser")
    request = HttpRequest()
    request.session = SessionStore()
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session.save()
    phones = []
    for learner in course.learners.all():
        session = SessionStore()
        session["learner"] = str(learner.id)
        session.save()
        phones.append(session.session_key)
    return {"course": str(course.id), "facilitator": request.session.session_key, "phones": phones}


if __name__ == "__main__":
    print(json.dumps(seed_room(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
