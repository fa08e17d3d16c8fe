"""How the text inside an item becomes HTML: given by whoever writes the page."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import msgspec

from tutela.delivery.web.elements import write_language
from tutela.model.document import Block, Inline
from tutela.model.language import UntranslatedText


def write_word(text: str) -> str:
    """Give an interface word as HTML, in a span where it is in another language than the page."""
    language = write_language(text.language) if isinstance(text, UntranslatedText) else ""
    return f"<span{language}>{escape(text)}</span>" if language else escape(text)


class Prose(msgspec.Struct, frozen=True):
    """Three functions of the page: blocks to HTML, inlines to HTML, and an interface word (plain text) by its key."""

    blocks: Callable[[tuple[Block, ...]], str]
    inlines: Callable[[tuple[Inline, ...]], str]
    word: Callable[[str], str]
