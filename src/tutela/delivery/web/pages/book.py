"""A book: what its reader will be able to do, the pre-check, its units in order, the test."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.page_data import describe_package
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.model.package import BookEntry, UnitEntry


def write(site: Site) -> Iterator[KeptSheet]:
    """Give a sheet for each book."""
    for book in site.manifest.books:
        yield site.keep_outlined(_write_sheet, book.id)


def _write_sheet(site: Site, id: str) -> Sheet:
    book = next(book for book in site.manifest.books if book.id == id)
    return Sheet(
        path=f"{id}/index.html",
        title=book.title,
        kind="home",
        main=_write_book(book, site),
        book=id,
        data=describe_package(site.manifest),
    )


def _write_book(book: BookEntry, site: Site) -> Markup:
    words = site.words
    return join(
        tag("h1", book.title),
        tag("p", book.subtitle, class_="lead") if book.subtitle else None,
        tag("p", book.intro) if book.intro else None,
        tag("div", data_slot="continue"),
        _write_door(site, "precheck", book.precheck_per_competency) if book.questions else None,
        tag("h2", words("page.units")),
        tag("ol", *(_write_unit(unit, site) for unit in book.units), class_="units"),
        _write_door(site, "test", book.test.per_competency) if book.questions else None,
        _write_competencies(book, site),
    )


def _write_unit(unit: UnitEntry, site: Site) -> Markup:
    words = site.words
    return tag(
        "li",
        tag("h3", tag("a", unit.title, href=f"{unit.id}.html")),
        tag("p", unit.summary) if unit.summary else None,
        tag(
            "p",
            words.count("book-page.minutes", unit.minutes),
            " · ",
            words.count("book-page.items", len(unit.items)),
            tag("span", data_slot="unit-progress", data_unit=unit.id),
            class_="kicker",
        ),
        data_unit=unit.id,
    )


def _write_door(site: Site, name: str, questions: int) -> Content:
    """Give the box that leads to the pre-check or the test."""
    if not questions:
        return None
    words = site.words
    return tag(
        "section",
        tag("h2", words(f"book-page.{name}")),
        tag("p", words(f"book-page.{name}-says")),
        tag("p", tag("a", words(f"book-page.{name}-begin"), href=f"{name}.html", class_="button quiet")),
        tag("div", data_slot=f"{name}-result"),
        class_="door",
    )


def _write_competencies(book: BookEntry, site: Site) -> Content:
    own = [competency for competency in site.manifest.competencies if competency.book == book.id]
    if not own:
        return None
    lines = (tag("li", tag("b", each.title), tag("span", each.can), data_competency=each.id) for each in own)
    return tag("section", tag("h2", site.words("book-page.able")), tag("ul", *lines, class_="competencies"))
