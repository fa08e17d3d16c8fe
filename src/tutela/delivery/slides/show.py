"""A plan becomes slides: one for each session, with the task or with what is to be kept in mind."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tutela.delivery.publication.exercise import open_text
from tutela.delivery.publication.kept import keep_in_mind, lines_of, plain, sentences_of
from tutela.delivery.publication.timetable import title_of
from tutela.delivery.web.site import Site
from tutela.delivery.web.words import Words
from tutela.model.language import Direction
from tutela.model.package import ExerciseObject
from tutela.model.plan import PAUSES, CoursePlan, Day, Session, hour_of, starts_of

MOST_LINES = 6
"""More lines on one slide are not read from the back row; what is left goes on a further slide."""
_FOR_ALL = ("opening", "pre-test", "post-test", "review", "closing")
"""Sessions whose words are for everybody; those of others are for the facilitator, in the notes."""


class Slide(msgspec.Struct, frozen=True, omit_defaults=True):
    """A slide; `kicker` stands small above the title, `foot` above that of all; `notes` are for the facilitator."""

    title: str
    lines: tuple[str, ...] = ()
    kicker: str = ""
    notes: str = ""
    foot: str = ""


class Show(msgspec.Struct, frozen=True):
    """The slides of a course; `foot` stands on each."""

    title: str
    language: str
    direction: Direction
    foot: str
    slides: tuple[Slide, ...]


def make_show(site: Site, plan: CoursePlan) -> Show:
    """Give the slides of a plan."""
    words, manifest = site.words, site.manifest
    opening = Slide(plan.title, (plan.aim,), manifest.title)
    slides = [opening, *(each for day in plan.days for each in _show_day(site, day)), _help(words)]
    return Show(
        plan.title,
        manifest.language,
        manifest.direction,
        words("print.worried-short"),
        tuple(part for slide in slides for part in _break_up(slide)),
    )


def _show_day(site: Site, day: Day) -> Iterator[Slide]:
    starts = starts_of(day)
    lines = tuple(
        f"{hour_of(start)}  {title_of(site, session)}"
        for start, session in zip(starts, day.sessions, strict=False)
        if session.kind != "reserve"
    )
    yield Slide(day.title, lines, site.words("course.agenda"))
    for start, session in zip(starts, day.sessions, strict=False):
        yield from _show_session(
            site, session, f"{hour_of(start)} · {site.words.count('desk.minutes-alone', session.minutes)}"
        )


def _show_session(site: Site, session: Session, kicker: str) -> Iterator[Slide]:
    words = site.words
    objects = {entry.id: entry.object for entry in site.manifest.exercises}
    title = title_of(site, session)
    if session.exercise in objects:
        yield from _show_exercise(site, session, site.read_as(objects[session.exercise], ExerciseObject), kicker)
    elif session.unit:
        yield Slide(title, keep_in_mind(site, session.unit), kicker)
    elif session.kind in PAUSES:
        yield Slide(title, (), kicker)
    elif session.kind != "reserve":
        said = words(f"course.session-{session.kind}")
        told = session.kind in _FOR_ALL
        yield Slide(title, tuple(sentences_of(said)) if told else (), kicker, "" if told else said)


def _show_exercise(site: Site, session: Session, held: ExerciseObject, kicker: str) -> Iterator[Slide]:
    """Give the task, and the questions of the debrief; a content note has a slide of its own before."""
    exercise, words = held.exercise, site.words
    text = open_text(site, held)
    steps = exercise.half_steps if session.half else exercise.steps
    if exercise.content_note:
        yield Slide(words("page.content-note"), tuple(sentences_of(exercise.content_note)), exercise.title)
    yield Slide(
        exercise.title,
        tuple(f"{words('exercise.step', n=step.minutes)}: {_first(plain(text.blocks(step.blocks)))}" for step in steps),
        kicker,
        exercise.purpose,
    )
    questions = tuple(line for block in text.blocks(exercise.debrief) for line in lines_of(block))
    if questions:
        yield Slide(words("exercise.debrief"), questions, exercise.title)


def _first(text: str) -> str:
    """Give the first sentence: the rest is said."""
    return (sentences_of(text) or [""])[0]


def _help(words: Words) -> Slide:
    return Slide(words("page.worried"), tuple(sentences_of(words("print.worried").partition("? ")[2])))


def _break_up(slide: Slide) -> Iterator[Slide]:
    """Give a slide in parts that can be read from the back row."""
    if len(slide.lines) <= MOST_LINES:
        yield slide
        return
    for start in range(0, len(slide.lines), MOST_LINES):
        yield msgspec.structs.replace(slide, lines=slide.lines[start : start + MOST_LINES])
