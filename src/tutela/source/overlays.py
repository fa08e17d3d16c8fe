"""Layers of a kit: the kit itself below, an edition above it, perhaps another above that."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from tutela.model.problem import Problem
from tutela.source.draft import Piece, Pieces
from tutela.source.files import decode, read_bytes
from tutela.source.lists import read_edition_head
from tutela.source.shape_faults import nearest
from tutela.source.shapes import BookShape
from tutela.source.training_shapes import GuideShape

Listing = TypeVar("Listing", BookShape, GuideShape)

_BY_PATH = ("units", "cases", "pages", "books", "exercises", "tools", "guides", "chapters", "agendas")
"""Kinds of which one file holds one piece: a file above replaces the one at the same path."""


def find_layers(kit: Path, edition: str | None) -> tuple[list[str], list[Problem]]:
    """Give the folders of the layers, relative to the kit, the lowest first; the kit itself is the empty one."""
    data, problem = read_bytes(kit, "kit.yaml")
    if data is None:
        return [], [problem] if problem else []
    if edition is None:
        return [""], []
    if edition not in editions_of(kit):
        do = nearest(edition, editions_of(kit)) or "make the folder with an edition.yaml"
        expected = f"expected one of {', '.join(editions_of(kit)) or 'none yet'}"
        return [""], [Problem(f"editions/{edition}", 0, "there is no such edition", expected, do)]
    layers: list[str] = []
    lines: dict[str, int] = {}
    layer = f"editions/{edition}"
    while layer:
        if layer in layers:
            ring = " over ".join([*layers[layers.index(layer) :], layer])
            return [""], [
                Problem(
                    f"{layer}/edition.yaml",
                    lines[layer],
                    f"editions lie in a ring: {ring}",
                    "expected `over` to end at the kit",
                    "mend one `over`",
                )
            ]
        layers.append(layer)
        below, line, problem = _layer_below(kit, layer)
        if problem:
            return [""], [problem]
        lines[layer] = line
        layer = below
    return ["", *reversed(layers)], []


def editions_of(kit: Path) -> list[str]:
    """Give the names of the editions of a kit."""
    folder = kit / "editions"
    if not folder.is_dir():
        return []
    return sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith((".", "_")))


def _layer_below(kit: Path, layer: str) -> tuple[str, int, Problem | None]:
    """Give the layer on which another lies, the kit itself as the empty one, and the line that names it."""
    name = f"{layer}/edition.yaml"
    data, problem = read_bytes(kit, name)
    if data is None:
        return "", 0, problem
    text, problem = decode(data, name)
    if problem:
        return "", 0, problem
    sheet = read_edition_head(name, text)
    if not sheet.pieces.editions:
        return "", 0, sheet.problems[0]
    head = sheet.pieces.editions[0]
    root = kit.resolve()
    line = head.line_of("over")

    def refuse(what: str, expected: str, do: str) -> tuple[str, int, Problem]:
        return "", line, Problem(name, line, f"`over: {head.value.over}` {what}", expected, do)

    try:
        below = (kit / layer / head.value.over).resolve()
    except (OSError, RuntimeError, ValueError):  # a ring of links, or no path at all
        below = root.parent
    if not below.is_relative_to(root):
        return refuse("leads out of the kit", "expected a folder of this kit", "write `../..` or `../NAME`")
    folder = below.relative_to(root).as_posix()
    if folder == ".":
        return "", line, None
    if folder.startswith("editions/") and folder.removeprefix("editions/") in editions_of(kit):
        return folder, line, None
    expected = "expected `../..` for the kit, `../NAME` for an edition"
    return refuse("names no kit and no edition", expected, "mend it")


def lay_over(below: Pieces, above: Pieces, layer: str) -> tuple[Pieces, list[Problem]]:
    """Give the pieces of two layers as one.

    A piece above replaces the one of the same kind and id, and the Markdown file or book at the same path; what
    `remove` of the edition names is taken out, with the questions of a unit taken out.
    """
    removed = {id: head for head in above.editions for id in head.value.remove}
    known = {piece.id for piece in below}
    problems = [
        Problem(
            head.file,
            head.line_of("remove"),
            f"`remove` names `{id}`, which is not below",
            "expected the id of a piece",
            nearest(id, known) or "take it out",
        )
        for id, head in removed.items()
        if id not in known
    ]
    paths = {
        piece.file.removeprefix(f"{layer}/") for group in (getattr(above, name) for name in _BY_PATH) for piece in group
    }
    merged = {}
    for name in Pieces.__struct_fields__:
        replaced = {piece.id for piece in getattr(above, name)}
        kept = tuple(
            piece
            for piece in getattr(below, name)
            if piece.id not in replaced and piece.id not in removed and _bare(piece.file) not in paths
        )
        merged[name] = (*kept, *getattr(above, name))
    pieces = Pieces(**merged)
    units = {piece.id for piece in below.units} & set(removed)
    questions = tuple(piece for piece in pieces.questions if piece.value.unit not in units)
    books = tuple(_without(book, "units", set(removed)) for book in pieces.books)
    guides = tuple(_without(guide, "chapters", set(removed)) for guide in pieces.guides)
    return msgspec.structs.replace(pieces, questions=questions, books=books, guides=guides), problems


def _bare(file: str) -> str:
    """Give the path of a file in its own layer."""
    return "/".join(file.split("/")[2:]) if file.startswith("editions/") else file


def _without(piece: Piece[Listing], field: str, removed: set[str]) -> Piece[Listing]:
    """Give a book or guide whose list names nothing that was taken out."""
    listed = [id for id in getattr(piece.value, field) if id not in removed]
    return msgspec.structs.replace(piece, value=msgspec.structs.replace(piece.value, **{field: listed}))
