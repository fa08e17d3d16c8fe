"""The participants' workbook: every handout and worksheet of the plan's exercises, each on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tutela.delivery.course.sheets import BLANK, bind, exercises_of, line, text
from tutela.delivery.publication import paper
from tutela.delivery.publication.exercise import open_text, write_sheet
from tutela.delivery.publication.timetable import write_timetable
from tutela.delivery.web.site import Site
from tutela.model.package import ExerciseObject
from tutela.model.plan import CoursePlan

LINES_ON_A_PAGE = 24
"""Lines of handwriting that the tables of one sheet share, when there is little other text on it."""
MOST_ROOM = 4


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give the workbook: agenda, sheets, a page for own notes; role cards are handed out in the room and not here."""
    sheets = [(held, tuple(_sheets(site, held))) for _, held in exercises_of(site, plan)]
    words = site.words
    notes = (paper.Paragraph(text(words("item.no-real-cases"), em=True)), paper.Lines(22))
    chapters = (
        _first(site, plan, [(held.exercise.title, made) for held, made in sheets]),
        paper.Chapter(title=words("course.agenda"), blocks=write_timetable(site, plan)),
        *(sheet for _, made in sheets for sheet in made),
        paper.Chapter(title=words("course.own-notes"), blocks=notes),
    )
    return bind(site, plan, "workbook", chapters, series=plan.title)


def _first(site: Site, plan: CoursePlan, sheets: list[tuple[str, tuple[paper.Chapter, ...]]]) -> paper.Chapter:
    """Give the first page: whose it is, what all agree, what is in it."""
    words = site.words
    contents = tuple(
        (
            paper.Paragraph(
                (
                    *text(words.join("colon", (title, "")), strong=True),
                    *text(words.join("semicolon", (each.title for each in made))),
                )
            ),
        )
        for title, made in sheets
        if made
    )
    return paper.Chapter(
        title=plan.title,
        kicker=words("course.workbook"),
        lead=plan.aim,
        blocks=(
            line(words("course.my-name", blank=BLANK * 2)),
            paper.Box("note", words("course.agreements"), (line(words("course.agreements-say")),)),
            paper.Heading(2, text(words("course.in-here"))),
            paper.Bullets(contents),
        ),
    )


def _sheets(site: Site, held: ExerciseObject) -> Iterator[paper.Chapter]:
    words, writer = site.words, open_text(site, held)
    for handout in held.exercise.handouts:
        if handout.kind != "role-card":
            title, blocks = write_sheet(handout, words, writer)
            kicker = f"{held.exercise.title} · {words(f'exercise.{handout.kind}')}"
            yield paper.Chapter(title=title, kicker=kicker, blocks=_make_room(_raise_headings(blocks)))


def _raise_headings(blocks: tuple[paper.Block, ...]) -> tuple[paper.Block, ...]:
    """Give a sheet that has become a chapter: its headings one level higher, so that none is left out."""
    return tuple(
        msgspec.structs.replace(block, level=max(2, block.level - 1)) if isinstance(block, paper.Heading) else block
        for block in blocks
    )


def _make_room(blocks: tuple[paper.Block, ...]) -> tuple[paper.Block, ...]:
    """Give a sheet whose tables have as much room for handwriting as its page holds."""
    rows = sum(not all(row) for block in blocks if isinstance(block, paper.Grid) for row in block.rows)
    if not rows:
        return blocks
    room = max(1, min(MOST_ROOM, LINES_ON_A_PAGE // rows))
    return tuple(
        msgspec.structs.replace(block, room=room) if isinstance(block, paper.Grid) else block for block in blocks
    )
