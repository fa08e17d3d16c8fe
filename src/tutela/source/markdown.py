"""CommonMark with front matter, tables and `:::` containers, as a tree of nodes with their lines.

Block structure and inline text are parsed apart: an item cuts marks, ids and targets out of an entry before its text is
read. Raw HTML, code blocks, reference definitions and underlined headings are off.
"""

from __future__ import annotations

import re

import msgspec
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

SECTIONED = frozenset({"sort", "scale", "chain", "determine", "levels", "trace"})
"""Item kinds whose entries stand in sections."""

_SECTION = re.compile(r"[^\s\-*+>#:|`][^\n]*:\s*$")
_BULLET = re.compile(r"\s*[-*+] ")
_ROLE = re.compile(r"\{([a-z]+):([^{}\n|]*)(?:\|([^{}]*))?\}")
_DEEPEST = 20
"""Lists, items and quotes in one another; what stands deeper is not parsed."""
_INTERRUPTS = ["paragraph", "reference", "blockquote", "list"]


class Node(msgspec.Struct):
    """A block: its type as markdown-it names it, its lines (first from 1, last included), content and children.

    `info` of a row of a table is how many cells were written, of which the parser drops those beyond the head's.
    """

    type: str
    line: int
    last: int
    content: str = ""
    info: str = ""
    children: list[Node] = msgspec.field(default_factory=list)


class Tree(msgspec.Struct):
    """The front matter (None when there is none) and the blocks of a Markdown text."""

    front: str | None
    blocks: list[Node]


def read_blocks(text: str) -> Tree:
    """Parse the block structure of a Markdown file; inline text stays raw in `content`.

    A block `deep` stands where the parser reads no further, so that nobody's text gets lost in silence.
    """
    root = Node("root", 1, 0)
    open_nodes = [root]
    front: str | None = None
    lines = text.split("\n")
    for token in _BLOCKS.parse(text, {}):
        if token.type == "front_matter":
            front = token.content
        elif token.nesting == -1:
            open_nodes.pop()
        else:
            node = _node(token, open_nodes[-1])
            if token.type == "tr_open":
                node.info = str(_count_cells(lines[node.line - 1]))
            open_nodes[-1].children.append(node)
            if token.nesting == 1:
                open_nodes.append(node)
            if token.level >= _DEEPEST - 1 and token.type in ("blockquote_open", "list_item_open"):
                node.children.append(Node("deep", node.line, node.last))
    return Tree(front, root.children)


def _node(token: Token, parent: Node) -> Node:
    first, last = token.map or (parent.line - 1, parent.last)
    kind = token.type.removesuffix("_open")
    info = (
        token.tag if kind == "heading" else str(token.attrs.get("start", "")) if kind == "ordered_list" else token.info
    )
    return Node(kind, first + 1, last, token.content, info)


def _count_cells(row: str) -> int:
    written = row.lstrip("> \t").rstrip()
    return len(escapedSplit(written.removeprefix("|"))) - (written.endswith("|") and not written.endswith("\\|"))


def read_inline(text: str) -> list[Token]:
    """Parse inline text; a role as `{fact:EST-48}` becomes a `role` token with kind, id and text in its meta."""
    tokens: list[Token] = []
    _INLINE.inline.parse(text, _INLINE, {}, tokens)
    return tokens


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `:::KIND ID key=value` to `:::`; a container that is not closed ends where the next one opens."""
    line = _text_of(state, start)
    if not line.startswith(":::"):
        return False
    if silent:
        return True
    info = line.lstrip(":").strip()
    if not info:
        _push_stray(state, start)
        return True
    close = start + 1
    while close < end and not _text_of(state, close).startswith(":::"):
        close += 1
    closed = close < end and not _text_of(state, close).strip(": ")
    token = state.push("piece_open", "div", 1)
    token.info, token.map = info, [start, close]
    token.content = "" if closed else "unclosed"
    outer = state.lineMax, state.parentType, state.env.get("sections")
    state.lineMax, state.parentType = close, "container"
    state.env["sections"] = info.split()[0] in SECTIONED
    state.md.block.tokenize(state, start + 1, close)
    state.lineMax, state.parentType, state.env["sections"] = outer
    state.push("piece_close", "div", -1)
    state.line = close + 1 if closed else close
    return True


def _push_stray(state: StateBlock, start: int) -> None:
    token = state.push("stray", "", 0)
    token.map = [start, start + 1]
    state.line = start + 1


def _section(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `name:` alone on a line before a list, also where Markdown would take it as part of the entry above."""
    if not state.env.get("sections") or state.sCount[start] != 0:
        return False
    line = _text_of(state, start)
    if not _SECTION.match(line):
        return False
    after = start + 1
    while after < end and state.isEmpty(after):
        after += 1
    if after >= state.lineMax or state.sCount[after] != 0 or not _BULLET.match(_text_of(state, after) + " "):
        return False
    if not silent:
        token = state.push("section", "", 0)
        token.content, token.map = line.strip()[:-1].strip(), [start, start + 1]
        state.line = start + 1
    return True


def _text_of(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _role(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    found = _ROLE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("role", "", 0)
        token.meta = {"kind": found[1], "id": found[2], "text": found[3], "line": state.src.count("\n", 0, state.pos)}
    state.pos = found.end()
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """Read a link as CommonMark does, and note on which line of the text it begins."""
    line, before = state.src.count("\n", 0, state.pos), len(state.tokens)
    if not link(state, silent):
        return False
    opening = next((token for token in state.tokens[before:] if token.type == "link_open"), None)
    if opening is not None:
        opening.meta = {"line": line}
    return True


def _block_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable("table").use(front_matter_plugin)
    parser.disable(["html_block", "code", "reference", "lheading"])
    parser.block.ruler.before("fence", "piece", _container, {"alt": _INTERRUPTS})
    parser.block.ruler.before("paragraph", "section", _section, {"alt": _INTERRUPTS})
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _inline_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    parser.disable(["html_inline", "autolink"])
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.before("link", "role", _role)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # what leads nowhere is told, not left as text
    return parser


_BLOCKS = _block_parser()
_INLINE = _inline_parser()
