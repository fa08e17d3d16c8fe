"""The budget sheet of a course: lines with number, unit cost and sum, to be completed."""

from __future__ import annotations

from tutela.delivery.course.sheets import bind, line, text
from tutela.delivery.publication import paper
from tutela.delivery.web.site import Site
from tutela.model.plan import CoursePlan

LINES = (
    "room",
    "meals",
    "travel",
    "lodging",
    "facilitators",
    "interpreters",
    "childcare",
    "printing",
    "materials",
    "hub",
    "follow-up",
    "reserve",
)


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give the sheet; people and days of the plan stand at its head, no sum is guessed."""
    words = site.words
    least, most = plan.people.least, plan.people.most
    people = words.count("desk.people", most, least=least) if least < most else words.count("course.people", most)
    head = tuple(text(words(f"course.budget-{name}")) for name in ("line", "number", "cost", "sum", "who-pays"))
    rows = tuple((text(words(f"course.budget-{name}")), (), (), (), ()) for name in LINES)
    total = (text(words("course.budget-total"), strong=True), (), (), (), ())
    blocks = (
        line(f"{people} · {words.count('agenda.days', len(plan.days))}"),
        paper.Grid(head, (*rows, total), widths=(5, 2, 2, 2, 3)),
        line(words("course.budget-note")),
    )
    return bind(site, plan, "budget", (paper.Chapter(title=words("course.budget"), kicker=plan.title, blocks=blocks),))
