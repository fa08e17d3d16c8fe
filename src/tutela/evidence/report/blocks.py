"""The report as blocks, before it is HTML, PDF or DOCX. Texts are plain; whoever writes them out escapes them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Block", "Bullets", "Document", "Figure", "Folded", "Heading", "Paragraph", "Table"]


@dataclass(frozen=True)
class Heading:
    """A heading of level 2 or 3."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list of sentences."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table whose first column heads its lines. No two captions of a document are the same."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A chart as SVG, and the table beside it that holds the same values."""

    svg: str
    table: Table


@dataclass(frozen=True)
class Folded:
    """A passage that a page folds away under its title; paper prints it whole."""

    title: str
    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Bullets | Table | Figure | Folded


@dataclass(frozen=True)
class Document:
    """A report. `label` says that it is invented, or is empty; `head` is what every profile says at its head."""

    id: str
    title: str
    kicker: str
    label: str
    head: str
    blocks: tuple[Block, ...]
