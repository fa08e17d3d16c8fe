"""Books list their units, units stand in their book, speak to every constituent and hold enough to practise."""

from __future__ import annotations

from pathlib import PurePosixPath

from tutela.model.document import ForConstituent
from tutela.model.kit import Unit
from tutela.model.problem import Problem
from tutela.source.draft import Draft, Piece
from tutela.source.shape_faults import nearest

ITEMS = 8
KINDS = 4


def check(draft: Draft) -> list[Problem]:
    """Report units that no book lists, units listed that do not exist, and units that lack a part."""
    problems: list[Problem] = []
    units = {piece.id: piece for piece in draft.pieces.units}
    listed: set[tuple[str, str]] = set()
    for book in draft.pieces.books:
        folder = book.file.split("/")[-2]
        if folder != book.id:
            problems.append(
                Problem(
                    book.file,
                    book.line_of("id"),
                    f"the book `{book.id}` stands in {folder}/",
                    f"expected textbooks/{book.id}/",
                    "rename one of the two",
                )
            )
        for id in book.value.units:
            listed.add((book.id, id))
            if id not in units and "unit" not in draft.lost:
                do = nearest(id, units) or "write the unit, or take it out of the list"
                problems.append(
                    Problem(
                        book.file, book.line_of("unit", id), f"there is no unit `{id}`", "expected the id of a unit", do
                    )
                )
    problems += _headless(draft)
    books = {book.id for book in draft.pieces.books}
    for piece in draft.pieces.units:
        if piece.value.book in books and (piece.value.book, piece.id) not in listed and "book" not in draft.lost:
            what = f"the book `{piece.value.book}` does not list the unit `{piece.id}`"
            problems.append(
                Problem(piece.file, piece.line_of("id"), what, "expected it in `units` of book.yaml", "add it there")
            )
        problems += _speaks_to_all(piece, draft) + _holds_enough(piece)
    return problems


def _headless(draft: Draft) -> list[Problem]:
    """Report folders with units and without a book.yaml."""
    heads = {book.file.split("/")[-2] for book in draft.pieces.books}
    bare = {str(PurePosixPath(piece.file).with_name("book.yaml")): piece.value.book for piece in draft.pieces.units}
    if "book" in draft.lost:
        return []
    expected = "expected it beside the units"
    return [
        Problem(file, 0, "the file is missing", expected, "write it: it lists them in their order")
        for file, book in bare.items()
        if book not in heads
    ]


def _speaks_to_all(piece: Piece[Unit], draft: Draft) -> list[Problem]:
    spoken_to = {block.constituent for block in piece.value.blocks if isinstance(block, ForConstituent)}
    missing = [one.id for one in (draft.kit.constituents if draft.kit else ()) if one.id not in spoken_to]
    if not missing:
        return []
    what = f"the unit `{piece.id}` does not speak to {', '.join(missing)}"
    expected = "expected one `:::for` for each constituent"
    return [
        Problem(
            piece.file,
            piece.line,
            what,
            expected,
            "add it below `## What this means for you`",
            "warning" if draft.edition else "error",
        )
    ]


def _holds_enough(piece: Piece[Unit]) -> list[Problem]:
    kinds = {item.__struct_config__.tag for item in piece.value.items}
    if len(piece.value.items) >= ITEMS and len(kinds) >= KINDS:
        return []
    what = f"the unit `{piece.id}` has {len(piece.value.items)} items of {len(kinds)} kinds"
    return [
        Problem(
            piece.file, piece.line, what, f"expected at least {ITEMS} items of {KINDS} kinds", "add some", "warning"
        )
    ]
