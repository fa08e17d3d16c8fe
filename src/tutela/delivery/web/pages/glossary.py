"""The glossary: every term with its meaning, in the order of the language."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.delivery.web.words import Words
from tutela.model.kit import Source, Term
from tutela.model.package import GlossaryObject


def write(site: Site) -> Iterator[KeptSheet]:
    """Give the sheet of the glossary."""
    yield site.keep_sheet(_write_terms, site.manifest.glossary)


def _write_terms(site: Site, object: str) -> Sheet:
    held = site.read_as(object, GlossaryObject)
    terms, sources = {term.id: term for term in held.terms}, {source.id: source for source in held.sources}
    lines = (
        _write_term(terms[id], terms, sources, site) for id in sorted(terms, key=lambda id: _sorting(terms[id].term))
    )
    title = site.words("page.glossary")
    main = join(tag("h1", title), tag("dl", *lines, class_="glossary"))
    return Sheet(path="glossary.html", title=title, kind="home", main=main)


def _write_law(term: Term, sources: dict[str, Source], words: Words) -> Content:
    """Give where the law has the term."""
    if not term.sources:
        return None
    cited = [tag("a", sources[id].title, href=f"sources.html#{id}") for id in term.sources]
    article = (", ", term.article) if term.article else None
    return tag(
        "p",
        words("glossary-page.law"),
        " ",
        *(("; " if place else "", one) for place, one in enumerate(cited)),
        article,
        class_="see",
    )


def _write_term(term: Term, terms: dict[str, Term], sources: dict[str, Source], site: Site) -> Markup:
    words = site.words
    see: Content = None
    if term.see:
        links = [tag("a", terms[id].term, href=f"#{id}") for id in term.see]
        see = tag(
            "p",
            words("glossary-page.see"),
            " ",
            *((words("list.comma") if index else "", link) for index, link in enumerate(links)),
        )
    avoid = tag("p", words("glossary-page.avoid"), " ", term.avoid, class_="avoid") if term.avoid else None
    return tag(
        "div",
        tag("dt", term.term, id=term.id),
        tag("dd", tag("p", term.means), _write_law(term, sources, words), see, avoid),
    )


def _sorting(text: str) -> str:
    """Give letters without marks and case, so that é stands with e."""
    return normalize("NFKD", text).casefold()
