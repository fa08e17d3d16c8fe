"""Texts of fixed sections: exercises and tools; a text is divided at its headings, each part is read by itself."""

from __future__ import annotations

import msgspec

from tutela.model.document import Block, ContentNote
from tutela.source.containers import IN_TASKS, make_heading_id, take_text
from tutela.source.draft import Gathering
from tutela.source.markdown import Node


class Section(msgspec.Struct, frozen=True):
    """A heading with the text up to the next of its level; `id` is made of the words of the heading."""

    id: str
    heading: Node
    nodes: list[Node]

    @property
    def title(self) -> str:
        """Give the words of the heading as written."""
        return "".join(child.content for child in self.heading.children).strip()


def divide(nodes: list[Node], level: int) -> tuple[list[Node], list[Section]]:
    """Give what stands before the first heading of the level, and its sections."""
    before: list[Node] = []
    sections: list[Section] = []
    for node in nodes:
        if node.type == "heading" and int(node.info[1:]) == level:
            words = "".join(child.content for child in node.children)
            sections.append(Section(make_heading_id(words), node, []))
        else:
            (sections[-1].nodes if sections else before).append(node)
    return before, sections


def take_part(nodes: list[Node], gathering: Gathering, headings: set[str], after: str) -> tuple[Block, ...]:
    """Give the blocks of one part of a task; `after` is the id of the heading that follows it.

    A content note covers its own part only, unless the whole piece has one. `headings` are the ids taken so far.
    """
    outer = gathering.noted
    gathering.section += 1
    blocks, _ = take_text(nodes, gathering, holds=IN_TASKS, where="task", headings=headings)
    gathering.noted = outer
    return tuple(
        msgspec.structs.replace(block, skip_to=after)
        if isinstance(block, ContentNote) and block.skip_to == "end"
        else block
        for block in blocks
    )


def strip_heading(section: Section, prefix: str) -> Node:
    """Give the heading of a section without the words that name its kind."""
    (child, *_) = section.heading.children
    bare = Node(child.type, child.line, child.last, section.title.removeprefix(prefix).strip())
    return Node("heading", section.heading.line, section.heading.last, info=section.heading.info, children=[bare])
