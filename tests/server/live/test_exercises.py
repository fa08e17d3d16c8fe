"""What the sheets of an exercise make: boards of worksheets and a role play of role cards."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.live.conftest import Desk
from tutela.compiler import compile_kit
from tutela.delivery.web.open import open_site
from tutela.model.plan import CoursePlan, Day, Session
from tutela.model.training import Span
from tutela.server.live import day, exercises
from tutela.server.live.counting import read_setting
from tutela.server.live.models import Activity
from tutela.server.plans.keeping import keep_plan
from tutela.source import read_kit

ROOT = Path(__file__).parents[3]
TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve the smallest kit as a package."""
    reading = read_kit(ROOT / "kit" / "_smallest", today=TODAY)
    assert reading.kit is not None
    site = open_site(compile_kit(reading.kit, today=TODAY))
    for room in (exercises, day):
        monkeypatch.setattr(room, "find_package", lambda: site)
    exercises.offers_of.cache_clear()
    yield
    exercises.offers_of.cache_clear()


def plan_of(*sessions: Session) -> CoursePlan:
    """Give a plan of one day with these sessions."""
    return CoursePlan(
        id="one-day",
        title="One day",
        who="Inspectors",
        aim="To see the chain",
        constituents=("government",),
        reach=("outreach",),
        level="introductory",
        people=Span(6, 24),
        competencies=("see-the-chain",),
        days=(Day("Day 1", "09:00", sessions),),
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("package")
def test_a_session_offers_what_the_sheets_of_its_exercise_make(room: Desk) -> None:
    keep_plan(room.course, plan_of(Session(kind="exercise", minutes=40, exercise="first-signs")), by=None)
    room.do("session", place="0")
    offers = exercises.offers_of("first-signs")
    assert offers
    page = room.page()
    assert "First signs" in page
    assert all(offer.title in page for offer in offers)
    assert room.do("offer", exercise="first-signs", number="0").status_code == 200
    made = Activity.objects.get(title=offers[0].title)
    assert (made.is_open, read_setting(made)) == (True, offers[0].setting)
    told = room.do("offer", exercise="first-signs", number="9").json()
    assert told == {"refused": "The package does not hold this sheet any more."}
