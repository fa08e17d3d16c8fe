"""The letter of invitation, to be completed by the organiser."""

from __future__ import annotations

from tutela.delivery.course.sheets import BLANK, bind, line, text, written_aim
from tutela.delivery.publication import paper
from tutela.delivery.web.site import Site
from tutela.model.plan import CoursePlan


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give the letter: what, for whom, how long, what participants can do afterwards, what is asked of them."""
    words = site.words
    titles = {each.id: each.can for each in site.manifest.competencies}
    able = tuple((line(titles[id]),) for id in plan.competencies if id in titles)
    days, aim = words.count("agenda.days", len(plan.days)), written_aim(site, plan)
    blocks = (
        line(words("course.invitation-head", blank=BLANK * 2)),
        line(words("course.invitation-dear", blank=BLANK * 2)),
        paper.Paragraph((paper.Break(),)),
        paper.Heading(2, text(words("course.invitation-about", title=plan.title))),
        line(words("course.invitation-what", days=days, blank=BLANK)),
        *((line(aim),) if aim else ()),
        line(words("course.invitation-who", who=plan.who)),
        line(words("course.invitation-able")),
        paper.Bullets(able),
        line(words("course.invitation-bring")),
        line(words("course.invitation-safe")),
        line(words("course.invitation-answer", blank=BLANK)),
        line(words("course.invitation-end")),
        paper.Lines(1),
        line(words("course.invitation-signed")),
    )
    return bind(site, plan, "invitation", (paper.Chapter(title=words("course.invitation"), blocks=blocks),))
