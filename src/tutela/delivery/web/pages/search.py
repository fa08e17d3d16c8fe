"""Searching: the field is the player's; the index is a script that only this page loads."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.elements import join, tag
from tutela.delivery.web.site import Sheet, Site


def write(site: Site) -> Iterator[Sheet]:
    """Give the sheet of the search."""
    title = site.words("page.search")
    main = join(
        tag("h1", title),
        tag("noscript", tag("p", site.words("search-page.needs-script"), class_="content-note")),
        tag("div", data_slot="search"),
    )
    yield Sheet(path="search.html", title=title, kind="search", main=main, scripts=(site.search_index,))
