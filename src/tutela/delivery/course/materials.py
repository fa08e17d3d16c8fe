"""The list of materials: what each session needs, to tick before the day."""

from __future__ import annotations

from tutela.delivery.course.sheets import bind, exercises_of, text
from tutela.delivery.publication import paper
from tutela.delivery.web.site import Site
from tutela.model.plan import CoursePlan


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give the list, and the sheets to copy with their number."""
    words = site.words
    held = [each.exercise for _, each in exercises_of(site, plan)]
    needed = paper.Grid(
        tuple(text(words(f"course.{name}")) for name in ("session", "materials", "room")),
        tuple(
            (text(each.title, strong=True), text(words.join("semicolon", each.materials)), text(each.room))
            for each in held
        ),
        widths=(3, 5, 3),
    )
    sheets = paper.Grid(
        tuple(text(words(f"course.{name}")) for name in ("sheet", "session", "copies")),
        tuple(
            (
                tuple(paper.Run(piece) for piece in (f"{words(f'exercise.{sheet.kind}')}: ", _title(sheet.title))),
                text(each.title),
                (),
            )
            for each in held
            for sheet in each.handouts
        ),
        widths=(5, 4, 2),
        room=0,
    )
    always = tuple(
        text(words(f"course.always-{name}")) for name in ("contact", "paper", "pens", "water", "clock", "room")
    )
    blocks = (
        paper.Heading(2, text(words("course.always"))),
        paper.Ticks(always),
        paper.Heading(2, text(words("course.by-session"))),
        needed,
        paper.Heading(2, text(words("course.to-copy"))),
        sheets,
    )
    return bind(
        site, plan, "materials", (paper.Chapter(title=words("course.materials"), kicker=plan.title, blocks=blocks),)
    )


def _title(inlines: tuple[object, ...]) -> str:
    return "".join(getattr(inline, "text", "") for inline in inlines)
