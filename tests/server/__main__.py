"""Seeds a hub's folder to look at its pages: `python -m tests.server FOLDER`, after one start with `tutela serve`."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from tutela.server.start import HubPlan, set_environment

NAME, PASSWORD = "amina", "a long and quiet river"


def main(folder: Path) -> None:
    """Make an organiser, and a course of 24 that is counted."""
    package = folder / "package"
    set_environment(HubPlan(folder / "site", folder, "room", 8000, True, (), "", package if package.exists() else None))
    import django

    django.setup()
    from django.contrib.auth import get_user_model

    from tests.server.seeding import seed_course, seed_follow_up
    from tutela.server.courses.models import Course, Member
    from tutela.server.record import close_record
    from tutela.server.results.counting import count_course
    from tutela.server.results.item_counting import count_items

    try:
        user = get_user_model().objects.create_user(NAME, password=PASSWORD)
        course = Course.objects.create(
            title="Inspectors of the north",
            referral_contact="Child protection office of the province",
            referral_checked_on=datetime.date(2026, 11, 1),
        )
        Member.objects.create(course=course, user=user, role="organiser")
        learners = seed_course(course)
        seed_follow_up(course, 3, 17)
        count_course(course)
        count_items()
        sys.stdout.write(f"course {course.id} learner {learners[0].id}\n")
    finally:
        close_record()  # its writer would keep the process alive


if __name__ == "__main__":
    main(Path(sys.argv[1]))
