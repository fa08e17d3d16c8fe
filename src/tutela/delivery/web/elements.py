"""HTML is built from values: text is escaped unless it is already Markup, so that nothing a kit says becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape

from tutela.model.language import MixedText, UntranslatedText, direction_of, is_marked

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
_MARKED = frozenset({"li", "summary"})
"""Elements with a mark before their text: turned to the other side, it would leave its column."""
_WORDS_ALONE = frozenset({"title", "option", "textarea"})
"""Elements that hold no other element."""
_SIGNS = re.compile("[&<>\"']").search
"""Finds what is escaped: most texts hold none, which is told in a third of the time."""


class Markup(str):
    """Characters that are HTML already and are not escaped again."""

    __slots__ = ()


Content = str | Iterable["Content"] | None
Attribute = str | int | bool | None


def join(*content: Content) -> Markup:
    """Give content as one Markup: strings escaped, Markup as it is, None left out, iterables walked."""
    return Markup("".join(_pieces(content)))


def tag(name: str, /, *content: Content, **attributes: Attribute) -> Markup:
    """Give an element.

    A trailing underscore of an attribute is dropped and others become hyphens (`class_`, `data_id`); True gives a bare
    attribute, None and False leave it out.
    """
    opening = _write_attributes(attributes)
    own = _only(content)
    if own is not None and name not in _MARKED:
        opening += write_language(own.language)
        content = (str(own),)
    elif name in _WORDS_ALONE:
        content = tuple(str(piece) if is_marked(piece) else piece for piece in content)
    if name in _VOID:
        return Markup(f"<{name}{opening}>")
    return Markup(f"<{name}{opening}>{''.join(_pieces(content))}</{name}>")


def open_tag(name: str, /, **attributes: Attribute) -> Markup:
    """Give how an element begins, with the attributes as for `tag`."""
    return Markup(f"<{name}{_write_attributes(attributes)}>")


def _write_attributes(attributes: Mapping[str, Attribute]) -> str:
    return "".join(
        f" {_attribute(key)}" if value is True else f' {_attribute(key)}="{_escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )


def write_language(language: str) -> str:
    """Give the attributes of an element whose text is in another language than the page."""
    return f' lang="{escape(language)}" dir="{direction_of(language)}"'


def _only(content: tuple[Content, ...]) -> UntranslatedText | None:
    """Give the text that is all an element holds, where it is in another language."""
    for piece in content:  # most elements hold none: a loop tells so in a third of the time of `any`
        if isinstance(piece, UntranslatedText):
            break
    else:
        return None
    only = [piece for piece in content if piece is not None]
    return only[0] if len(only) == 1 and isinstance(only[0], UntranslatedText) else None


def _escape(value: str) -> str:
    return escape(value) if _SIGNS(value) else value


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _pieces(content: Iterable[Content]) -> Iterable[str]:
    for piece in content:
        if isinstance(piece, Markup):
            yield piece
        elif isinstance(piece, UntranslatedText):
            yield tag("span", piece)
        elif isinstance(piece, MixedText):
            yield from _pieces(piece.parts)
        elif isinstance(piece, str):
            yield escape(piece, quote=False) if _SIGNS(piece) else piece
        elif piece is not None:
            yield from _pieces(piece)
