"""Sources and figures: every publication, and every figure with all that is known about it."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.notes import describe_fact
from tutela.delivery.web.references import References
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.model.kit import Fact, Source
from tutela.model.package import EvidenceObject


def write(site: Site) -> Iterator[KeptSheet]:
    """Give the sheet of sources and figures."""
    yield site.keep_sheet(_write_evidence, site.manifest.evidence)


def _write_evidence(site: Site, object: str) -> Sheet:
    words = site.words
    evidence = site.read_as(object, EvidenceObject)
    refs = site.refer("sources.html", facts=evidence.facts, sources=evidence.sources)
    title = words("page.sources")
    main = join(
        tag("h1", title),
        tag("p", words("sources-page.intro"), class_="lead"),
        tag("h2", words("sources-page.publications"), id="publications"),
        tag("ul", *(_write_source(source, refs) for source in _in_order(evidence.sources)), class_="publications"),
        tag("h2", words("sources-page.figures"), id="figures"),
        tag("div", *(_write_fact(fact, refs) for fact in evidence.facts), class_="figures"),
    )
    return Sheet(path="sources.html", title=title, kind="home", main=main)


def _in_order(sources: tuple[Source, ...]) -> list[Source]:
    return sorted(sources, key=lambda source: (source.by.casefold(), source.year, source.title))


def _write_source(source: Source, refs: References) -> Markup:
    words = refs.words
    title: Content = tag("cite", source.title)
    if source.url.startswith(("https://", "http://")):
        title = tag("a", title, href=source.url, rel="noopener noreferrer", class_="outside")
    doubt = tag("span", words(f"status.{source.seen}"), class_="doubt") if source.seen != "read" else None
    return tag(
        "li",
        source.by,
        ", ",
        title,
        f", {source.year}.",
        (" ", source.note) if source.note else None,
        " ",
        doubt,
        id=source.id,
    )


def _write_fact(fact: Fact, refs: References) -> Markup:
    parts = list(fact.parts) or [""]
    return tag("section", *describe_fact(fact, parts, refs), id=fact.id, class_="figure")
