"""The agenda: days with clock times."""

from __future__ import annotations

from tutela.delivery.course.sheets import bind
from tutela.delivery.publication import paper
from tutela.delivery.publication.timetable import write_timetable
from tutela.delivery.web.site import Site
from tutela.model.plan import CoursePlan


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give the agenda on as few pages as its days need."""
    chapter = paper.Chapter(title=plan.title, lead=plan.aim, blocks=write_timetable(site, plan))
    return bind(site, plan, "agenda", (chapter,))
