"""How the text inside an item becomes HTML: given by whoever writes the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tutela.model.document import Block, Inline


@dataclass(frozen=True)
class Prose:
    """Three functions of the page: blocks to HTML, inlines to HTML, and an interface word (plain text) by its key."""

    blocks: Callable[[tuple[Block, ...]], str]
    inlines: Callable[[tuple[Inline, ...]], str]
    word: Callable[[str], str]
