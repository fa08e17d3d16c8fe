"""Session plans for the facilitators: each session with its clock time, each step with its minutes."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.course.sheets import bind, line, text
from tutela.delivery.publication import paper
from tutela.delivery.publication.exercise import open_text, timed, write_facts, write_steps
from tutela.delivery.publication.timetable import title_of
from tutela.delivery.web.site import Site
from tutela.model.package import ExerciseObject, IcebreakersObject
from tutela.model.plan import PAUSES, CoursePlan, Session, hour_of, starts_of


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give a sheet for each session that somebody leads."""
    chapters = [
        _write_session(site, f"{day.title} · {hour_of(start)} – {hour_of(start + session.minutes)}", session)  # noqa: RUF001
        for day in plan.days
        for start, session in zip(starts_of(day), day.sessions, strict=False)
        if session.kind not in PAUSES
    ]
    return bind(site, plan, "session-plans", chapters)


def _write_session(site: Site, when: str, session: Session) -> paper.Chapter:
    return paper.Chapter(
        title=title_of(site, session),
        kicker=f"{when} · {site.words.count('desk.minutes-alone', session.minutes)}",
        blocks=tuple(_blocks(site, session)),
    )


def _blocks(site: Site, session: Session) -> Iterator[paper.Block]:
    words = site.words
    objects = {entry.id: entry.object for entry in site.manifest.exercises}
    if session.exercise in objects:
        yield from _exercise(site, session, site.read_as(objects[session.exercise], ExerciseObject))
    elif session.icebreaker and site.manifest.icebreakers:
        held = site.read_as(site.manifest.icebreakers, IcebreakersObject)
        for each in held.icebreakers:
            if each.id == session.icebreaker:
                yield paper.Numbers(tuple((line(step),) for step in each.steps))
                yield paper.Paragraph((paper.Run(f"{words('icebreaker.care')} ", strong=True), paper.Run(each.care)))
    elif session.unit:
        yield from _input(site, session.unit)
    else:
        yield line(words(f"course.session-{session.kind}"))
    yield paper.Heading(2, text(words("course.own-notes")))
    yield paper.Lines(5)


def _exercise(site: Site, session: Session, held: ExerciseObject) -> Iterator[paper.Block]:
    exercise, words = held.exercise, site.words
    writer = open_text(site, held)
    yield from (line(exercise.purpose), *write_facts(site, exercise))
    if session.half:
        yield paper.Heading(2, text(words.count("exercise.half-the-time", exercise.half)))
        yield timed(exercise.half_steps, words, writer)
    else:
        yield from write_steps(exercise, words, writer)
    yield paper.Heading(2, text(words("exercise.good-answers-contain")))
    yield from writer.blocks(exercise.good_answers)
    yield paper.Heading(2, text(words("exercise.facilitator-notes")))
    yield from writer.blocks(exercise.notes)


def _input(site: Site, id: str) -> Iterator[paper.Block]:
    """Give what a short input on a unit is to say: its summary, and where its text stands."""
    for book in site.manifest.books:
        for unit in book.units:
            if unit.id == id:
                yield line(unit.summary)
                yield line(site.words("course.input-from", unit=unit.title, book=book.title))
