"""What the papers of a course share: their publication, the exercises of a plan, lines for a pen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tutela.delivery.publication import paper
from tutela.delivery.web.site import Site
from tutela.model.package import ExerciseObject
from tutela.model.plan import CoursePlan, Session

BLANK = "…" * 12
"""A place for a pen within a line."""


def bind(
    site: Site,
    plan: CoursePlan,
    name: str,
    chapters: Iterable[paper.Chapter],
    *,
    landscape: bool = False,
    large: bool = False,
    framed: bool = False,
    series: str = "",
) -> paper.Publication:
    """Give the publication of one document of a course; `series` stands at the head of each page."""
    words, manifest = site.words, site.manifest
    return paper.Publication(
        id=f"{plan.id}-{name}",
        title=f"{words(f'course.{name}')}: {plan.title}",
        language=manifest.language,
        direction=manifest.direction,
        shape="sheets",
        chapters=tuple(chapters),
        foot=words("print.worried"),
        landscape=landscape,
        large=large,
        framed=framed,
        series=series,
    )


def exercises_of(site: Site, plan: CoursePlan) -> Iterator[tuple[Session, ExerciseObject]]:
    """Give each exercise of a plan with its session, in order, each once; one that the package lacks is left out."""
    objects = {entry.id: entry.object for entry in site.manifest.exercises}
    seen: set[str] = set()
    for day in plan.days:
        for session in day.sessions:
            if session.exercise in objects and session.exercise not in seen:
                seen.add(session.exercise)
                yield session, site.read_as(objects[session.exercise], ExerciseObject)


def written_aim(site: Site, plan: CoursePlan) -> str:
    """Give the aim that somebody wrote; nothing where it only names the competencies, as one left empty at the desk."""
    titles = {each.id: each.title for each in site.manifest.competencies}
    named = {titles.get(id, id) for id in plan.competencies}
    return "" if set(plan.aim.removesuffix(".").split("; ")) == named else plan.aim


def text(words: str, *, strong: bool = False, em: bool = False) -> tuple[paper.Run, ...]:
    """Give plain words as runs."""
    return (paper.Run(words, strong=strong, em=em),)


def line(words: str) -> paper.Paragraph:
    """Give plain words as a paragraph."""
    return paper.Paragraph(text(words))


def empty_rows(number: int, columns: int) -> tuple[tuple[tuple[paper.Piece, ...], ...], ...]:
    """Give numbered rows with empty cells."""
    return tuple(((paper.Run(str(place)),), *(((),) * (columns - 1))) for place in range(1, number + 1))
