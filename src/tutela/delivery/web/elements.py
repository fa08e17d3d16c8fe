"""HTML is built from values: text is escaped unless it is already Markup, so that nothing a kit says becomes markup."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


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
    opening = "".join(
        f" {_attribute(key)}" if value is True else f' {_attribute(key)}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Markup(f"<{name}{opening}>")
    return Markup(f"<{name}{opening}>{''.join(_pieces(content))}</{name}>")


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _pieces(content: Iterable[Content]) -> Iterable[str]:
    for piece in content:
        if isinstance(piece, Markup):
            yield piece
        elif isinstance(piece, str):
            yield escape(piece, quote=False)
        elif piece is not None:
            yield from _pieces(piece)
