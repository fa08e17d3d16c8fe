"""The exercise book: every exercise of the menu, in the order of its main competency, with an index."""

from __future__ import annotations

from tutela.delivery.publication import paper
from tutela.delivery.publication.binding import bind_book
from tutela.delivery.publication.exercise import write_exercise
from tutela.delivery.web.site import Site
from tutela.model.package import ExerciseEntry, ExerciseObject


def write_exercise_book(site: Site) -> paper.Publication:
    """Give the publication of the whole menu."""
    words, manifest = site.words, site.manifest
    order = [competency.id for competency in manifest.competencies]
    entries = sorted(
        manifest.exercises, key=lambda entry: (order.index(entry.competencies[0]), entry.minutes.least, entry.id)
    )
    labels = frozenset(f"exercise-{entry.id}" for entry in entries)
    chapters = (
        *(write_exercise(site, site.read_as(entry.object, ExerciseObject), labels) for entry in entries),
        _index(site, entries),
    )
    return bind_book(
        site, "exercises", words("print.exercise-book"), chapters, subtitle=words("print.exercise-book-says")
    )


def _index(site: Site, entries: list[ExerciseEntry]) -> paper.Chapter:
    """Give the index: for each competency its exercises with level, form and time."""
    words = site.words
    blocks: list[paper.Block] = []
    for competency in site.manifest.competencies:
        own = [entry for entry in entries if competency.id in entry.competencies]
        if own:
            blocks += (paper.Heading(2, (paper.Run(competency.title),)), _list(own, site))
    return paper.Chapter(title=words("print.index"), blocks=tuple(blocks), numbered=False)


def _list(entries: list[ExerciseEntry], site: Site) -> paper.Bullets:
    words = site.words
    return paper.Bullets(
        tuple(
            (
                paper.Paragraph(
                    (
                        paper.Inside(f"exercise-{entry.id}", (paper.Run(entry.title),)),
                        paper.Run(
                            f" · {words(f'degree.{entry.level}')} · {words(f'exercise-kind.{entry.kind}')} · "
                            f"{words.count('desk.minutes', entry.minutes.most, least=entry.minutes.least)}"
                        ),
                    )
                ),
            )
            for entry in entries
        )
    )
