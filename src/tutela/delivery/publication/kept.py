"""What a unit asks to keep in mind: what a short input on it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutela.delivery.publication import paper
from tutela.delivery.publication.text import PaperText, refer_on_paper
from tutela.delivery.web.site import Site
from tutela.model import document
from tutela.model.package import UnitObject


def keep_in_mind(site: Site, id: str) -> tuple[str, ...]:
    """Give the sentences that a unit asks to remember; its summary where it asks nothing, nothing for no unit."""
    for book in site.manifest.books:
        for entry in book.units:
            if entry.id == id:
                held = site.read_as(entry.object, UnitObject)
                text = PaperText(refer_on_paper(site, held), lambda kind, id: "")
                kept = [block for block in held.unit.blocks if isinstance(block, document.Remember)]
                lines = [line for block in kept for made in text.blocks(block.blocks) for line in lines_of(made)]
                return tuple(sentence for line in lines for sentence in sentences_of(line)) or (entry.summary,)
    return ()


def lines_of(block: paper.Block) -> Iterator[str]:
    """Give the words of a paragraph, or of each item of a list."""
    match block:
        case paper.Paragraph(runs):
            yield _words(runs)
        case paper.Bullets(items) | paper.Numbers(items):
            yield from (plain(item) for item in items)


def plain(blocks: tuple[paper.Block, ...]) -> str:
    """Give the words of blocks in one line."""
    return " ".join(line for block in blocks for line in lines_of(block))


def sentences_of(text: str) -> list[str]:
    """Give the sentences of a text, one a line; a number after a full stop belongs to the word before, as No. 182."""
    parts = re.split(r"(?<=[.?])\s+(?!\d)|\n", text)
    return [part.strip() for part in parts if part.strip()]


def _words(runs: tuple[paper.Piece, ...]) -> str:
    said = []
    for run in runs:
        match run:
            case paper.Run(text):
                said.append(text)
            case paper.Web(_, inner) | paper.Inside(_, inner):
                said.append(_words(inner))
            case paper.Break():
                said.append(" ")
    return "".join(said)
