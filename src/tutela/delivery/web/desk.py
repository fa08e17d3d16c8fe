"""What the pages for facilitators share: rows of facts, lists of links, spans, sheets that print on their own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from tutela.delivery.web.elements import Content, Markup, tag
from tutela.delivery.web.notes import cite
from tutela.delivery.web.references import References
from tutela.delivery.web.site import Site, root_of
from tutela.delivery.web.words import Words
from tutela.model.kit import Named
from tutela.model.training import Span


def write_rows(rows: Iterable[tuple[str, Content]]) -> Markup:
    """Give a list of names and values; a row without a value is left out."""
    pairs = (tag("div", tag("dt", name), tag("dd", value)) for name, value in rows if value)
    return tag("dl", *pairs, class_="rows")


def write_links(links: Iterable[tuple[str, str]], words: Words) -> Content:
    """Give links (text, address), separated by commas; their texts alone where there is no address."""
    made = [tag("a", text, href=address) if address else text for text, address in links]
    return [(words("list.comma") if place else "", link) for place, link in enumerate(made)]


def titles_of(ids: Collection[str], named: Iterable[Named], words: Words) -> str:
    """Give the titles of ids, in the order of the kit."""
    return words.join("comma", (one.title for one in named if one.id in ids))


def link_units(site: Site, path: str, ids: Sequence[str]) -> Content:
    """Give links to units, seen from the page at `path`."""
    titles = {unit.id: unit.title for book in site.manifest.books for unit in book.units}
    return write_links(((titles[id], root_of(path) + site.address("unit", id)) for id in ids), site.words)


def link_exercises(site: Site, path: str, ids: Iterable[str]) -> Content:
    """Give links to exercises, seen from the page at `path`."""
    titles = {entry.id: entry.title for entry in site.manifest.exercises}
    return write_links(((titles[id], root_of(path) + site.address("exercise", id)) for id in ids), site.words)


def minutes_of(span: Span, words: Words) -> str:
    """Give `40 to 60 minutes`."""
    if span.least == span.most:
        return words.count("desk.minutes-alone", span.least)
    return words.count("desk.minutes", span.most, least=span.least)


def people_of(span: Span, words: Words) -> str:
    """Give `6 to 40 people`."""
    return words.count("desk.people", span.most, least=span.least)


def write_sheet(id: str, kind: str, title: Content, text: Markup, site: Site, *, mark: str = "") -> Markup:
    """Give a section that begins a page of its own in print and can be printed alone; `mark` stands at its head."""
    words = site.words
    return tag(
        "section",
        tag("p", kind, class_="kicker") if kind else None,
        tag("h2", title),
        tag(
            "p",
            tag("a", words("desk.print-this"), id=f"print-{id}", href=f"#print-{id}", data_print=True),
            class_="print-this",
        ),
        tag("p", mark, class_="mark") if mark else None,
        text,
        class_="sheet",
        id=id,
    )


def write_sources(ids: Sequence[str], refs: References) -> Content:
    """Give the sources that a piece names at its head."""
    if not ids:
        return None
    listed = (tag("li", *cite(refs.sources[id], "", refs)) for id in ids)
    return tag("section", tag("h2", refs.words("desk.sources")), tag("ul", *listed), class_="cited")


def write_back(words: str, address: str = "index.html") -> Markup:
    """Give the way back to a list."""
    return tag("p", tag("a", words, href=address, class_="button quiet"), class_="way-on")


def write_ways(ways: Iterable[tuple[str, str, str]]) -> Markup:
    """Give a list of links (words, address, what it is)."""
    lines = (
        tag("li", tag("a", words, href=address), " ", tag("span", says) if says else None)
        for words, address, says in ways
    )
    return tag("ul", *lines, class_="ways")
