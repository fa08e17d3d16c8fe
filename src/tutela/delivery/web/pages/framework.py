"""The vulnerability framework: levels and sides in one table, and a page for the factors of each level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from tutela.delivery.web.desk import titles_of, write_back, write_rows
from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.site import Sheet, Site
from tutela.delivery.web.words import Words
from tutela.model.items import Level, Side
from tutela.model.kit import Factor
from tutela.model.package import FrameworkObject


def write(site: Site) -> Iterator[Sheet]:
    """Give the sheets of the framework, when it has factors."""
    yield from site.keep(tuple[Sheet, ...], _write_sheets, site.manifest.framework)


def _write_sheets(site: Site, object: str) -> tuple[Sheet, ...]:
    return tuple(_write_framework(site, object))


def _write_framework(site: Site, object: str) -> Iterator[Sheet]:
    factors, words = site.read_as(object, FrameworkObject).factors, site.words
    if not factors:
        return
    title = words("desk.framework")
    head = tag("tr", *(tag("th", words(f"framework-page.side.{side}"), scope="col") for side in get_args(Side)))
    groups = (
        tag(
            "tbody",
            tag("tr", tag("th", words(f"item.level.{level}"), scope="rowgroup", colspan=2)),
            tag("tr", *_write_cells(factors, level)),
        )
        for level in get_args(Level)
    )
    table = tag("table", tag("thead", head), *groups, class_="framework")
    main = join(
        tag("h1", title),
        tag("p", words("desk.framework-says"), class_="lead"),
        table,
    )
    yield Sheet(path="vulnerability/index.html", title=title, kind="desk", main=main)
    for level in get_args(Level):
        if any(factor.level == level for factor in factors):
            yield _write_level(site, level, factors)


def _write_cells(factors: Sequence[Factor], level: str) -> Iterator[Markup]:
    for side in get_args(Side):
        links = (
            tag("li", tag("a", factor.factor, href=f"{level}.html#{factor.id}"))
            for factor in factors
            if (factor.level, factor.side) == (level, side)
        )
        yield tag("td", tag("ul", *links))


def _write_level(site: Site, level: str, factors: Sequence[Factor]) -> Sheet:
    words = site.words
    title = words(f"item.level.{level}")
    main = join(
        tag("p", words("desk.framework"), class_="kicker"),
        tag("h1", title),
        *(
            tag("section", tag("h2", words(f"framework-page.side.{side}")), *own)
            for side in get_args(Side)
            if (own := [_write_factor(site, one) for one in factors if (one.level, one.side) == (level, side)])
        ),
        tag("footer", write_back(words("desk.back-framework")), class_="ending"),
    )
    return Sheet(path=f"vulnerability/{level}.html", title=title, kind="desk", main=main)


def _write_factor(site: Site, factor: Factor) -> Markup:
    words, observe = site.words, factor.observe
    rows: list[tuple[str, Content]] = [
        (words("framework-page.why"), factor.why),
        (words("framework-page.indicator"), observe.indicator),
        (words("framework-page.question"), observe.question),
        (words("framework-page.counts"), observe.label),
        (
            words("framework-page.near"),
            words.join(
                "semicolon",
                (words.join("colon", (_name(words, survey), told)) for survey, told in observe.near_variables.items()),
            ),
        ),
        (words("framework-page.reduced-by"), words.join("semicolon", factor.reduced_by)),
        (words("framework-page.who-acts"), titles_of(factor.who_acts, site.manifest.constituents, site.words)),
        (words("framework-page.avoid"), factor.avoid),
    ]
    sensitive = tag("p", words("framework-page.sensitive"), class_="doubt") if observe.sensitive else None
    return tag("section", tag("h3", factor.factor), write_rows(rows), sensitive, class_="factor", id=factor.id)


def _name(words: Words, survey: str) -> str:
    """Give what readers call a survey or a source of data; one that the interface does not know stands as it is."""
    return words.by_key.get(f"framework-page.survey.{survey}", survey)
