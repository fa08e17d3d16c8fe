"""The first page: what the package is, its books, where to go on, and how to take it along."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.desk import write_ways
from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.page_data import describe_package
from tutela.delivery.web.site import Sheet, Site
from tutela.model.language import join_texts
from tutela.model.package import BookEntry


def write(site: Site) -> Iterator[Sheet]:
    """Give the sheet of the first page."""
    manifest, words = site.manifest, site.words
    main = join(
        tag("h1", manifest.title),
        tag("p", manifest.subtitle, class_="lead") if manifest.subtitle else None,
        tag("div", data_slot="continue"),
        tag("h2", words("home-page.books")),
        tag("ul", *(tag("li", _write_book(book, site)) for book in manifest.books), class_="books"),
        tag("div", data_slot="mastered"),
        tag("div", data_slot="constituent"),
        _write_desk(site),
        _write_ways(site),
    )
    yield Sheet(path="index.html", title=manifest.title, kind="home", main=main, data=describe_package(manifest))


def _write_book(book: BookEntry, site: Site) -> Markup:
    words = site.words
    units = words.count("book-page.units", len(book.units))
    time = words.count("book-page.hours", max(1, round(sum(unit.minutes for unit in book.units) / 60)))
    return tag(
        "article",
        tag("h3", tag("a", book.title, href=f"{book.id}/index.html")),
        tag("p", book.subtitle),
        tag(
            "p",
            join_texts(" · ", (units, time)),
            tag("span", data_slot="book-progress", data_book=book.id),
            class_="kicker",
        ),
        class_="book",
    )


def _write_desk(site: Site) -> Content:
    """Give the ways to what facilitators work with; nothing where the package has none of it."""
    manifest, words = site.manifest, site.words
    held: dict[str, object] = {
        "exercises": manifest.exercises,
        "toolkit": manifest.tools,
        "guide": manifest.guide,
        "icebreakers": manifest.icebreakers,
        "agendas": manifest.agendas,
        "cases": manifest.cases,
    }
    titles = {"guide": manifest.guide.title} if manifest.guide else {}
    ways = [
        (titles.get(name) or words(f"desk.{name}"), f"{name}/index.html", words(f"desk.{name}-says"))
        for name, own in held.items()
        if own
    ]
    if not ways:
        return None
    framework = (words("desk.framework"), "vulnerability/index.html", words("desk.framework-says"))
    return tag("section", tag("h2", words("home-page.desk")), write_ways([*ways, framework]))


def _write_ways(site: Site) -> Markup:
    """Give the ways to other pages that a first visitor may look for."""
    words = site.words
    ways = [(name, f"{name}.html") for name in ("take-along", "glossary", "sources")]
    lines = [
        tag("li", tag("a", words(f"page.{name}"), href=path), " ", tag("span", words(f"home-page.{name}")))
        for name, path in ways
    ]
    if site.manifest.countries:
        countries = tag("a", words("page.countries"), href="countries/index.html")
        lines.insert(0, tag("li", countries, " ", tag("span", words("home-page.countries"))))
    if site.hub:
        join = tag("a", words("page.join"), href=f"{site.hub}join/")
        lines.insert(0, tag("li", join, " ", tag("span", words("home-page.join"))))
    return tag("section", tag("h2", words("home-page.more")), tag("ul", *lines, class_="ways"))
