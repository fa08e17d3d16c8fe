"""An exercise: what to know at a glance, its steps and all else in order, and each sheet for participants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tutela.delivery.web.article import write_article
from tutela.delivery.web.desk import (
    link_exercises,
    link_units,
    minutes_of,
    people_of,
    titles_of,
    write_back,
    write_links,
    write_rows,
    write_sheet,
    write_sources,
)
from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.references import References
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.delivery.web.text import write_label
from tutela.model.document import Block, Heading, NumberedList, Paragraph, Strong, Text
from tutela.model.package import ExerciseObject
from tutela.model.training import Exercise, TimedStep


def write(site: Site) -> Iterator[KeptSheet]:
    """Give a sheet for each exercise."""
    for entry in site.manifest.exercises:
        yield site.keep_sheet(_write_exercise, entry.object, entry.id)


def _write_exercise(site: Site, object: str, id: str) -> Sheet:
    held = site.read_as(object, ExerciseObject)
    exercise, words = held.exercise, site.words
    path = site.address("exercise", id)
    refs = site.refer(path, facts=held.facts, sources=held.sources, terms=held.terms, cases=held.cases)
    kicker = words(
        "desk.kicker",
        kind=words(f"exercise-kind.{exercise.kind}"),
        time=minutes_of(exercise.minutes, words),
        people=people_of(exercise.people, words),
    )
    main = join(
        tag("p", kicker, class_="kicker"),
        tag("h1", exercise.title),
        tag("p", exercise.purpose, class_="lead"),
        _write_note(exercise, refs),
        write_rows(_rows(site, path, exercise, refs)),
        tag("article", write_article(tuple(_blocks(exercise, refs)), refs), class_="prose"),
        write_sources(exercise.sources, refs),
        *_write_handouts(site, exercise, refs),
        tag(
            "footer",
            _write_same_part(site, path, exercise),
            write_back(words("desk.back-exercises")),
            class_="ending",
            id="end",
            tabindex=-1,
        ),
    )
    return Sheet(path=path, title=exercise.title, kind="desk", main=main)


def _write_note(exercise: Exercise, refs: References) -> Content:
    if not exercise.content_note:
        return None
    words = refs.words
    return tag(
        "div",
        tag("p", exercise.content_note),
        class_="content-note",
        role="note",
        aria_label=words("page.content-note"),
    )


def _rows(site: Site, path: str, exercise: Exercise, refs: References) -> Iterator[tuple[str, Content]]:
    manifest, words = site.manifest, site.words
    groups = exercise.groups
    sheets = [(write_label(handout.title, refs), f"#{handout.id}") for handout in exercise.handouts]
    tools = {entry.id: entry.title for entry in manifest.tools}
    yield words("exercise.time"), minutes_of(exercise.minutes, words)
    yield words("exercise.half"), tag("a", words.count("desk.minutes-alone", exercise.half), href="#half-the-time")
    yield words("exercise.people"), people_of(exercise.people, words)
    if groups:
        single = groups.least == groups.most
        size = str(groups.least) if single else words("desk.range", least=groups.least, most=groups.most)
        yield words("exercise.groups"), size
    yield words("exercise.mix"), words(f"mix.{exercise.mix}")
    yield words("exercise.level"), words(f"degree.{exercise.level}")
    yield words("exercise.reach"), titles_of(exercise.reach, manifest.reach, site.words)
    yield words("exercise.constituents"), titles_of(exercise.constituents, manifest.constituents, site.words)
    titles = {one.id: one.title for one in manifest.competencies}
    yield words("exercise.competencies"), words.join("semicolon", (titles[id] for id in exercise.competencies))
    yield words("exercise.units"), link_units(site, path, exercise.units)
    yield words("exercise.materials"), words.join("semicolon", exercise.materials)
    yield words("exercise.room"), exercise.room
    yield words("exercise.requires"), titles_of(exercise.requires, manifest.at_hand, site.words)
    yield words("exercise.sensitivity"), words(f"sensitivity.{exercise.sensitivity}")
    yield words("exercise.leaves"), exercise.leaves
    yield words("exercise.plan"), titles_of(exercise.plan, manifest.plan, site.words)
    yield words("exercise.needs"), titles_of(exercise.needs, manifest.plan, site.words)
    cases = {entry.id: entry.title for entry in manifest.cases}
    yield words("exercise.cases"), write_links(((cases[id], refs.href("case", id)) for id in exercise.cases), words)
    yield words("exercise.tools"), write_links(((tools[id], refs.href("tool", id)) for id in exercise.tools), words)
    yield words("exercise.to-print"), write_links(sheets, words)


def _blocks(exercise: Exercise, refs: References) -> Iterator[Block]:
    """Give the whole text of an exercise but its sheets, under the headings of the interface."""
    words = refs.words

    def heading(id: str, level: int = 2) -> Heading:
        return Heading(level, id, (Text(words(f"exercise.{id}")),))

    yield from exercise.why
    yield heading("preparation")
    yield from exercise.preparation
    yield heading("steps")
    yield from _steps(exercise.steps, refs)
    yield heading("debrief")
    yield from exercise.debrief
    yield heading("good-answers-contain")
    yield from exercise.good_answers
    yield Heading(2, "half-the-time", (Text(words.count("exercise.half-the-time", exercise.half)),))
    yield from _steps(exercise.half_steps, refs)
    yield heading("paper-only")
    yield from exercise.paper_only
    yield heading("variations")
    yield heading("online", 3)
    yield from exercise.online
    yield heading("low-literacy", 3)
    yield from exercise.low_literacy
    yield heading("more-than-60-people", 3)
    yield from exercise.many_people
    yield heading("facilitator-notes")
    yield from exercise.notes


def _steps(steps: Sequence[TimedStep], refs: References) -> Iterator[Block]:
    """Give steps as numbered lists, each step beginning with its minutes; what is no list or paragraph parts them."""
    entries: list[tuple[Block, ...]] = []
    for number, step in enumerate(steps, 1):
        first, *rest = step.blocks or (Paragraph(()),)
        minutes = Strong((Text(refs.words("exercise.step", n=step.minutes)),))
        if isinstance(first, Paragraph):
            first = Paragraph((minutes, Text(" "), *first.children))
        entries.append((first, *(block for block in rest if not _stands_alone(block))))
        alone = [block for block in rest if _stands_alone(block)]
        if alone or number == len(steps):
            yield NumberedList(tuple(entries), number - len(entries) + 1)
            entries = []
        yield from alone


def _stands_alone(block: Block) -> bool:
    return block.__struct_config__.tag in ("case", "content-note", "invented", "table")


def _write_handouts(site: Site, exercise: Exercise, refs: References) -> Iterator[Markup]:
    for handout in exercise.handouts:
        own = msgspec.structs.replace(refs, scope=f"{handout.id}-")
        text = write_article(handout.blocks, own)
        kind = site.words(f"exercise.{handout.kind}")
        yield write_sheet(handout.id, kind, write_label(handout.title, refs), text, site)


def _write_same_part(site: Site, path: str, exercise: Exercise) -> Content:
    """Give, for each part of the plan that the exercise fills, the other exercises that fill it too."""
    rows = [
        (part.title, link_exercises(site, path, others))
        for part in site.manifest.plan
        if part.id in exercise.plan
        and (others := [each.id for each in site.manifest.exercises if part.id in each.plan and each.id != exercise.id])
    ]
    if not rows:
        return None
    return tag("section", tag("h2", site.words("exercise.same-part")), write_rows(rows), class_="same-part")
