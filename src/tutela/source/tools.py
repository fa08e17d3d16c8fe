"""toolkit/ID.md: a tool with its three sections."""

from __future__ import annotations

import msgspec

from tutela.model.document import Block
from tutela.model.training import Tool
from tutela.source.documents import take_head
from tutela.source.draft import Gathering, MentionKind, Pieces, Sheet
from tutela.source.inlines import take_fields
from tutela.source.markdown import Node, read_blocks
from tutela.source.sections import divide, take_part
from tutela.source.shape_faults import nearest
from tutela.source.training_shapes import ToolHead

SECTIONS = {"how-to-use-it": "How to use it", "limits": "Limits", "the-tool": "The tool"}
"""The fixed sections in their order, by the id of their heading."""

_LISTS: tuple[tuple[str, MentionKind], ...] = (
    ("competencies", "competency"),
    ("units", "unit"),
    ("constituents", "constituent"),
    ("reach", "reach"),
    ("plan", "plan"),
    ("sources", "source"),
)


def read_tool(file: str, text: str) -> Sheet:
    """Read one tool."""
    gathering = Gathering(file, told=True)
    tree = read_blocks(text)
    head = take_head(tree, ToolHead, gathering)
    if head is None:
        return Sheet(Pieces(), tuple(gathering.problems), lost=True)
    fields = msgspec.structs.asdict(head)
    fields |= {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
    fields |= take_fields(head, ("title", "what_for", "who", "when"), "task", gathering)
    for field, kind in _LISTS:
        for id in getattr(head, field):
            gathering.mention(gathering.lines[field], kind, id)
    parts = _parts(tree.blocks, gathering)
    tool = Tool(
        **fields,
        how=parts.get("how-to-use-it", ()),
        limits=parts.get("limits", ()),
        tool=parts.get("the-tool", ()),
    )
    return Sheet(Pieces(tools=(gathering.piece(head.id, 1, tool),)), tuple(gathering.problems))


def _parts(nodes: list[Node], gathering: Gathering) -> dict[str, tuple[Block, ...]]:
    before, sections = divide(nodes, 2)
    headings = set(SECTIONS)
    parts: dict[str, tuple[Block, ...]] = {}
    if before:
        do = "move it under a heading"
        gathering.fault(before[0].line, "a text stands before the first section", "expected `## How to use it`", do)
    for place, section in enumerate(sections):
        if section.id not in SECTIONS or section.id in parts:
            known = SECTIONS.values()
            twice = section.id in SECTIONS
            gathering.fault(
                section.heading.line,
                f"the section `{section.title}` " + ("stands twice" if twice else "is not known"),
                "expected it once" if twice else f"expected one of {', '.join(known)}",
                "join the two" if twice else nearest(section.title, known) or "make it a heading of level 3",
            )
            continue
        gathering.lines[f"section/{section.id}"] = section.heading.line
        after = sections[place + 1].id if place + 1 < len(sections) else "end"
        parts[section.id] = take_part(section.nodes, gathering, headings, after)
    return parts
