"""The end test of a book: the questions of its bank as templates; the player deals forms and asks one of them."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.elements import join, tag
from tutela.delivery.web.page_data import describe_package, revision_of
from tutela.delivery.web.pages.bank import name_bank, write_bank
from tutela.delivery.web.pages.precheck import write_task
from tutela.delivery.web.site import KeptSheet, Sheet, Site


def write(site: Site) -> Iterator[KeptSheet]:
    """Give the test of each book that has questions."""
    for book in site.manifest.books:
        if book.questions:
            yield site.name_sheet(_write_test, (book.bank,), book.id, parts=(name_bank(site, book.bank, book.id),))


def _write_test(site: Site, bank: str, id: str) -> Sheet:
    book = next(each for each in site.manifest.books if each.id == id)
    title = site.words("assess-page.test", title=book.title)
    main = join(tag("h1", title), write_task(site), write_bank(site, bank, id))
    data = {**describe_package(site.manifest), "task": "test", "revision": revision_of(bank)}
    return Sheet(path=f"{id}/test.html", title=title, kind="assess", main=main, book=id, data=data)
