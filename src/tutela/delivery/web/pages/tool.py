"""A tool: what it is for and what it cannot do, and the tool itself as a sheet to print."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tutela.delivery.web.article import write_article
from tutela.delivery.web.desk import (
    link_exercises,
    link_units,
    titles_of,
    write_back,
    write_rows,
    write_sheet,
    write_sources,
)
from tutela.delivery.web.elements import Content, join, tag
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.model.document import Heading, Text
from tutela.model.package import ToolObject
from tutela.model.training import Tool

FILLED_IN = ("form", "sheet", "template", "table", "worksheet")
"""Kinds that people fill in; they say that no real case belongs on them in training (safeguarding rule 17)."""


def write(site: Site) -> Iterator[KeptSheet]:
    """Give a sheet for each tool."""
    for entry in site.manifest.tools:
        yield site.keep_sheet(_write_tool, entry.object, entry.id)


def _write_tool(site: Site, object: str, id: str) -> Sheet:
    held = site.read_as(object, ToolObject)
    tool, words, path = held.tool, site.words, site.address("tool", id)
    refs = site.refer(path, facts=held.facts, sources=held.sources, terms=held.terms, cases=held.cases)
    blocks = (
        Heading(2, "how-to-use-it", (Text(words("tool.how")),)),
        *tool.how,
        Heading(2, "limits", (Text(words("tool.limits")),)),
        *tool.limits,
    )
    mark = words("desk.no-real-cases") if tool.kind in FILLED_IN else ""
    sheet = write_article(tool.tool, msgspec.structs.replace(refs, scope="the-tool-"))
    main = join(
        tag("p", words("desk.toolkit"), class_="kicker"),
        tag("h1", tool.title),
        tag("p", tool.what_for, class_="lead"),
        write_rows(_rows(site, path, tool)),
        tag("article", write_article(blocks, refs), class_="prose"),
        write_sources(tool.sources, refs),
        write_sheet("the-tool", "", tool.title, sheet, site, mark=mark),
        tag(
            "footer",
            write_back(words("desk.back-toolkit")),
            class_="ending",
            id="end",
            tabindex=-1,
        ),
    )
    return Sheet(path=path, title=tool.title, kind="desk", main=main)


def _rows(site: Site, path: str, tool: Tool) -> Iterator[tuple[str, Content]]:
    manifest, words = site.manifest, site.words
    titles = {one.id: one.title for one in manifest.competencies}
    yield words("tool.who"), tool.who
    yield words("tool.when"), tool.when
    yield words("exercise.constituents"), titles_of(tool.constituents, manifest.constituents, site.words)
    yield words("exercise.reach"), titles_of(tool.reach, manifest.reach, site.words)
    yield words("exercise.competencies"), words.join("semicolon", (titles[id] for id in tool.competencies))
    yield words("exercise.units"), link_units(site, path, tool.units)
    yield words("exercise.sensitivity"), words(f"sensitivity.{tool.sensitivity}")
    yield words("exercise.plan"), titles_of(tool.plan, manifest.plan, site.words)
    using = [each.id for each in manifest.exercises if tool.id in each.tools]
    yield words("tool.exercises"), link_exercises(site, path, using)
