"""The glossary: every term with its meaning, in the order of the language."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.site import Sheet, Site
from tutela.model.kit import Term
from tutela.model.package import GlossaryObject


def write(site: Site) -> Iterator[Sheet]:
    """Give the sheet of the glossary."""
    yield site.keep(Sheet, _write_terms, site.manifest.glossary)


def _write_terms(site: Site, object: str) -> Sheet:
    terms = {term.id: term for term in site.read_as(object, GlossaryObject).terms}
    lines = (_write_term(terms[id], terms, site) for id in sorted(terms, key=lambda id: _sorting(terms[id].term)))
    title = site.words("page.glossary")
    main = join(tag("h1", title), tag("dl", *lines, class_="glossary"))
    return Sheet(path="glossary.html", title=title, kind="home", main=main)


def _write_term(term: Term, terms: dict[str, Term], site: Site) -> Markup:
    words = site.words
    see: Content = None
    if term.see:
        links = [tag("a", terms[id].term, href=f"#{id}") for id in term.see]
        see = tag(
            "p", words("glossary-page.see"), " ", *((", " if index else "", link) for index, link in enumerate(links))
        )
    avoid = tag("p", words("glossary-page.avoid"), " ", term.avoid, class_="avoid") if term.avoid else None
    return tag("div", tag("dt", term.term, id=term.id), tag("dd", tag("p", term.means), see, avoid))


def _sorting(text: str) -> str:
    """Give letters without marks and case, so that é stands with e."""
    return normalize("NFKD", text).casefold()
