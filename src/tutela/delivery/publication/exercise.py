"""An exercise on paper: for its facilitator, and the sheets that its participants get."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from tutela.delivery.publication import paper
from tutela.delivery.publication.text import PaperText, refer_on_paper
from tutela.delivery.web.site import Site
from tutela.delivery.web.words import Words
from tutela.model.package import ExerciseObject
from tutela.model.plan import hour_of
from tutela.model.training import Exercise, Handout, Span, TimedStep


def write_exercise(site: Site, held: ExerciseObject, inside: frozenset[str] = frozenset()) -> paper.Chapter:
    """Give an exercise as a chapter, its sheets at the end; `inside` are the labels that this publication holds."""
    exercise = held.exercise
    text = open_text(site, held, inside)
    words = site.words
    return paper.Chapter(
        title=exercise.title,
        label=f"exercise-{exercise.id}",
        kicker=kicker_of(exercise, words),
        lead=exercise.purpose,
        blocks=(
            *write_facts(site, exercise),
            *write_steps(exercise, words, text),
            *_run(exercise, words, text),
            *_sheets(exercise, words, text),
        ),
    )


def open_text(site: Site, held: ExerciseObject, inside: frozenset[str] = frozenset()) -> PaperText:
    """Give the writer of an exercise's text."""
    return PaperText(
        refer_on_paper(site, held),
        lambda kind, id: label if (label := f"{kind}-{id}") in inside else "",
    )


def kicker_of(exercise: Exercise, words: Words) -> str:
    """Give form, time and people in one line."""
    return words(
        "desk.kicker",
        kind=words(f"exercise-kind.{exercise.kind}"),
        time=words.count("desk.minutes", exercise.minutes.most, least=exercise.minutes.least),
        people=words.count("desk.people", exercise.people.most, least=exercise.people.least),
    )


def write_facts(site: Site, exercise: Exercise) -> tuple[paper.Block, ...]:
    """Give what a facilitator has to know before the exercise, as a table, and its content note."""
    words, manifest = site.words, site.manifest
    titles = {each.id: each.title for group in (manifest.constituents, manifest.reach, manifest.plan) for each in group}
    titles |= {each.id: each.title for each in manifest.competencies}

    def named(ids: Iterable[str]) -> str:
        return words.join("comma", (titles.get(id, id) for id in ids))

    lines = (
        ("competencies", named(exercise.competencies)),
        ("level", words(f"degree.{exercise.level}")),
        ("constituents", named(exercise.constituents)),
        ("groups", _span(exercise.groups, words) if exercise.groups else ""),
        ("mix", words(f"mix.{exercise.mix}")),
        ("half", words.count("desk.minutes-alone", exercise.half)),
        ("materials", words.join("comma", exercise.materials)),
        ("room", exercise.room),
        ("sensitivity", words(f"sensitivity.{exercise.sensitivity}")),
        ("leaves", exercise.leaves),
        ("plan", named(exercise.plan)),
        ("needs", named(exercise.needs)),
    )
    rows = tuple(
        ((paper.Run(words(f"exercise.{name}"), strong=True),), (paper.Run(told),)) for name, told in lines if told
    )
    facts = paper.Grid((), rows, widths=(1, 3))
    if not exercise.content_note:
        return (facts,)
    note = paper.Paragraph((paper.Run(exercise.content_note),))
    return (facts, paper.Box("note", words("page.content-note"), (note,)))


def _span(span: Span, words: Words) -> str:
    return words("desk.range", least=span.least, most=span.most)


def write_steps(
    exercise: Exercise, words: Words, text: PaperText, begins: int | None = None
) -> tuple[paper.Block, ...]:
    """Give why, preparation and the steps with their minutes, and from `begins`, a minute of the day, their hours."""
    return (
        *text.blocks(exercise.why),
        *_section("exercise.preparation", text.blocks(exercise.preparation), words),
        *_section("exercise.steps", (timed(exercise.steps, words, text, begins),), words),
        *_section("exercise.debrief", text.blocks(exercise.debrief), words),
    )


def _run(exercise: Exercise, words: Words, text: PaperText) -> Iterator[paper.Block]:
    """Give what helps to run it well, and its other ways to run."""
    yield from _section("exercise.good-answers-contain", text.blocks(exercise.good_answers), words)
    yield from _section("exercise.facilitator-notes", text.blocks(exercise.notes), words)
    half = words.count("exercise.half-the-time", exercise.half)
    yield from (_heading(2, half), timed(exercise.half_steps, words, text))
    yield from _section("exercise.paper-only", text.blocks(exercise.paper_only), words)
    yield _heading(2, words("exercise.variations"))
    for name, blocks in (
        ("online", exercise.online),
        ("low-literacy", exercise.low_literacy),
        ("more-than-60-people", exercise.many_people),
    ):
        yield from (_heading(3, words(f"exercise.{name}")), *text.blocks(blocks))


def timed(steps: Sequence[TimedStep], words: Words, text: PaperText, begins: int | None = None) -> paper.Numbers:
    """Give steps as a numbered list, each with its minutes; from `begins`, a minute of the day, its hour too."""
    minutes = [step.minutes for step in steps]
    hours = [f"{hour_of(start)} · " for start in accumulate(minutes, initial=begins)] if begins is not None else []
    return paper.Numbers(
        tuple(
            _timed(step, f"{hour}{words('exercise.step', n=step.minutes)}", text)
            for step, hour in zip(steps, hours or [""] * len(minutes), strict=False)
        )
    )


def _timed(step: TimedStep, when: str, text: PaperText) -> tuple[paper.Block, ...]:
    minutes = paper.Run(f"({when}) ", strong=True)
    blocks = text.blocks(step.blocks)
    if blocks and isinstance(blocks[0], paper.Paragraph):
        return (paper.Paragraph((minutes, *blocks[0].runs)), *blocks[1:])
    return (paper.Paragraph((minutes,)), *blocks)


def write_sheet(handout: Handout, words: Words, text: PaperText) -> tuple[str, tuple[paper.Block, ...]]:
    """Give title and blocks of a handout, a worksheet or a role card."""
    title = "".join(piece.text for piece in text.runs(handout.title) if isinstance(piece, paper.Run))
    return title, text.blocks(handout.blocks)


def write_cards(handouts: Iterable[Handout], of: str, words: Words, text: PaperText) -> Iterator[paper.Block]:
    """Give role cards to cut out, below each other from the top of a page; each names its exercise, `of`."""
    yield paper.NewPage()
    for handout in handouts:
        title, blocks = write_sheet(handout, words, text)
        head = _heading(2, f"{words(f'exercise.{handout.kind}')}: {title}")
        yield paper.Box("card", of, (head, *blocks))


def _sheets(exercise: Exercise, words: Words, text: PaperText) -> Iterator[paper.Block]:
    for cards, handouts in groupby(exercise.handouts, lambda handout: handout.kind == "role-card"):
        if cards:
            yield from write_cards(handouts, exercise.title, words, text)
        else:
            yield from (block for handout in handouts for block in _sheet(handout, words, text))


def _sheet(handout: Handout, words: Words, text: PaperText) -> Iterator[paper.Block]:
    title, blocks = write_sheet(handout, words, text)
    yield paper.NewPage()
    yield _heading(2, f"{words(f'exercise.{handout.kind}')}: {title}")
    yield from blocks


def _section(key: str, blocks: tuple[paper.Block, ...], words: Words) -> tuple[paper.Block, ...]:
    return (_heading(2, words(key)), *blocks)


def _heading(level: int, text: str) -> paper.Heading:
    return paper.Heading(level, (paper.Run(text),))
