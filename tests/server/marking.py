"""Finds words that people would read on the hub's pages and that no translator would be given."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Iterator
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, Token, TokenType

from tutela.server.hub_words import CALLS, COUNTED

READ_ATTRIBUTES = ("alt", "aria-label", "aria-description", "placeholder", "title")
"""Attributes that people read or hear."""
READ_FILTERS = re.compile(r"\|(?:default|default_if_none|yesno|pluralize|add)(?:_\w+)?:[\"']([^\"']*)[\"']")
READ_BY_PEOPLE = frozenset({"Refused", "ValidationError", "add_error", "error", "info", "success", "warning"})
"""Calls whose texts are shown; `label` and `help_text` are besides, in any call."""
NAMES = frozenset({"CSV", "DOCX", "PDF", "TOTP", "XLSX", "ZIP"})
"""Names of formats, the same in every language."""
Find = Callable[[str], Iterator[tuple[int, str]]]
_WORD = re.compile(r"[^\W\d_]{2,}")
_PHRASE = re.compile(r"[A-Z][a-z]*(?:,? |: \S)")


def unmarked_in_template(text: str) -> Iterator[tuple[int, str]]:
    """Give line and text of what is read on a template's page and stands in no `translate` or `blocktranslate`.

    The block `wide` holds a class of the page, and what begins with a stroke is an address.
    """
    page = _Page()
    is_marked = is_class = False
    for token in Lexer(text).tokenize():
        is_marked = _is_marked_after(token, is_marked)
        if token.token_type == TokenType.BLOCK:
            is_class = token.contents == "block wide"
        if token.token_type == TokenType.VAR:
            yield from ((token.lineno or 0, found) for found in READ_FILTERS.findall(token.contents) if _is_word(found))
        is_shown = token.token_type == TokenType.TEXT and not is_marked and not is_class
        shown = token.contents if is_shown else ""
        page.feed(shown or "\n" * token.contents.count("\n"))
    page.close()
    yield from page.found


def _is_marked_after(token: Token, before: bool) -> bool:
    if token.token_type != TokenType.BLOCK:
        return before
    name = token.contents.split()[0]
    if name in ("blocktranslate", "blocktrans", "comment"):
        return True
    return before and name not in ("endblocktranslate", "endblocktrans", "endcomment")


class _Page(HTMLParser):
    """The texts and read attributes of a page, without what stands in `code`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag == "code"
        read = [value or "" for name, value in attrs if name in READ_ATTRIBUTES]
        if tag == "input" and ("type", "submit") in attrs:
            read += [value or "" for name, value in attrs if name == "value"]
        for value in read:
            self._take(value)

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"

    def handle_data(self, data: str) -> None:
        if not self._code:
            self._take(data)

    def _take(self, text: str) -> None:
        if _is_word(text):
            before = text[: len(text) - len(text.lstrip())].count("\n")
            self.found.append((self.getpos()[0] + before, " ".join(text.split())))


def _is_word(text: str) -> bool:
    return not text.strip().startswith("/") and any(word not in NAMES for word in _WORD.findall(text))


def unmarked_in_module(text: str) -> Iterator[tuple[int, str]]:
    """Give line and text of phrases in a module that stand in no call of gettext, and of f-strings that stand in one.

    A phrase begins with a capital and has more than a word; what is given to a label or to a call that shows it counts
    even with one.
    """
    tree = ast.parse(text)
    passed = {id(each) for node in ast.walk(tree) for each in _unread(node)}
    shown = {id(each) for node in ast.walk(tree) for each in _shown(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name_of(node) in (*CALLS, COUNTED):
            yield from (
                (each.lineno, "an f-string in gettext") for each in ast.walk(node) if isinstance(each, ast.JoinedStr)
            )
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in passed:
            continue
        if _PHRASE.match(node.value.lstrip()) or (id(node) in shown and _is_word(node.value)):
            yield node.lineno, " ".join(node.value.split())


def _name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _unread(node: ast.AST) -> Iterator[ast.AST]:
    """Give what people do not read: docstrings, and what gettext is given."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Call) and _name_of(node) in (*CALLS, COUNTED):
        yield from ast.walk(node)


def _shown(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.keyword) and node.arg in ("label", "help_text"):
        yield node.value
    if isinstance(node, ast.Call) and _name_of(node) in READ_BY_PEOPLE:
        yield from node.args[-1:]


def walk(folder: Path, pattern: str, find: Find, *, free: Collection[str] = ()) -> list[str]:
    """Give every finding below a folder as `file:line: text`; `free` are files and folders that nobody reads there."""
    return [
        f"{file.relative_to(folder)}:{line}: {text}"
        for file in sorted(folder.rglob(pattern))
        if not {file.name, *file.relative_to(folder).parts} & set(free)
        for line, text in find(file.read_text("utf-8"))
    ]
