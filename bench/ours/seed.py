"""Fills a hub's data folder with a course and its learners: python -m bench.ours.seed SITE DATA COUNT, prints JSON.

Does what joining does, without its hundred pages; the credentials are those a device would keep.
"""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path


def seed(site: Path, data: Path, count: int) -> list[dict[str, object]]:
    from tutela.server.start import HubPlan, set_environment

    set_environment(HubPlan(site, data, "room", 1, True, (), ""))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from tutela.server.agents import agent_of
    from tutela.server.courses.models import Course
    from tutela.server.people.credentials import make_credential
    from tutela.server.people.models import Learner
    from tutela.server.people.phrases import digest_phrase, make_phrase

    course = Course.objects.create(
        title="Measured course",
        referral_contact="nobody: a measurement",
        referral_checked_on=datetime.date(2026, 11, 23),
    )
    learners: list[dict[str, object]] = []
    for number in range(count):
        learner = Learner.objects.create(
            course=course,
            nickname=f"learner {number}",
            constituent="other",
            reach="policy",
            phrase_digest=digest_phrase(make_phrase(), "measured"),
        )
        user, token = make_credential(learner)
        learners.append(
            {"user": user, "token": token, "actor": agent_of(learner.actor), "registration": str(course.id)}
        )
    return learners


if __name__ == "__main__":
    print(json.dumps(seed(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
