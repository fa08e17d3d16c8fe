"""Taking the package along: the file where a hub offers it, and how it is opened without a network."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.elements import Content, join, tag
from tutela.delivery.web.site import Sheet, Site


def write(site: Site) -> Iterator[Sheet]:
    """Give the sheet that tells how to take the package along."""
    words = site.words
    title = words("page.take-along")
    steps = ("unpack", "open", "browser", "phone")
    main = join(
        tag("h1", title),
        tag("p", words("home-page.take-along"), class_="lead"),
        _write_offer(site),
        tag("h2", words("take-page.how")),
        tag("ol", *(tag("li", words(f"take-page.{step}")) for step in steps)),
        tag("p", words("take-page.yours")),
    )
    yield Sheet(path="take-along.html", title=title, kind="home", main=main)


def _write_offer(site: Site) -> Content:
    """Give the link to the file; it works as a plain link, the player adds the progress."""
    words, offer = site.words, site.take_along
    if offer is None:
        return tag("p", words("take-page.here-already"), class_="content-note")
    megabytes = site.words.number(max(0.1, round(offer.size / 1_000_000, 1)))
    return tag(
        "p",
        tag(
            "a",
            words("take-page.take", size=megabytes),
            href=offer.path,
            class_="button",
            download=offer.path,
            data_take=True,
            data_size=offer.size,
        ),
    )
