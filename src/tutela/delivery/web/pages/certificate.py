"""The certificate: a place that the player fills from what the device recorded."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.elements import join, tag
from tutela.delivery.web.page_data import describe_package
from tutela.delivery.web.site import Sheet, Site


def write(site: Site) -> Iterator[Sheet]:
    """Give the sheet of the certificate."""
    title = site.words("assess-page.certificate")
    main = join(
        tag("h1", title, class_="unprinted"),
        tag("noscript", tag("p", site.words("assess-page.needs-script"), class_="content-note")),
        tag("div", data_slot="task"),
        tag("div", data_slot="certificate"),
    )
    data = {
        **describe_package(site.manifest),
        "task": "certificate",
        "title": site.manifest.title,
        "edition": site.manifest.edition,
        "digest": site.manifest.digest,
    }
    yield Sheet(path="certificate.html", title=title, kind="assess", main=main, data=data)
