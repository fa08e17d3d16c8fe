"""Icebreakers and energisers: all on one page, each with an address of its own."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.desk import people_of
from tutela.delivery.web.elements import Markup, join, tag
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.model.language import join_texts
from tutela.model.package import IcebreakersObject
from tutela.model.training import Icebreaker


def write(site: Site) -> Iterator[KeptSheet]:
    """Give the sheet of all icebreakers, when there are any."""
    if site.manifest.icebreakers:
        yield site.keep_sheet(_write_icebreakers, site.manifest.icebreakers)


def _write_icebreakers(site: Site, object: str) -> Sheet:
    held = site.read_as(object, IcebreakersObject)
    words = site.words
    title = words("desk.icebreakers")
    main = join(
        tag("h1", title),
        tag("p", words("desk.icebreakers-says"), class_="lead"),
        *(
            tag("section", tag("h2", words(f"icebreaker.{kind}")), *own)
            for kind in ("icebreaker", "energiser")
            if (own := [_write_one(site, each) for each in held.icebreakers if each.kind == kind])
        ),
    )
    return Sheet(path="icebreakers/index.html", title=title, kind="desk", main=main)


def _write_one(site: Site, icebreaker: Icebreaker) -> Markup:
    words = site.words
    kicker = join_texts(
        " · ", (words.count("desk.minutes-alone", icebreaker.minutes), people_of(icebreaker.people, words))
    )
    lines = [("materials", words.join("semicolon", icebreaker.materials))]
    lines += [(name, getattr(icebreaker, name)) for name in ("why", "care", "online")]
    return tag(
        "section",
        tag("h3", icebreaker.title),
        tag("p", kicker, class_="kicker"),
        tag("ol", *(tag("li", step) for step in icebreaker.steps)),
        *(tag("p", tag("b", words(f"icebreaker.{name}")), " ", text) for name, text in lines if text),
        class_="icebreaker",
        id=icebreaker.id,
    )
