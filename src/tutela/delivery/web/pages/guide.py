"""The facilitators' guide: its contents, and a page for each chapter."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.article import write_article
from tutela.delivery.web.desk import write_sources
from tutela.delivery.web.elements import Markup, join, tag
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.model.package import ChapterEntry, ChapterObject, GuideEntry


def write(site: Site) -> Iterator[KeptSheet]:
    """Give the sheets of the guide, when there is one."""
    guide = site.manifest.guide
    if guide is None:
        return
    yield site.keep_outlined(_write_guide)
    for chapter in guide.chapters:
        yield site.keep_sheet(_write_chapter, chapter.object, chapter.id)


def _write_guide(site: Site) -> Sheet:
    guide, words = site.manifest.guide, site.words
    if guide is None:
        raise ValueError("the package has no guide; expected one where its page is asked for")
    main = join(
        tag("h1", guide.title),
        tag("p", guide.subtitle, class_="lead") if guide.subtitle else None,
        tag("p", guide.intro) if guide.intro else None,
        tag("h2", words("guide.chapters")),
        tag("ol", *(_write_entry(site, chapter) for chapter in guide.chapters), class_="units"),
    )
    return Sheet(path="guide/index.html", title=guide.title, kind="desk", main=main)


def _write_entry(site: Site, chapter: ChapterEntry) -> Markup:
    return tag(
        "li",
        tag("h3", tag("a", chapter.title, href=f"{chapter.id}.html")),
        tag("p", chapter.summary),
        tag("p", site.words.count("guide.minutes", chapter.minutes), class_="kicker"),
    )


def _write_chapter(site: Site, object: str, id: str) -> Sheet:
    held = site.read_as(object, ChapterObject)
    chapter, path = held.chapter, site.address("chapter", id)
    refs = site.refer(path, facts=held.facts, sources=held.sources, terms=held.terms, cases=held.cases)
    guide = site.manifest.guide
    main = join(
        tag("p", guide.title if guide else None, class_="kicker"),
        tag("h1", chapter.title),
        tag("p", chapter.summary, class_="lead"),
        tag("article", write_article(chapter.blocks, refs), class_="prose"),
        tag(
            "footer",
            write_sources(chapter.sources, refs),
            _write_way_on(site, guide, id) if guide else None,
            class_="ending",
            id="end",
            tabindex=-1,
        ),
    )
    return Sheet(path=path, title=chapter.title, kind="desk", main=main)


def _write_way_on(site: Site, guide: GuideEntry, id: str) -> Markup:
    words = site.words
    ids = [chapter.id for chapter in guide.chapters]
    number = ids.index(id)
    before = guide.chapters[number - 1] if number else None
    after = guide.chapters[number + 1] if number + 1 < len(ids) else None
    links = [
        (after, "unit.next", "button", "next"),
        (before, "unit.previous", "button quiet", "prev"),
    ]
    ways = [
        tag("a", words(key, title=chapter.title), href=f"{chapter.id}.html", class_=look, rel=rel)
        for chapter, key, look, rel in links
        if chapter
    ]
    back = tag("a", words("desk.back-guide"), href="index.html", class_="button quiet")
    return tag("nav", *ways, back, class_="way-on", aria_label=words("unit.way-on"))
