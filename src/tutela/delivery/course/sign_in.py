"""The sign-in sheet: a line for each place, one sheet a day; names are written by pen and typed nowhere."""

from __future__ import annotations

from itertools import pairwise

from tutela.delivery.course.sheets import BLANK, bind, empty_rows, line, text
from tutela.delivery.publication import paper
from tutela.delivery.web.site import Site
from tutela.model.plan import CoursePlan

MOST_LINES = 500
ON_A_PAGE = 24


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give a sheet for each day with as many lines as the plan has places; more than one page are filled evenly."""
    words = site.words
    head = tuple(
        text(words(f"course.sign-{name}")) for name in ("number", "name", "organisation", "morning", "afternoon")
    )
    rows = empty_rows(min(plan.people.most, MOST_LINES), len(head))
    pages = -(-len(rows) // ON_A_PAGE)
    bounds = [len(rows) * page // pages for page in range(pages + 1)]
    chapters = [
        paper.Chapter(
            title=words("course.sign-in"),
            kicker=f"{plan.title} · {day.title}",
            blocks=(
                line(words("course.sign-in-says", blank=BLANK)),
                paper.Grid(head, rows[begin:end], widths=(1, 4, 4, 4, 4)),
            ),
        )
        for day in plan.days
        for begin, end in pairwise(bounds)
    ]
    return bind(site, plan, "sign-in", chapters)
