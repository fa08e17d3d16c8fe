"""The certificate of a course, with lines for name and signature."""

from __future__ import annotations

from tutela.delivery.course.sheets import BLANK, bind, line, text, written_aim
from tutela.delivery.publication import paper
from tutela.delivery.web.site import Site
from tutela.model.plan import CoursePlan


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give one certificate to be copied: what the course aimed at, which package version, nothing about a person."""
    words, manifest = site.words, site.manifest
    titles = {each.id: each.title for each in manifest.competencies}
    aims = "\u00a0· ".join(titles[id] for id in plan.competencies if id in titles)
    aim = written_aim(site, plan)
    head = tuple(text(words(f"course.certificate-{name}")) for name in ("date", "facilitator", "organiser"))
    version = words("print.version", version=manifest.version, digest=manifest.digest[:12])
    blocks = (
        line(BLANK * 3),
        line(words("course.certificate-says", days=words.count("agenda.days", len(plan.days)))),
        paper.Paragraph(text(plan.title, strong=True)),
        *((paper.Paragraph(text(aim, em=True)),) if aim else ()),
        line(aims),
        paper.Grid(head, (((), (), ()),), widths=(2, 3, 3), room=2),
    )
    chapter = paper.Chapter(title=words("course.certificate"), blocks=blocks)
    outstanding = f"{manifest.title}. {version} {words('print.outstanding')}"
    return bind(site, plan, "certificate", (chapter,), landscape=True, large=True, framed=True, series=outstanding)
