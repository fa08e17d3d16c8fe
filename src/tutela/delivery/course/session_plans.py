"""Session plans for the facilitators: sessions and steps with their clock times, and the role cards to cut out."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.course.sheets import bind, line, text
from tutela.delivery.publication import paper
from tutela.delivery.publication.exercise import open_text, timed, write_cards, write_facts, write_steps
from tutela.delivery.publication.kept import keep_in_mind
from tutela.delivery.publication.timetable import title_of, write_timetable
from tutela.delivery.web.site import Site
from tutela.model.package import ExerciseObject, IcebreakersObject
from tutela.model.plan import INPUT_MINUTES, PAUSES, CoursePlan, Day, Session, hour_of, starts_of

Led = tuple[int, Session]
"""A session that somebody leads, with the minute after midnight at which it begins."""


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give the timetable, a sheet for each exercise, and between exercises one sheet for all that is short."""
    words = site.words
    blocks = (*write_timetable(site, plan), *_write_untrained(site, plan))
    first = paper.Chapter(title=words("course.session-plans"), lead=plan.aim, blocks=blocks)
    sheets = (chapter for day in plan.days for chapter in _write_day(site, day))
    return bind(site, plan, "session-plans", (first, *sheets), series=plan.title)


def _write_untrained(site: Site, plan: CoursePlan) -> Iterator[paper.Block]:
    """Give the competencies of the plan that none of its exercises trains, and what each would cost in time."""
    entries = {entry.id: entry for entry in site.manifest.exercises}
    held = {session.exercise for day in plan.days for session in day.sessions}
    trained = {competency for id in held & set(entries) for competency in entries[id].competencies}
    titles = {each.id: each.title for each in site.manifest.competencies}
    lacking = [id for id in plan.competencies if id not in trained]
    if lacking:
        yield paper.Heading(2, text(site.words("course.untrained")))
    for id in lacking:
        title = titles.get(id, id)
        ways = [(each.half, each.title) for each in entries.values() if each.competencies[0] == id]
        if ways:
            half, exercise = min(ways)
            told = site.words.count("course.untrained-cost", half + INPUT_MINUTES, title=title, exercise=exercise)
            yield line(told)
        else:
            yield line(site.words("course.untrained-no-exercise", title=title))


def _write_day(site: Site, day: Day) -> Iterator[paper.Chapter]:
    held = {entry.id: entry.object for entry in site.manifest.exercises}
    short: list[Led] = []
    for start, session in zip(starts_of(day), day.sessions, strict=False):
        if session.exercise in held:
            yield from _write_short(site, day, short)
            short = []
            yield _write_exercise(site, day, (start, session), site.read_as(held[session.exercise], ExerciseObject))
        elif session.kind not in PAUSES:
            short.append((start, session))
    yield from _write_short(site, day, short)


def _write_short(site: Site, day: Day, led: list[Led]) -> Iterator[paper.Chapter]:
    """Give one sheet for sessions that need a few lines each; none where nobody leads anything."""
    if all(session.kind == "reserve" for _, session in led):
        return
    begins, (start, session) = led[0][0], led[-1]
    blocks = [block for each in led for block in _short(site, each)]
    yield paper.Chapter(title=_hours(begins, start + session.minutes), kicker=day.title, blocks=tuple(blocks))


def _short(site: Site, led: Led) -> Iterator[paper.Block]:
    start, session = led
    minutes = site.words.count("desk.minutes-alone", session.minutes)
    yield paper.Heading(2, text(f"{hour_of(start)} · {title_of(site, session)} · {minutes}"))
    if session.icebreaker and site.manifest.icebreakers:
        yield from _icebreaker(site, session.icebreaker)
    elif session.unit:
        yield from _input(site, session.unit)
    else:
        yield line(site.words(f"course.session-{session.kind}"))
    yield paper.Lines(1)


def _icebreaker(site: Site, id: str) -> Iterator[paper.Block]:
    for each in site.read_as(site.manifest.icebreakers, IcebreakersObject).icebreakers:
        if each.id == id:
            yield paper.Numbers(tuple((line(step),) for step in each.steps))
            yield paper.Paragraph((paper.Run(f"{site.words('icebreaker.care')} ", strong=True), paper.Run(each.care)))


def _input(site: Site, id: str) -> Iterator[paper.Block]:
    """Give what a short input on a unit is to say, and where its text stands."""
    for book in site.manifest.books:
        for unit in book.units:
            if unit.id == id:
                yield line(unit.summary)
                yield paper.Bullets(tuple((line(each),) for each in keep_in_mind(site, id) if each != unit.summary))
                yield line(site.words("course.input-from", unit=unit.title, book=book.title))


def _write_exercise(site: Site, day: Day, led: Led, held: ExerciseObject) -> paper.Chapter:
    start, session = led
    minutes = site.words.count("desk.minutes-alone", session.minutes)
    return paper.Chapter(
        title=title_of(site, session),
        kicker=f"{day.title} · {_hours(start, start + session.minutes)} · {minutes}",
        blocks=tuple(_exercise(site, led, held)),
    )


def _exercise(site: Site, led: Led, held: ExerciseObject) -> Iterator[paper.Block]:
    start, session = led
    exercise, words = held.exercise, site.words
    writer = open_text(site, held)
    yield from (line(exercise.purpose), *write_facts(site, exercise))
    if session.half:
        yield paper.Heading(2, text(words.count("exercise.half-the-time", exercise.half)))
        yield timed(exercise.half_steps, words, writer, start)
    else:
        yield from write_steps(exercise, words, writer, start)
    yield paper.Heading(2, text(words("exercise.good-answers-contain")))
    yield from writer.blocks(exercise.good_answers)
    yield paper.Heading(2, text(words("exercise.facilitator-notes")))
    yield from writer.blocks(exercise.notes)
    if cards := [handout for handout in exercise.handouts if handout.kind == "role-card"]:
        yield from write_cards(cards, exercise.title, words, writer)
    yield paper.Notes(words("course.own-notes"), 4)


def _hours(begins: int, ends: int) -> str:
    return f"{hour_of(begins)} – {hour_of(ends)}"  # noqa: RUF001
