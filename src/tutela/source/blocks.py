"""Blocks of running text: from Markdown nodes to the tree of the model."""

from __future__ import annotations

import re

from tutela.model.document import Block, BulletList, NumberedList, Paragraph, Quote, Table
from tutela.source.draft import Gathering, Where
from tutela.source.inlines import Inlines, take_inlines
from tutela.source.markdown import Node

_UNDERLINE = re.compile(r"\s*=+\s*\Z")
_REFERENCE = re.compile(r"\s*\[[^\]]+\]:\s*\S+\s*\Z")
_REFUSED = {
    "fence": ("a block of code stands here", "take the ``` lines out"),
    "deep": ("lists and quotes stand too deep in one another", "take some of them out; the text in here is not read"),
    "hr": ("a ruled line stands here", "take it out, or begin a section with `##`"),
    "heading": ("a heading stands inside a container", "take it out, or close the container with `:::` before it"),
    "piece": ("a container opens inside another", "close the first with `:::` before the next opens"),
    "section": ("a line that ends with a colon stands before a list", "write it as a sentence"),
}


def take_blocks(nodes: list[Node], where: Where, gathering: Gathering) -> tuple[Block, ...]:
    """Give the blocks of a text without headings and containers."""
    blocks = (take_block(node, where, gathering) for node in nodes)
    return tuple(block for block in blocks if block is not None)


def take_block(node: Node, where: Where, gathering: Gathering) -> Block | None:
    """Give one block, or None for a node that cannot stand here, with its fault."""
    match node.type:
        case "paragraph" if refused := _find_refused(node):
            gathering.fault(*refused)
        case "paragraph":
            return Paragraph(take_line(node, where, gathering))
        case "bullet_list":
            return BulletList(tuple(take_blocks(item.children, where, gathering) for item in node.children))
        case "ordered_list":
            items = tuple(take_blocks(item.children, where, gathering) for item in node.children)
            return NumberedList(items, int(node.info or 1))
        case "blockquote":
            return Quote(take_blocks(node.children, where, gathering))
        case "table":
            return _table(node, where, gathering)
        case "stray":
            gathering.fault(
                node.line,
                "`:::` closes nothing",
                "expected a container opened above",
                "take it out, or open one with `:::KIND`",
            )
        case _:
            what, do = _REFUSED.get(node.type, (f"`{node.type}` cannot stand here", "take it out"))
            gathering.fault(node.line, what, "expected paragraphs, lists, quotes or tables", do)
    return None


def _find_refused(node: Node) -> tuple[int, str, str, str] | None:
    """Give where a paragraph has what Markdown knows and kits do not, and what to say of it."""
    for line, text in enumerate("".join(child.content for child in node.children).split("\n"), node.line):
        if line > node.line and _UNDERLINE.match(text):
            return line, "an underlined heading stands here", "expected `## Heading`", "write it so"
        if _REFERENCE.match(text):
            return line, "a reference link stands here", "expected `[words](address)` in the text", "write it there"
    return None


def take_line(node: Node, where: Where, gathering: Gathering) -> Inlines:
    """Give the inlines of a paragraph, heading or cell; a line that begins with a box to tick stays a line."""
    text = "".join(child.content for child in node.children).replace("\n☐", "\\\n☐")
    return take_inlines(text, node.line, where, gathering)


def _table(node: Node, where: Where, gathering: Gathering) -> Table:
    width = len(node.children[0].children[0].children)
    for row in (row for part in node.children for row in part.children):
        if int(row.info) > width:
            what = f"the row has {row.info} cells, its table {width} columns"
            do = "mend the row; write `\\|` for a bar that is no border"
            gathering.fault(row.line, what, "expected no cell without a column", do)
    rows = [
        tuple(take_line(cell, where, gathering) for cell in row.children)
        for part in node.children
        for row in part.children
    ]
    return Table(rows[0], tuple(rows[1:]))
