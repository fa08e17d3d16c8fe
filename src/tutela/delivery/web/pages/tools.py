"""The toolkit: all tools by kind, and by who uses them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from tutela.delivery.web.desk import titles_of, write_links, write_rows
from tutela.delivery.web.elements import Markup, join, tag
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.model.package import ToolEntry
from tutela.model.training import ToolKind


def write(site: Site) -> Iterator[KeptSheet]:
    """Give the sheet of the toolkit, when there are tools."""
    if site.manifest.tools:
        yield site.keep_outlined(_write_tools)


def _write_tools(site: Site) -> Sheet:
    tools, words = site.manifest.tools, site.words
    title = words("desk.toolkit")
    users = [
        (
            one.title,
            write_links(((tool.title, f"{tool.id}.html") for tool in tools if one.id in tool.constituents), site.words),
        )
        for one in site.manifest.constituents
        if any(one.id in tool.constituents for tool in tools)
    ]
    main = join(
        tag("h1", title),
        tag("p", words("desk.toolkit-says"), class_="lead"),
        *(
            tag("section", tag("h2", words(f"tool-kind.{kind}")), tag("ul", *lines, class_="menu"))
            for kind in get_args(ToolKind)
            if (lines := [_write_tool(site, tool) for tool in tools if tool.kind == kind])
        ),
        tag("h2", words("tool.by-user")),
        write_rows(users),
    )
    return Sheet(path="toolkit/index.html", title=title, kind="desk", main=main)


def _write_tool(site: Site, tool: ToolEntry) -> Markup:
    return tag(
        "li",
        tag("a", tool.title, href=f"{tool.id}.html"),
        tag("p", titles_of(tool.constituents, site.manifest.constituents, site.words), class_="kicker"),
        tag("p", tool.what_for),
    )
