"""The list of countries, by region and alphabet; never a ranking."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from tutela.delivery.web.article import write_article
from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.notes import cite
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.model.package import CountriesObject, CountryEntry

PATH = "countries/index.html"


def write(site: Site) -> Iterator[KeptSheet]:
    """Give the sheet of the list; none where the kit has no countries."""
    if site.manifest.countries:
        yield site.keep_sheet(_write_list, site.manifest.atlas)


def _write_list(site: Site, object: str) -> Sheet:
    words = site.words
    held = site.read_as(object, CountriesObject)
    refs = site.refer(PATH, facts=held.facts, sources=held.sources, terms=held.terms)
    title = held.intro.title if held.intro else words("page.countries")
    intro = tag("article", write_article(held.intro.blocks, refs), class_="prose") if held.intro else None
    limits = [limit for release in held.releases for limit in release.limits]
    main = join(
        tag("h1", title),
        tag("p", words.count("countries-page.lead", len(site.manifest.countries)), class_="lead"),
        tag("div", data_slot="find-country"),
        intro,
        tag("h2", words("countries-page.list"), id="list"),
        tag("p", words("countries-page.regions-say"), class_="hint"),
        *_regions(site),
        _limits(limits, site),
        tag("h2", words("countries-page.releases")),
        tag("ul", *(tag("li", *cite(refs.sources[release.source], "", refs)) for release in held.releases)),
    )
    return Sheet(path=PATH, title=title, kind="country", main=main)


def _limits(limits: list[str], site: Site) -> Content:
    if not limits:
        return None
    return tag("h2", site.words("countries-page.limits")), tag("ul", *(tag("li", limit) for limit in limits))


def _regions(site: Site) -> Iterator[Markup]:
    regions: dict[str, list[CountryEntry]] = {}
    for entry in site.manifest.countries:
        regions.setdefault(entry.region, []).append(entry)
    for region in sorted(regions, key=_sorting):
        ordered = sorted(regions[region], key=lambda entry: _sorting(entry.name))
        lines = (tag("li", tag("a", entry.name, href=f"{entry.id}.html")) for entry in ordered)
        yield tag("section", tag("h3", region), tag("ul", *lines), class_="country-list")


def _sorting(text: str) -> str:
    """Give letters without marks and case, so that é stands with e."""
    return normalize("NFKD", text).casefold()
