"""Binds chapters into a book: names of the package, imprint, help on every page."""

from __future__ import annotations

from collections.abc import Iterable

from tutela.delivery.publication import paper
from tutela.delivery.web.site import Site
from tutela.model.language import join_texts


def bind_book(
    site: Site, id: str, title: str, chapters: Iterable[paper.Chapter], *, subtitle: str = ""
) -> paper.Publication:
    """Give the publication of a book of this package."""
    words, manifest = site.words, site.manifest
    return paper.Publication(
        id=id,
        title=title,
        subtitle=subtitle,
        series=words("print.series"),
        language=manifest.language,
        direction=manifest.direction,
        shape="book",
        chapters=tuple(chapters),
        imprint=_imprint(site),
        foot=words("print.worried"),
        contents=words("print.contents"),
    )


def _imprint(site: Site) -> tuple[str, ...]:
    """Give the lines on the back of the cover (safeguarding rules 31, 34 and 35)."""
    words, manifest = site.words, site.manifest
    return (
        join_texts(" ", (words.end(manifest.title), manifest.subtitle)),
        words("print.version", version=manifest.version, digest=manifest.digest[:12]),
        words("print.licence"),
        words("print.endorsement"),
        words("print.outstanding"),
    )
