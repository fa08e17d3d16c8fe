"""Inline text: from Markdown to the tree of the model and back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec
from markdown_it.token import Token

from tutela.model.document import (
    Code,
    Emphasis,
    FactRef,
    Inline,
    LineBreak,
    Link,
    SourceRef,
    Strong,
    TermRef,
    Text,
    Untranslated,
)
from tutela.source.draft import Gathering, MentionKind, Where
from tutela.source.markdown import read_inline
from tutela.source.shape_faults import nearest

Inlines = tuple[Inline, ...]

ROLES = ("fact", "term", "source", "count")
LINKED: tuple[MentionKind, ...] = ("unit", "case", "page", "term", "exercise", "tool", "chapter", "country")
_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_DEEPEST = 20
"""Emphasis and links in one another; more is nobody's text."""
_SPACES = re.compile(r"[ \t\n]+")  # a space that does not break stays
_SPECIAL = re.compile(r"([\\`*_\[\]{}<&])")


def take_inlines(text: str, line: int, where: Where, gathering: Gathering) -> Inlines:
    """Read inline Markdown that begins on `line`; keep it as a visible string, with the pieces that it names."""
    gathering.say(line, where, text)
    plain = _plain(text)
    return (Text(_SPACES.sub(" ", text)),) if plain else _Reading(text, line, gathering).take()


def parse_inlines(text: str) -> tuple[Inlines, Gathering]:
    """Read inline Markdown that stands in no file, as a translation does; its faults are in the gathering."""
    gathering = Gathering("")
    return take_inlines(text, 1, "prose", gathering), gathering


def take_plain(text: str, line: int, where: Where, gathering: Gathering) -> str:
    """Read a text that knows no Markdown but `{count:…}`; keep it as a visible string."""
    gathering.say(line, where, text)
    if "{" not in text:
        return text
    for kind in re.findall(r"\{([a-z]+):", text):
        if kind != "count":
            gathering.fault(
                line,
                f"the role `{{{kind}:…}}` stands in a plain text",
                "expected plain words here",
                "say it in the text of a unit",
            )
    return re.sub(r"\{count:([^{}]*)\}", r"\1", text)


def take_fields(shape: msgspec.Struct, names: Iterable[str], where: Where, gathering: Gathering) -> dict[str, Any]:
    """Read fields of plain text and lists of it; give what they say, by name."""
    lines = gathering.lines
    taken: dict[str, Any] = {}
    for name in names:
        value, line = getattr(shape, name), lines.get(name, 1)
        if isinstance(value, str):
            taken[name] = take_plain(value, line, where, gathering) if value else ""
        else:
            taken[name] = tuple(
                take_plain(text, lines.get(f"{name}/{place}", line), where, gathering)
                for place, text in enumerate(value)
            )
    return taken


def _plain(text: str) -> bool:
    return not _SPECIAL.search(text) and "![" not in text and "  \n" not in text


class _Reading:
    """One inline text on its way from tokens to the tree."""

    def __init__(self, text: str, line: int, gathering: Gathering) -> None:
        self.text = text
        self.line = line
        self.gathering = gathering

    def take(self) -> Inlines:
        found = _HTML.search(self.text)
        if found:
            line = self.line + self.text.count("\n", 0, found.start())
            self.gathering.fault(line, f"HTML stands in the text: {found[0]}", "expected Markdown only", "take it out")
        tokens = read_inline(self.text)
        if max((token.level for token in tokens), default=0) > _DEEPEST:
            what = "emphasis stands too deep in one another"
            self.gathering.fault(self.line, what, "expected `*word*` or `**word**`", "take some of the marks out")
            return ()
        self.tokens = iter(tokens)
        return self.until("")

    def until(self, end: str) -> Inlines:
        """Give the inlines up to the token of type `end`."""
        made: list[Inline] = []
        for token in self.tokens:
            if token.type == end:
                break
            inline = self.one(token)
            if isinstance(inline, Text) and made and isinstance(made[-1], LineBreak):
                inline = Text(inline.text.lstrip())
            if isinstance(inline, Text) and made and isinstance(made[-1], Text):
                made[-1] = Text(made[-1].text + inline.text)
            elif inline is not None and inline != Text(""):
                made.append(inline)
        return tuple(Text(_SPACES.sub(" ", inline.text)) if isinstance(inline, Text) else inline for inline in made)

    def one(self, token: Token) -> Inline | None:
        match token.type:
            case "text" | "text_special":
                return Text(token.content)
            case "softbreak":
                return Text(" ")
            case "hardbreak":
                return LineBreak()
            case "code_inline":
                return Code(token.content)
            case "em_open":
                return Emphasis(self.until("em_close"))
            case "strong_open":
                return Strong(self.until("strong_close"))
            case "link_open":
                return self.link(str(token.attrs.get("href", "")), self.line + token.meta["line"])
            case "role":
                return self.role(token.meta["kind"], token.meta["id"].strip(), token.meta["text"], token.meta["line"])
            case "image":
                self.gathering.fault(
                    self.line,
                    "a picture stands in the text",
                    "expected words only",
                    "take it out; kits hold no photographs",
                )
        return None

    def link(self, address: str, line: int) -> Inline:
        children = self.until("link_close")
        if not write_inlines(children).strip():
            what = f"the link to `{address}` has no words"
            self.gathering.fault(line, what, "expected `[words](address)`", "write what readers find there")
        kind, colon, target = address.partition(":")
        for linked in LINKED:
            if colon and kind == linked:
                self.gathering.mention(line, linked, target)
                return Link(kind, target, children)
        if kind not in ("http", "https", "mailto") or not colon:
            self.gathering.fault(
                line,
                f"the link leads to `{address}`",
                f"expected {', '.join(f'{linked}:ID' for linked in LINKED)} or https://…",
                nearest(kind, LINKED) or "name the piece by its kind and id",
            )
        return Link("web", address, children)

    def role(self, kind: str, id: str, text: str | None, offset: int) -> Inline:
        line = self.line + offset
        if kind == "fact":
            id, _, part = id.partition("#")
            self.gathering.mention(line, "fact", id, part)
            return FactRef(id, part)
        if kind == "term":
            self.gathering.mention(line, "term", id)
            return TermRef(id, " ".join((text or "").split()))
        if kind == "source":
            self.gathering.mention(line, "source", id)
            return SourceRef(id)
        if kind == "count":
            return Text(id)
        do = nearest(kind, ROLES) or "mend it"
        self.gathering.fault(line, f"the role `{{{kind}:…}}` is not known", f"expected one of {', '.join(ROLES)}", do)
        return Text(f"{{{kind}:{id}}}")


def write_inlines(inlines: Inlines) -> str:
    """Give inline Markdown that reads as `inlines`: the string that a translator sees."""
    return "".join(_write(inline, "*") for inline in inlines)


def _write(inline: Inline, mark: str) -> str:
    match inline:
        case Text(text):
            return _SPECIAL.sub(r"\\\1", text)
        case Emphasis(children):
            other = "_" if mark == "*" else "*"
            return f"{mark}{''.join(_write(child, other) for child in children)}{mark}"
        case Strong(children):
            other = "_" if mark == "*" else "*"
            return f"{mark * 2}{''.join(_write(child, other) for child in children)}{mark * 2}"
        case Code(text):
            return _write_code(text)
        case LineBreak():
            return "\\\n"
        case Link(kind, target, children):
            address = target if kind == "web" else f"{kind}:{target}"
            return f"[{''.join(_write(child, mark) for child in children)}]({address})"
        case FactRef(id, part):
            return f"{{fact:{id}#{part}}}" if part else f"{{fact:{id}}}"
        case TermRef(id, text):
            return f"{{term:{id}|{text}}}" if text else f"{{term:{id}}}"
        case SourceRef(id):
            return f"{{source:{id}}}"
        case Untranslated(_, children):
            return write_inlines(children)


def _write_code(text: str) -> str:
    """Give a code span; CommonMark 0.31, section 6.1: a longer fence around backticks, one space within it."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    padded = text.strip() and (text[0] + text[-1] == "  " or "`" in (text[0], text[-1]))
    return f"{fence} {text} {fence}" if padded else f"{fence}{text}{fence}"
