"""My learning: places for progress, mastery, tests, notes, the progress file, and wiping this device."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.page_data import describe_cards, describe_package
from tutela.delivery.web.site import KeptSheet, Sheet, Site

_PLACES = ("units", "competencies", "attempts", "notes", "file", "waiting", "kept")
"""The sections in order; each has a place that the player fills."""


def write(site: Site) -> Iterator[KeptSheet]:
    """Give the sheet of the learner's own page."""
    yield site.keep_outlined(_write_progress)


def _write_progress(site: Site) -> Sheet:
    words = site.words
    title = words("page.progress")
    main = join(
        tag("h1", title),
        tag("noscript", tag("p", words("assess-page.needs-script"), class_="content-note")),
        tag(
            "p",
            tag("a", words("assess-page.review"), href="review.html", class_="button quiet"),
            " ",
            tag("a", words("assess-page.certificate"), href="certificate.html", class_="button quiet"),
        ),
        tag("div", data_slot="task"),
        *(_write_place(site, name) for name in _PLACES),
    )
    data = {**describe_package(site.manifest), **describe_cards(site.manifest), "task": "progress"}
    return Sheet(path="progress.html", title=title, kind="assess", main=main, data=data)


def _write_place(site: Site, name: str) -> Markup:
    words = site.words
    says: dict[str, Content] = {
        "file": tag("p", words("progress-page.file-says")),
        "kept": tag("p", words("progress-page.kept-says")),
    }
    places = ("connection", "waiting") if name == "waiting" else ("storage", "wipe") if name == "kept" else (name,)
    return tag(
        "section",
        tag("h2", words(f"progress-page.{name}"), id=f"{name}-title"),
        says.get(name),
        *(tag("div", data_slot=place) for place in places),
        id=name,
        aria_labelledby=f"{name}-title",
    )
