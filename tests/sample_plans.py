"""A course plan of sessions, for tests that look at the sessions alone."""

from __future__ import annotations

from tutela.model.plan import CoursePlan, Day, Session
from tutela.model.training import Span


def make_plan(*days: tuple[Session, ...], competencies: tuple[str, ...] = ("see-the-chain",)) -> CoursePlan:
    """Give a plan with days of these sessions, each from nine o'clock."""
    return CoursePlan(
        id="course",
        title="Course",
        who="Inspectors",
        aim="To see the chain.",
        constituents=("government",),
        reach=("policy",),
        level="introductory",
        people=Span(10, 10),
        competencies=competencies,
        days=tuple(Day(f"Day {number}", "09:00", sessions) for number, sessions in enumerate(days, 1)),
    )
