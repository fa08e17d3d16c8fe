"""No two pieces of a kit would be written to the same page, nor one to a page or folder that every site has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from tutela.model.problem import Problem
from tutela.source.draft import Draft, Piece

T = TypeVar("T")

TAKEN: dict[str, tuple[str, ...]] = {
    "book": (
        "agendas",
        "assets",
        "cases",
        "countries",
        "exercises",
        "guide",
        "icebreakers",
        "toolkit",
        "vulnerability",
    ),
    "unit": ("index", "precheck", "review", "test"),
    "page": (
        "certificate",
        "glossary",
        "index",
        "leave",
        "progress",
        "review",
        "search",
        "sources",
        "take-along",
    ),
    "exercise": ("index",),
    "tool": ("index",),
    "chapter": ("index",),
    "agenda": ("index",),
    "case": ("index",),
}
"""The pages and, for books, the folders that stand beside the pieces of a kind (docs/site.md, "Files")."""
OF_WINDOWS = frozenset({"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows keeps for devices, whatever follows the dot: such a page could not be taken along."""


def check(draft: Draft) -> list[Problem]:
    """Report ids that are the name of another page, and pieces that a book or the guide lists twice."""
    problems = [
        problem
        for kind, taken in TAKEN.items()
        for piece in getattr(draft.pieces, f"{kind}s")
        for problem in _name_faults(kind, piece, taken)
    ]
    return [*problems, *_listed_twice(draft)]


def _name_faults(kind: str, piece: Piece[object], taken: tuple[str, ...]) -> Iterator[Problem]:
    line, do = piece.line_of("id"), f"rename the {kind}"
    if piece.id in taken:
        owner = {"unit": "page that every book has", "book": "folder that every site has"}
        what = f"the {kind} `{piece.id}` has the name of a {owner.get(kind, 'page that every site has')}"
        yield Problem(piece.file, line, what, f"expected another id than {', '.join(taken)}", do)
    if piece.id in OF_WINDOWS:
        what = f"the {kind} `{piece.id}` has a name that Windows keeps for itself"
        yield Problem(piece.file, line, what, "expected an id that can be the name of a file everywhere", do)


def _listed_twice(draft: Draft) -> Iterator[Problem]:
    listed: dict[str, str] = {}
    for book in draft.pieces.books:
        yield from _repeated("unit", book, book.value.units)
        for id in dict.fromkeys(book.value.units):
            if id in listed:
                what = f"the unit `{id}` is listed in the book `{listed[id]}` too"
                expected = "expected it in one book"
                yield Problem(book.file, book.line_of("unit", id), what, expected, "take it out of one of the two")
            listed.setdefault(id, book.id)
    for guide in draft.pieces.guides:
        yield from _repeated("chapter", guide, guide.value.chapters)


def _repeated(kind: str, piece: Piece[T], ids: Sequence[str]) -> Iterator[Problem]:
    for id in dict.fromkeys(ids):
        if ids.count(id) > 1:
            what = f"the {kind} `{id}` is listed twice"
            yield Problem(piece.file, piece.line_of(kind, id), what, "expected it once", "take it out once")
