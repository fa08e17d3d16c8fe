"""The pre-check of a book: the questions of its bank as templates; the player asks some and suggests a path."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.elements import Markup, join, tag
from tutela.delivery.web.page_data import describe_package, revision_of
from tutela.delivery.web.pages.bank import name_bank, write_bank
from tutela.delivery.web.site import KeptSheet, Sheet, Site


def write(site: Site) -> Iterator[KeptSheet]:
    """Give the pre-check of each book that has questions and asks some before."""
    for book in site.manifest.books:
        if book.questions and book.precheck_per_competency:
            yield site.name_sheet(_write_precheck, (book.bank,), book.id, parts=(name_bank(site, book.bank, book.id),))


def _write_precheck(site: Site, bank: str, id: str) -> Sheet:
    title = site.words("book-page.precheck")
    main = join(
        tag("h1", title),
        tag("p", site.words("book-page.precheck-says"), class_="lead"),
        write_task(site),
        write_bank(site, bank, id),
    )
    data = {**describe_package(site.manifest), "task": "precheck", "revision": revision_of(bank)}
    return Sheet(path=f"{id}/precheck.html", title=title, kind="assess", main=main, book=id, data=data)


def write_task(site: Site) -> Markup:
    """Give the place where the player asks; without it the page says what it needs."""
    note = tag("noscript", tag("p", site.words("assess-page.needs-script"), class_="content-note"))
    return join(note, tag("div", data_slot="task", tabindex=-1))
