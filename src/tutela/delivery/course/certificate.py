"""The certificate of a course, with lines for name and signature."""

from __future__ import annotations

from tutela.delivery.course.sheets import BLANK, bind, line, text
from tutela.delivery.publication import paper
from tutela.delivery.web.site import Site
from tutela.model.plan import CoursePlan


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give one certificate to be copied: what the course aimed at, which package version, nothing about a person."""
    words, manifest = site.words, site.manifest
    titles = {each.id: each.title for each in manifest.competencies}
    aims = tuple((line(titles[id]),) for id in plan.competencies if id in titles)
    head = tuple(text(words(f"course.certificate-{name}")) for name in ("date", "facilitator", "organiser"))
    blocks = (
        line(words("course.certificate-says", blank=BLANK * 2)),
        paper.Paragraph(text(plan.title, strong=True)),
        line(f"{plan.aim} ({words.count('agenda.days', len(plan.days))})"),
        paper.Bullets(aims),
        paper.Grid(head, (((), (), ()),), widths=(2, 3, 3)),
        line(words("print.version", version=manifest.version, digest=manifest.digest[:12])),
        line(words("print.outstanding")),
    )
    chapter = paper.Chapter(title=words("course.certificate"), blocks=blocks)
    return bind(site, plan, "certificate", (chapter,), landscape=True, large=True)
