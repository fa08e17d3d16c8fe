"""The single pages of the kit: what to do when worried about a child, taking a pause, about, data."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.article import write_article
from tutela.delivery.web.elements import join, tag
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.model.package import PageObject


def write(site: Site) -> Iterator[KeptSheet]:
    """Give a sheet for each page of the kit."""
    for id, _, object in site.manifest.pages:
        yield site.keep_sheet(_write_page, object, id)


def _write_page(site: Site, object: str, id: str) -> Sheet:
    held = site.read_as(object, PageObject)
    path, title = f"{id}.html", held.page.title
    refs = site.refer(path, facts=held.facts, sources=held.sources, terms=held.terms)
    article = tag("article", write_article(held.page.blocks, refs), class_="prose")
    return Sheet(path=path, title=title, kind="home", main=join(tag("h1", title), article))
