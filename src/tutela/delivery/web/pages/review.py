"""The review: a page a book with its scored items and questions as templates, and a light page that leads to them."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.elements import Markup, join, tag
from tutela.delivery.web.page_data import describe_cards, describe_package, is_reviewed
from tutela.delivery.web.pages.bank import name_bank, write_bank, write_template
from tutela.delivery.web.pages.precheck import write_task
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.model.package import BookEntry, UnitObject


def write(site: Site) -> Iterator[KeptSheet]:
    """Give the sheet that leads to the reviews, then the review of each book."""
    yield site.keep_outlined(_write_way)
    for book in site.manifest.books:
        units = [entry.object for entry in book.units]
        parts = [site.name(_write_items, entry.object, entry.id) for entry in book.units]
        if book.questions:
            parts.append(name_bank(site, book.bank, book.id))
        yield site.name_sheet(_write_book, (*units, book.bank), book.id, parts=tuple(parts))


def _describe(site: Site, task: str) -> dict[str, object]:
    return {**describe_package(site.manifest), **describe_cards(site.manifest), "task": task}


def _write_way(site: Site) -> Sheet:
    title = site.words("assess-page.review")
    main = join(
        tag("h1", title),
        tag("p", site.words("assess-page.review-says"), class_="lead"),
        write_task(site),
        tag("ul", *(tag("li", *_write_line(book)) for book in site.manifest.books), class_="ways"),
    )
    return Sheet(path="review.html", title=title, kind="assess", main=main, data=_describe(site, "reviews"))


def _write_line(book: BookEntry) -> tuple[Markup | str, ...]:
    """Give the link to a book's review and the place where the player says how much is due."""
    link = tag("a", book.title, href=f"{book.id}/review.html")
    return link, " ", tag("span", data_slot="book-review", data_book=book.id)


def _write_book(site: Site, *read: str) -> Sheet:
    """Give the review of a book; `read` are the hashes of its units and of its bank, and its id."""
    *units, bank, id = read
    book = next(each for each in site.manifest.books if each.id == id)
    title = site.words("assess-page.review-book", title=book.title)
    main = join(
        tag("h1", title),
        tag("p", site.words("assess-page.review-says"), class_="lead"),
        write_task(site),
        *(site.keep(Markup, _write_items, unit, entry.id) for unit, entry in zip(units, book.units, strict=True)),
        write_bank(site, bank, id) if book.questions else None,
    )
    path = f"{id}/review.html"
    return Sheet(path=path, title=title, kind="assess", main=main, book=id, data=_describe(site, "review"))


def _write_items(site: Site, object: str, unit: str) -> Markup:
    """Give the items of a unit that are scored; the others are never forgotten."""
    held, book = site.read_as(object, UnitObject), site.book_of(unit)
    entry = next(each for each in book.units if each.id == unit)
    refs = site.refer(f"{book.id}/", facts=held.facts, sources=held.sources, terms=held.terms, cases=held.cases)
    reviewed = {id for id, _, kind in entry.items if is_reviewed(kind)}
    templates = (
        write_template(
            item,
            refs,
            entry.competencies,
            activity="item",
            book=book.id,
            unit=entry.id,
            unit_title=entry.title,
        )
        for item in held.unit.items
        if item.id in reviewed
    )
    return join(*templates)
