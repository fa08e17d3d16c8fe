"""The toolkit: every tool on pages of its own, to be copied, filled in or ticked."""

from __future__ import annotations

from tutela.delivery.publication import paper
from tutela.delivery.publication.binding import bind_book
from tutela.delivery.publication.text import PaperText, refer_on_paper
from tutela.delivery.web.site import Site
from tutela.model.package import ToolObject

MARKED = frozenset({"form", "sheet", "template", "table"})
"""Kinds of tools that are filled in: they carry the mark of safeguarding rule 17."""


def write_toolkit(site: Site) -> paper.Publication:
    """Give the publication of the whole toolkit."""
    words, manifest = site.words, site.manifest
    chapters = tuple(write_tool(site, site.read_as(entry.object, ToolObject)) for entry in manifest.tools)
    return bind_book(site, "toolkit", words("print.toolkit"), chapters, subtitle=words("print.toolkit-says"))


def write_tool(site: Site, held: ToolObject) -> paper.Chapter:
    """Give one tool as a chapter; what is filled in begins on a page of its own."""
    words, tool = site.words, held.tool
    refs = refer_on_paper(site, held)
    text = PaperText(refs, lambda kind, id: "")
    lines = (("who", tool.who), ("when", tool.when))
    rows = tuple(((paper.Run(words(f"tool.{name}"), strong=True),), (paper.Run(told),)) for name, told in lines)
    mark = (paper.Box("mark", words("desk.no-real-cases"), ()),) if tool.kind in MARKED else ()
    return paper.Chapter(
        title=tool.title,
        label=f"tool-{tool.id}",
        kicker=words(f"tool-kind.{tool.kind}"),
        lead=tool.what_for,
        blocks=(
            paper.Grid((), rows, widths=(1, 4)),
            paper.Heading(2, (paper.Run(words("tool.how")),)),
            *text.blocks(tool.how),
            paper.Heading(2, (paper.Run(words("tool.limits")),)),
            *text.blocks(tool.limits),
            paper.NewPage(),
            paper.Heading(2, (paper.Run(tool.title),)),
            *mark,
            *text.blocks(tool.tool),
        ),
    )
