"""A unit: its text with items and notes, the list of units beside it, its sources and the way on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tutela.delivery.web.article import write_article
from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.item import write_item
from tutela.delivery.web.notes import cite
from tutela.delivery.web.page_data import revision_of
from tutela.delivery.web.references import References
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.delivery.web.text import write_inlines
from tutela.model.document import Heading
from tutela.model.kit import Unit
from tutela.model.package import BookEntry, UnitEntry, UnitObject


def write(site: Site) -> Iterator[KeptSheet]:
    """Give a sheet for each unit of each book."""
    for book in site.manifest.books:
        for entry in book.units:
            yield site.keep_sheet(_write_unit, entry.object, entry.id)


def _write_unit(site: Site, object: str, id: str) -> Sheet:
    held = site.read_as(object, UnitObject)
    book = site.book_of(id)
    entry = next(each for each in book.units if each.id == id)
    path = f"{book.id}/{entry.id}.html"
    refs = site.refer(path, facts=held.facts, sources=held.sources, terms=held.terms, cases=held.cases)
    items: dict[str, Callable[[], Markup]] = {
        item.id: partial(write_item, item, refs, entry.competencies) for item in held.unit.items
    }
    article = write_article(
        held.unit.blocks,
        refs,
        items=items,
        constituents={each.id: each.title for each in site.manifest.constituents},
    )
    main = join(
        _opening(site, book, entry),
        tag("article", article, class_="prose"),
        _ending(site, book, entry, held.unit, refs),
    )
    return Sheet(
        path=path,
        title=entry.title,
        kind="read",
        main=main,
        book=book.id,
        unit=entry.id,
        data={"competencies": entry.competencies, "revision": revision_of(object)},
        blocks={"tutela-terms": {term.id: [term.term, term.means] for term in held.terms}} if held.terms else {},
        contents=_contents(site, book, held.unit, refs),
    )


def _opening(site: Site, book: BookEntry, entry: UnitEntry) -> Markup:
    words = site.words
    number = book.units.index(entry) + 1
    kicker = words.count("unit.kicker", entry.minutes, unit=number, units=len(book.units))
    return tag(
        "header",
        tag("p", kicker, tag("span", data_slot="unit-progress"), class_="kicker"),
        tag("h1", entry.title),
        class_="opening",
    )


def _contents(site: Site, book: BookEntry, unit: Unit, refs: References) -> Markup:
    words = site.words
    headings = [block for block in unit.blocks if isinstance(block, Heading) and block.level == 2]
    parts = tag(
        "ol",
        *(
            tag("li", tag("a", write_inlines(heading.children, refs, "label"), href=f"#{heading.id}"))
            for heading in headings
        ),
    )

    def line(entry: UnitEntry) -> Markup:
        here = entry.id == unit.id
        link = tag("a", entry.title, href=f"{entry.id}.html", aria_current="page" if here else None)
        return tag("li", link, parts if here and headings else None, data_unit=entry.id)

    fold = tag("details", tag("summary", words("page.units")), tag("ol", *map(line, book.units)))
    return tag("nav", fold, class_="contents", aria_label=words("page.units"))


def _ending(site: Site, book: BookEntry, entry: UnitEntry, unit: Unit, refs: References) -> Markup:
    """Give what stands after the text; `end` is where a reader who skips the last passage arrives."""
    words = site.words
    sources: Content = None
    if unit.sources:
        listed = (tag("li", *cite(refs.sources[source], "", refs)) for source in unit.sources)
        sources = tag(
            "section",
            tag("h2", words("unit.sources")),
            tag("ul", *listed),
            class_="cited",
        )
    return tag(
        "footer",
        tag("div", data_slot="complete"),
        tag("div", data_slot="notes"),
        sources,
        _way_on(site, book, entry),
        class_="ending",
        id="end",
        tabindex=-1,
    )


def _way_on(site: Site, book: BookEntry, entry: UnitEntry) -> Markup:
    words = site.words
    number = book.units.index(entry)
    before = book.units[number - 1] if number else None
    after = book.units[number + 1] if number + 1 < len(book.units) else None
    return tag(
        "nav",
        tag("a", words("unit.next", title=after.title), href=f"{after.id}.html", class_="button", rel="next")
        if after
        else tag("a", words("unit.to-test"), href="test.html", class_="button", rel="next"),
        tag(
            "a", words("unit.previous", title=before.title), href=f"{before.id}.html", class_="button quiet", rel="prev"
        )
        if before
        else None,
        tag("a", words("unit.back-to-book", title=book.title), href="index.html", class_="button quiet"),
        class_="way-on",
        aria_label=words("unit.way-on"),
    )
