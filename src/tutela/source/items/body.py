"""The body of an item: prompt, sections of entries, closing word; what the kinds are made of."""

from __future__ import annotations

import hashlib
import re

import msgspec

from tutela.model.document import Block
from tutela.model.items import Entry
from tutela.source.blocks import take_blocks
from tutela.source.draft import Gathering, Where
from tutela.source.inlines import Inlines, take_inlines
from tutela.source.markdown import Node

_MARK = re.compile(r"\[([ xX])\](?:\s+|$)")
_ID = re.compile(r"\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\s*$")


class RawEntry(msgspec.Struct):
    """A list item: its text without mark and id, whether `[x]` or `[ ]` stood before it, its feedback."""

    id: str
    text: str
    line: int
    marked: bool | None
    feedback: list[Node]


class Section(msgspec.Struct):
    """A section of entries; the name is empty where the item has none."""

    name: str
    line: int
    entries: list[RawEntry] = msgspec.field(default_factory=list)


class Body(msgspec.Struct):
    """An item on its way to the model."""

    id: str
    kind: str
    line: int
    competencies: tuple[str, ...]
    case: str
    attributes: dict[str, str]
    nodes: list[Node]
    prompt: tuple[Block, ...] = ()
    sections: list[Section] = msgspec.field(default_factory=list)
    closing: tuple[Block, ...] = ()


def divide(body: Body, gathering: Gathering, prompt: Where = "prompt") -> None:
    """Part the nodes of an item into prompt, sections and closing word."""
    first = next(
        (i for i, node in enumerate(body.nodes) if node.type in ("bullet_list", "ordered_list", "section")), None
    )
    nodes, rest = (body.nodes[:first], body.nodes[first:]) if first is not None else (body.nodes, [])
    if first is None and len(nodes) > 1 and nodes[-1].type == "blockquote":
        nodes, rest = nodes[:-1], nodes[-1:]
    body.prompt = take_blocks(nodes, prompt, gathering)
    if not body.prompt:
        gathering.fault(
            body.line,
            f"{name(body)} has no prompt",
            "expected what the learner shall do",
            "write it below the first line",
        )
    if rest and rest[-1].type == "blockquote":
        body.closing = take_blocks(rest.pop().children, "feedback", gathering)
    for node in rest:
        if node.type == "section":
            body.sections.append(Section(node.content, node.line))
        elif node.type in ("bullet_list", "ordered_list"):
            if not body.sections:
                body.sections.append(Section("", node.line))
            body.sections[-1].entries.extend(_entry(item, gathering) for item in node.children)
        elif node.type == "blockquote":
            gathering.fault(
                node.line,
                "a quote stands between entries",
                "expected feedback under its entry",
                "indent it by two spaces",
            )
        else:
            gathering.fault(
                node.line,
                "text stands after the entries",
                "expected it in the prompt, or in a last quote",
                "move it up, or write `>` before it",
            )
    _keep_lines(body, gathering)


def _entry(item: Node, gathering: Gathering) -> RawEntry:
    text, feedback = "", item.children
    if item.children and item.children[0].type == "paragraph":
        text, feedback = item.children[0].children[0].content, item.children[1:]
    marked = None
    found = _MARK.match(text)
    if found:
        marked, text = found[1] != " ", text[found.end() :]
    text, id = cut_id(text)
    for node in feedback:
        if node.type != "blockquote":
            gathering.fault(
                node.line, "text stands below an entry", "expected its feedback as a quote", "write `>` before it"
            )
    return RawEntry(id, text, item.line, marked, [node for node in feedback if node.type == "blockquote"])


def cut_id(text: str) -> tuple[str, str]:
    """Give a text without `{#id}` at its end, and the id: the given one, or one made of the text."""
    found = _ID.search(text)
    if found:
        return text[: found.start()], found[1]
    return text, make_id(text)


def make_id(text: str) -> str:
    """Give the id of an entry: the first 8 hexadecimal digits of the SHA-256 of its words."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def _keep_lines(body: Body, gathering: Gathering) -> None:
    seen: dict[str, int] = {}
    for section in body.sections:
        for entry in section.entries:
            gathering.lines[f"{body.id}/{entry.id}"] = entry.line
            if not entry.text.strip():
                gathering.fault(
                    entry.line,
                    "an entry has no text",
                    "expected a text after the dash",
                    "write it, or take the line out",
                )
            elif entry.id in seen and body.kind not in ("determine", "scale"):
                expected = f"expected different entries; the first is on line {seen[entry.id]}"
                gathering.fault(
                    entry.line, f"an entry of {name(body)} stands twice", expected, "change one, or take it out"
                )
            seen.setdefault(entry.id, entry.line)


def name(body: Body) -> str:
    """Give the kind and id of an item, as messages name it."""
    return f"{body.kind} `{body.id}`"


def take_text(entry: RawEntry, gathering: Gathering, where: Where = "option") -> Inlines:
    """Give the text of an entry."""
    return take_inlines(entry.text, entry.line, where, gathering)


def take_feedback(entry: RawEntry, gathering: Gathering) -> tuple[Block, ...]:
    """Give the feedback of an entry, empty when there is none."""
    return tuple(block for quote in entry.feedback for block in take_blocks(quote.children, "feedback", gathering))


def take_entry(entry: RawEntry, gathering: Gathering) -> Entry:
    """Give an entry without a mark."""
    refuse_mark(entry, gathering)
    return Entry(entry.id, take_text(entry, gathering), take_feedback(entry, gathering))


def refuse_mark(entry: RawEntry, gathering: Gathering) -> None:
    """Report `[x]` or `[ ]` where an entry is neither right nor wrong."""
    if entry.marked is not None:
        gathering.fault(
            entry.line,
            "`[x]` or `[ ]` stands before this entry",
            "expected an entry without a mark",
            "take the mark out",
        )


def plain_entries(body: Body, gathering: Gathering) -> list[RawEntry]:
    """Give all entries of an item without sections."""
    return [entry for section in body.sections for entry in section.entries]
