"""The review: every scored item of every unit and every question as a template; the player shows those that are due."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.elements import Markup, join, tag
from tutela.delivery.web.page_data import describe_package
from tutela.delivery.web.pages.bank import write_bank, write_template
from tutela.delivery.web.pages.precheck import write_task
from tutela.delivery.web.site import Sheet, Site
from tutela.model.items import Reflect, Scale
from tutela.model.package import BookEntry, UnitObject

_PATH = "review.html"


def write(site: Site) -> Iterator[Sheet]:
    """Give the sheet of the review."""
    title = site.words("assess-page.review")
    main = join(
        tag("h1", title),
        tag("p", site.words("assess-page.review-says"), class_="lead"),
        write_task(site),
        *(_write_items(site, book) for book in site.manifest.books),
        *(write_bank(site, book, _PATH) for book in site.manifest.books if book.questions),
    )
    data = {**describe_package(site.manifest), "task": "review"}
    yield Sheet(path=_PATH, title=title, kind="assess", main=main, data=data)


def _write_items(site: Site, book: BookEntry) -> Iterator[Markup]:
    """Give the items of a book that are scored; the others are never forgotten."""
    for entry in book.units:
        held = site.read_as(entry.object, UnitObject)
        refs = site.refer(_PATH, facts=held.facts, sources=held.sources, terms=held.terms, cases=held.cases)
        for item in held.unit.items:
            if not isinstance(item, Reflect | Scale):
                yield write_template(
                    item,
                    refs,
                    entry.competencies,
                    activity="item",
                    book=book.id,
                    unit=entry.id,
                    unit_title=entry.title,
                )
