"""Evaluation forms: at the end of each day, and of the course; nobody writes a name."""

from __future__ import annotations

from tutela.delivery.course.sheets import bind, line, text
from tutela.delivery.publication import paper
from tutela.delivery.publication.timetable import title_of
from tutela.delivery.web.site import Site
from tutela.model.plan import CoursePlan, Day

STEPS = 5
STATEMENTS = ("useful", "clear", "heard", "safe", "pace", "apply")
OPEN = ("keep", "change", "missing")


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give a form for each day but the last, and one for the course."""
    days = [_write_day(site, plan, day) for day in plan.days[:-1]]
    return bind(site, plan, "evaluation", (*days, _write_course(site, plan)))


def _write_day(site: Site, plan: CoursePlan, day: Day) -> paper.Chapter:
    words = site.words
    sessions = tuple(title_of(site, session) for session in day.sessions if session.exercise or session.unit)
    questions = tuple(
        block for name in ("learnt", "unclear", "tomorrow") for block in _ask(words(f"course.day-{name}"), 3)
    )
    return paper.Chapter(
        title=words("course.evaluation-day"),
        kicker=f"{plan.title} · {day.title}",
        blocks=(line(words("course.evaluation-says")), _scale(site, sessions), *questions),
    )


def _write_course(site: Site, plan: CoursePlan) -> paper.Chapter:
    words = site.words
    statements = tuple(words(f"course.statement-{name}") for name in STATEMENTS)
    questions = tuple(block for name in OPEN for block in _ask(words(f"course.open-{name}"), 3))
    return paper.Chapter(
        title=words("course.evaluation"),
        kicker=plan.title,
        blocks=(line(words("course.evaluation-says")), _scale(site, statements), *questions),
    )


def _scale(site: Site, lines: tuple[str, ...]) -> paper.Grid:
    words = site.words
    steps = tuple(text(str(step)) for step in range(1, STEPS + 1))
    head = (text(words("course.scale", low=1, high=STEPS)), *steps)
    return paper.Grid(head, tuple((text(each), *(((),) * STEPS)) for each in lines), widths=(9, *(1,) * STEPS))


def _ask(question: str, lines: int) -> tuple[paper.Block, ...]:
    return (paper.Paragraph(text(question, strong=True)), paper.Lines(lines))
