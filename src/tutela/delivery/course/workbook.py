"""The participants' workbook: every handout and worksheet of the plan's exercises, each on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tutela.delivery.course.sheets import bind, exercises_of, line, text
from tutela.delivery.publication import paper
from tutela.delivery.publication.exercise import open_text, write_sheet
from tutela.delivery.publication.timetable import write_timetable
from tutela.delivery.web.site import Site
from tutela.model.plan import CoursePlan


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give the workbook: agenda, sheets, a page for own notes; role cards are handed out in the room and not here."""
    return bind(site, plan, "workbook", _chapters(site, plan))


def _chapters(site: Site, plan: CoursePlan) -> Iterator[paper.Chapter]:
    words = site.words
    rules = paper.Box("note", words("course.agreements"), (line(words("course.agreements-say")),))
    yield paper.Chapter(title=plan.title, lead=plan.aim, blocks=(rules, *write_timetable(site, plan)))
    for _, held in exercises_of(site, plan):
        writer = open_text(site, held)
        for handout in held.exercise.handouts:
            if handout.kind != "role-card":
                title, blocks = write_sheet(handout, words, writer)
                kicker = f"{held.exercise.title} · {words(f'exercise.{handout.kind}')}"
                yield paper.Chapter(title=title, kicker=kicker, blocks=_raise_headings(blocks))
    notes = (paper.Paragraph(text(words("item.no-real-cases"), em=True)), paper.Lines(22))
    yield paper.Chapter(title=words("course.own-notes"), blocks=notes)


def _raise_headings(blocks: tuple[paper.Block, ...]) -> tuple[paper.Block, ...]:
    """Give a sheet that has become a chapter: its headings one level higher, so that none is left out."""
    return tuple(
        msgspec.structs.replace(block, level=max(2, block.level - 1)) if isinstance(block, paper.Heading) else block
        for block in blocks
    )
