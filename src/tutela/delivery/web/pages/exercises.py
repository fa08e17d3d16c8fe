"""The exercise menu: a list by book and competency that reads without a script; the player adds a filter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from tutela.delivery.web.desk import minutes_of, people_of, titles_of
from tutela.delivery.web.elements import Markup, join, tag
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.model.kit import Competency
from tutela.model.package import ExerciseEntry
from tutela.model.training import Degree, ExerciseKind, Sensitivity

MINUTES = (10, 15, 20, 30, 45, 60, 90, 120)
"""The times that the filter offers."""


def write(site: Site) -> Iterator[KeptSheet]:
    """Give the sheet of the menu, when there are exercises."""
    if site.manifest.exercises:
        yield site.keep_outlined(_write_menu)


def _write_menu(site: Site) -> Sheet:
    manifest, words = site.manifest, site.words
    title = words("desk.exercises")
    main = join(
        tag("h1", title),
        tag("p", words("desk.exercises-says"), class_="lead"),
        tag("div", data_slot="menu"),
        *(
            tag("section", tag("h2", book.title), *groups, data_group=True)
            for book in manifest.books
            if (groups := list(_groups(site, book.id)))
        ),
    )
    return Sheet(path="exercises/index.html", title=title, kind="desk", main=main, data={"menu": _facets(site)})


def _groups(site: Site, book: str) -> Iterator[Markup]:
    for competency in site.manifest.competencies:
        own = [each for each in site.manifest.exercises if each.competencies[0] == competency.id]
        if own and competency.book == book:
            yield _write_group(site, competency, own)


def _write_group(site: Site, competency: Competency, exercises: Sequence[ExerciseEntry]) -> Markup:
    lines = (_write_exercise(site, exercise) for exercise in exercises)
    return tag("section", tag("h3", competency.title), tag("ul", *lines, class_="menu"), data_group=True)


def _write_exercise(site: Site, exercise: ExerciseEntry) -> Markup:
    words = site.words
    kicker = words(
        "desk.kicker",
        kind=words(f"exercise-kind.{exercise.kind}"),
        time=minutes_of(exercise.minutes, words),
        people=people_of(exercise.people, words),
    )
    things = titles_of(exercise.requires, site.manifest.at_hand, site.words)
    return tag(
        "li",
        tag("a", exercise.title, href=f"{exercise.id}.html"),
        tag("p", kicker, class_="kicker"),
        tag("p", exercise.purpose),
        tag("p", words("desk.requires", things=things), class_="kicker") if things else None,
        data_minutes=f"{min(exercise.minutes.least, exercise.half)}",
        data_people=f"{exercise.people.least}-{exercise.people.most}",
        data_level=exercise.level,
        data_kind=exercise.kind,
        data_sensitivity=exercise.sensitivity,
        data_reach=" ".join(exercise.reach),
        data_constituents=" ".join(exercise.constituents),
        data_competencies=" ".join(exercise.competencies),
        data_plan=" ".join(exercise.plan),
        data_requires=" ".join(exercise.requires),
    )


def _facets(site: Site) -> list[dict[str, object]]:
    """Give what can be chosen: by key, the values with their words; a kit without things at hand has none to lack."""
    manifest, words = site.manifest, site.words
    named = {
        "minutes": [(str(n), words("menu.up-to", n=n)) for n in MINUTES],
        "people": [],
        "constituents": [(one.id, one.title) for one in manifest.constituents],
        "level": [(id, words(f"degree.{id}")) for id in get_args(Degree)],
        "reach": [(one.id, one.title) for one in manifest.reach],
        "kind": [(id, words(f"exercise-kind.{id}")) for id in get_args(ExerciseKind)],
        "competencies": [(one.id, one.title) for one in manifest.competencies],
        "sensitivity": [(id, words(f"sensitivity.{id}")) for id in get_args(Sensitivity)],
        "plan": [(one.id, one.title) for one in manifest.plan],
    }
    if manifest.at_hand:
        named["requires"] = [(one.id, words("menu.without", thing=one.title)) for one in manifest.at_hand]
    return [{"key": key, "options": options} for key, options in named.items()]
