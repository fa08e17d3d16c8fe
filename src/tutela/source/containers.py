"""Running text: headings, containers and items in their order."""

from __future__ import annotations

import re
import unicodedata

from tutela.model.document import (
    Block,
    CasePlace,
    ContentNote,
    DoThis,
    ForConstituent,
    Heading,
    Invented,
    ItemPlace,
    Remember,
)
from tutela.model.items import Item
from tutela.source.blocks import take_block, take_blocks, take_line
from tutela.source.countries.place import take_my_country
from tutela.source.draft import Gathering, Where
from tutela.source.findings_place import take_findings
from tutela.source.items import KINDS
from tutela.source.items.body import Body
from tutela.source.markdown import Node
from tutela.source.shape_faults import nearest

CONTAINERS = ("content-note", "case", "for", "do-this", "remember", "invented", "findings", "my-country")
IN_UNITS = frozenset({"content-note", "case", "for", "do-this", "remember", "my-country", "item"})
IN_TASKS = frozenset({"content-note", "case", "invented", "findings", "my-country"})
ELSEWHERE = frozenset({"content-note"})
"""The containers that may stand in units; in exercises, tools and the guide; in cases and pages."""

_STANDS = {
    "case": "expected it in units, exercises, tools and the guide only",
    "invented": "expected it in exercises, tools and the guide only",
    "findings": "expected it in exercises, tools and the guide only",
    "my-country": "expected it in units, exercises, tools and the guide only",
}
_BOXES: dict[str, type[DoThis] | type[Remember] | type[Invented]] = {
    "do-this": DoThis,
    "remember": Remember,
    "invented": Invented,
}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_KEYS = ("case", "competencies")
_OF_PAGES = re.compile(r"(?:end|main|tutela-(?:page|terms)|(?:after|case|for|item|note|print)-.*)\Z")
"""Ids that pages give to what is no heading."""


def take_text(
    nodes: list[Node],
    gathering: Gathering,
    *,
    holds: frozenset[str],
    where: Where = "prose",
    headings: set[str] | None = None,
) -> tuple[tuple[Block, ...], tuple[Item, ...]]:
    """Give the blocks of a text and the items that stand in it; it may hold the containers named in `holds`.

    `headings` are ids of headings that are taken already; those of this text are added.
    """
    text = _Text(gathering, holds, where, set() if headings is None else headings)
    for node in nodes:
        text.take(node)
    return _with_ways_past_notes(text.blocks), tuple(text.items)


class _Text:
    """A text on its way to the model."""

    def __init__(self, gathering: Gathering, holds: frozenset[str], where: Where, headings: set[str]) -> None:
        self.gathering = gathering
        self.holds = holds
        self.where = where
        self.headings = headings
        self.blocks: list[Block] = []
        self.items: list[Item] = []
        self.noted_level = 0

    def take(self, node: Node) -> None:
        if node.type == "heading":
            self.blocks.append(self.heading(node))
        elif node.type == "piece":
            self.piece(node)
        elif (block := take_block(node, self.where, self.gathering)) is not None:
            self.blocks.append(block)

    def heading(self, node: Node) -> Heading:
        level = int(node.info[1:])
        if level not in (2, 3):
            self.gathering.fault(
                node.line, f"a heading of level {level} stands here", "expected level 2 or 3", "write `##` or `###`"
            )
        self.gathering.section += 1
        if level <= self.noted_level:
            self.gathering.noted, self.noted_level = False, 0
        text = "".join(child.content for child in node.children)
        id = make_free_id(text, self.headings)
        self.gathering.lines[f"#{id}"] = node.line
        return Heading(level, id, take_line(node, "heading", self.gathering))

    def note_from_here(self) -> None:
        """A content note covers what follows it in the section in which it stands."""
        levels = [block.level for block in self.blocks if isinstance(block, Heading)]
        self.gathering.noted, self.noted_level = True, levels[-1] if levels else 3

    def piece(self, node: Node) -> None:
        if node.content == "unclosed":
            expected = "expected `:::` alone on a line after it, before another container opens"
            self.gathering.fault(node.line, f"`:::{node.info}` is not closed", expected, "close it")
        kind, *words = node.info.split()
        if kind in KINDS:
            self.item(kind, words, node)
        elif kind in CONTAINERS:
            self.container(kind, words, node)
        else:
            known = [*CONTAINERS, *KINDS]
            self.gathering.fault(
                node.line,
                f"the container `:::{kind}` is not known",
                f"expected one of {', '.join(known)}",
                nearest(kind, known) or "mend it",
            )

    def container(self, kind: str, words: list[str], node: Node) -> None:
        wanted = {"case": "the id of a case", "for": "the id of a constituent"}.get(kind)
        if kind not in self.holds:
            expected = _STANDS.get(kind, "expected it in a unit only")
            self.gathering.fault(node.line, f"`:::{kind}` stands here", expected, "take it out")
            return
        if kind == "my-country":
            self.blocks.append(take_my_country(words, node, self.gathering))
            return
        if kind == "findings":
            self.blocks.append(take_findings(words, node, self.gathering))
            return
        if (wanted is None) != (not words) or len(words) > 1:
            self.gathering.fault(
                node.line,
                f"`:::{node.info}` is not complete",
                f"expected `:::{kind}`" + (f" and {wanted}" if wanted else ""),
                "mend the line",
            )
            return
        if kind == "case":
            self.gathering.mention(node.line, "case", words[0])
            if node.children:
                self.gathering.fault(
                    node.line, f"`:::case {words[0]}` has a text", "expected none: the case has its own", "take it out"
                )
            self.note_from_here()
            self.blocks.append(CasePlace(words[0]))
            return
        where: Where = {"content-note": "note", "invented": "invented"}.get(kind, "prose")  # type: ignore[assignment]
        blocks = take_blocks(node.children, where, self.gathering)
        if not blocks and node.content != "unclosed":
            self.gathering.fault(
                node.line, f"`:::{node.info}` is empty", "expected a text", "write it, or take the container out"
            )
        if kind == "content-note":
            self.note_from_here()
            self.blocks.append(ContentNote(blocks))
        elif kind == "for":
            self.gathering.mention(node.line, "constituent", words[0])
            self.gathering.lines[f"for/{words[0]}"] = node.line
            self.blocks.append(ForConstituent(words[0], blocks))
        else:
            self.blocks.append(_BOXES[kind](blocks))

    def item(self, kind: str, words: list[str], node: Node) -> None:
        if "item" not in self.holds:
            self.gathering.fault(node.line, f"`:::{kind}` stands here", "expected items in units only", "take it out")
            return
        if not words or not _ID.match(words[0]):
            self.gathering.fault(
                node.line,
                f"`:::{node.info}` has no id",
                f"expected `:::{kind} ID`, lower-case words joined by hyphens",
                "give it one",
            )
            return
        attributes = self.attributes(kind, words[1:], node.line)
        case = attributes.get("case", "")
        competencies = tuple(id for id in attributes.get("competencies", "").split(",") if id)
        if case:
            self.gathering.mention(node.line, "case", case)
        for id in competencies:
            self.gathering.mention(node.line, "competency", id)
        first = self.gathering.lines.setdefault(f"item/{words[0]}", node.line)
        if first != node.line:
            expected = f"expected it once; the first is in {self.gathering.file}:{first}"
            what = f"the item id `{words[0]}` stands twice"
            self.gathering.fault(node.line, what, expected, "rename one, or take it out")
            return
        self.gathering.lines[words[0]] = node.line
        body = Body(words[0], kind, node.line, competencies, case, attributes, node.children)
        self.gathering.told = True
        item = KINDS[kind](body, self.gathering)
        self.gathering.told = False
        if item is not None:
            self.items.append(item)
            self.blocks.append(ItemPlace(item.id))

    def attributes(self, kind: str, words: list[str], line: int) -> dict[str, str]:
        allowed = (*_KEYS, "steps") if kind == "scale" else _KEYS
        found: dict[str, str] = {}
        for word in words:
            key, sign, value = word.partition("=")
            if key not in allowed or not sign or not value:
                self.gathering.fault(
                    line,
                    f"`{word}` stands after `:::{kind}`",
                    f"expected {', '.join(f'{key}=…' for key in allowed)}",
                    nearest(key, allowed) or "mend it; no spaces around `=` and `,`",
                )
            found[key] = value
        return found


def make_free_id(text: str, taken: set[str]) -> str:
    """Give the id of a heading, with a number where its words are taken already, and take it."""
    id = base = make_heading_id(text)
    number = 2
    while id in taken:
        id, number = f"{base}-{number}", number + 1
    taken.add(id)
    return id


def make_heading_id(text: str) -> str:
    """Give the id of a heading: its words in lower case, joined by hyphens."""
    plain = re.sub(r"\{[a-z]+:([^{}|]*\|)?([^{}]*)\}", r"\2", text)
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", plain).lower().replace("'", "").replace("’", ""))  # noqa: RUF001
    id = "-".join(words) or "section"
    return f"section-{id}" if _OF_PAGES.match(id) else id


def _with_ways_past_notes(blocks: list[Block]) -> tuple[Block, ...]:
    """Let each content note lead to the next heading of its own level or above."""
    made: list[Block] = []
    level = 3
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            level = block.level
        if isinstance(block, ContentNote):
            rest = (later.id for later in blocks[place:] if isinstance(later, Heading) and later.level <= level)
            block = ContentNote(block.blocks, next(rest, "end"))
        made.append(block)
    return tuple(made)
