"""Drawings as pictures of dots, for word processors: many show SVG only with such a picture beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import typst

from tutela.delivery.publication import paper

DOTS_AN_INCH = 220
_PAGE = '#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image("drawing.svg", width: {}cm)\n'


def name_picture(drawing: paper.Drawing) -> str:
    """Give the file name of the picture of a drawing."""
    return f"{hashlib.sha256(drawing.svg.encode()).hexdigest()[:16]}.png"


def write_pictures(publication: paper.Publication, folder: Path) -> None:
    """Write the picture of each drawing of a publication to a folder; the same drawing gives the same bytes."""
    for chapter in publication.chapters:
        for drawing in _drawings(chapter.blocks):
            (folder / "drawing.svg").write_text(drawing.svg, "utf-8")
            (folder / "drawing.typ").write_text(_PAGE.format(drawing.width), "utf-8")
            made = typst.compile(str(folder / "drawing.typ"), root=str(folder), format="png", ppi=DOTS_AN_INCH)
            if not isinstance(made, bytes):
                raise TypeError("Typst gave no single picture")
            (folder / name_picture(drawing)).write_bytes(made)


def _drawings(blocks: Iterable[paper.Block]) -> Iterator[paper.Drawing]:
    for block in blocks:
        if isinstance(block, paper.Drawing):
            yield block
        elif isinstance(block, paper.Box | paper.Quote):
            yield from _drawings(block.blocks)
