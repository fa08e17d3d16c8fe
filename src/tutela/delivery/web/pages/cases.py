"""The cases: a list with the long case in its order and all others by form, and a page for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tutela.delivery.web.article import write_article
from tutela.delivery.web.desk import link_exercises, titles_of, write_links, write_rows
from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.site import KeptSheet, Sheet, Site, root_of
from tutela.model.language import join_texts
from tutela.model.package import CaseEntry, CaseObject


def write(site: Site) -> Iterator[KeptSheet]:
    """Give the sheets of the cases, when there are any."""
    if site.manifest.cases:
        yield site.keep_outlined(_write_cases)
    for case in site.manifest.cases:
        yield site.keep_sheet(_write_case, case.object, case.id)


def _write_cases(site: Site) -> Sheet:
    cases, words = site.manifest.cases, site.words
    title = words("desk.cases")
    forms = [(form.id, form.title) for form in site.manifest.forms] + [("", words("case-page.other"))]
    main = join(
        tag("h1", title),
        tag("p", words("desk.cases-says"), class_="lead"),
        tag("p", words("page.case-label"), class_="kicker"),
        *(_write_series(site, parts) for parts in _series(site).values()),
        *(
            tag("section", tag("h2", name), tag("ul", *(_write_entry(site, case) for case in own), class_="menu"))
            for form, name in forms
            if (own := [case for case in cases if not case.series and (form in case.forms if form else not case.forms)])
        ),
    )
    return Sheet(path="cases/index.html", title=title, kind="desk", main=main)


def _series(site: Site) -> dict[str, list[CaseEntry]]:
    """Give the parts of each long case in order."""
    found: dict[str, list[CaseEntry]] = defaultdict(list)
    for case in sorted(site.manifest.cases, key=lambda case: case.part):
        if case.series:
            found[case.series].append(case)
    return found


def _write_series(site: Site, parts: list[CaseEntry]) -> Markup:
    return tag(
        "section",
        tag("h2", site.words.count("case-page.long", len(parts))),
        tag("ol", *(_write_entry(site, case) for case in parts), class_="menu"),
    )


def _write_entry(site: Site, case: CaseEntry) -> Markup:
    said = join_texts(" · ", _said(site, case))
    return tag("li", tag("a", case.title, href=f"{case.id}.html"), tag("p", said, class_="kicker") if said else None)


def _said(site: Site, case: CaseEntry) -> Iterator[str]:
    words = site.words
    if case.forms:
        yield titles_of(case.forms, site.manifest.forms, site.words)
    if case.region:
        yield case.region
    if case.children not in ("", "not-told"):
        yield words(f"case-page.children.{case.children}")
    if case.moves:
        yield words(f"case-page.moves.{case.moves}")


def _write_case(site: Site, object: str, id: str) -> Sheet:
    held = site.read_as(object, CaseObject)
    case, words, path = held.case, site.words, f"cases/{id}.html"
    entry = next(each for each in site.manifest.cases if each.id == id)
    parts = _series(site).get(case.series, [])
    part = words("case-page.part", n=case.part, m=len(parts)) if parts else ""
    refs = site.refer(path, facts=held.facts, sources=held.sources, terms=held.terms)
    note = (tag("p", case.content_note), tag("p", tag("a", words("page.skip-case"), href="#end")))
    main = join(
        tag("p", join_texts(" · ", filter(None, (words("page.case-label"), part))), class_="kicker"),
        tag("h1", case.title),
        tag("p", join_texts(" · ", _said(site, entry)), class_="kicker"),
        tag("div", *note, class_="content-note", role="note", aria_label=words("page.content-note")),
        tag("article", write_article(case.blocks, refs), class_="prose"),
        tag(
            "footer",
            _write_used(site, path, id),
            _write_way_on(site, parts, case.part),
            class_="ending",
            id="end",
            tabindex=-1,
        ),
    )
    return Sheet(path=path, title=case.title, kind="desk", main=main)


def _write_used(site: Site, path: str, id: str) -> Content:
    words = site.words
    unit = site.case_places.get(id, "")
    titles = {f"{book.id}/{unit.id}.html": unit.title for book in site.manifest.books for unit in book.units}
    rows = [
        (
            words("page.units"),
            write_links([(titles[unit.split("#")[0]], root_of(path) + unit)], words) if unit else None,
        ),
        (
            words("desk.exercises"),
            link_exercises(site, path, [each.id for each in site.manifest.exercises if id in each.cases]),
        ),
    ]
    if not any(links for _, links in rows):
        return None
    return tag("section", tag("h2", words("case-page.used")), write_rows(rows))


def _write_way_on(site: Site, parts: list[CaseEntry], part: int) -> Markup:
    words = site.words
    before, after = (next((each for each in parts if each.part == n), None) for n in (part - 1, part + 1))
    links = [(after, "case-page.next", "button"), (before, "case-page.previous", "button quiet")]
    ways = [
        tag("a", words(key, title=case.title), href=f"{case.id}.html", class_=look) for case, key, look in links if case
    ]
    back = tag("a", words("desk.back-cases"), href="index.html", class_="button quiet")
    return tag("nav", *ways, back, class_="way-on", aria_label=words("unit.way-on"))
