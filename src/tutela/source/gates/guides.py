"""The guide lists its chapters, and each chapter stands in the list."""

from __future__ import annotations

from tutela.model.problem import Problem
from tutela.source.draft import Draft
from tutela.source.shape_faults import nearest


def check(draft: Draft) -> list[Problem]:
    """Report chapters listed that do not exist and chapters that are not listed."""
    chapters = {piece.id: piece for piece in draft.pieces.chapters}
    problems: list[Problem] = []
    listed: set[str] = set()
    for guide in draft.pieces.guides:
        listed |= set(guide.value.chapters)
        for id in guide.value.chapters:
            if id not in chapters and "chapter" not in draft.lost:
                do = nearest(id, chapters) or "write the chapter, or take it out of the list"
                line = guide.line_of("chapter", id)
                what = f"there is no chapter `{id}`"
                problems.append(Problem(guide.file, line, what, "expected the id of a chapter", do))
    if "guide" in draft.lost:
        return problems
    return problems + [
        Problem(
            piece.file,
            piece.line_of("id"),
            f"the guide does not list the chapter `{piece.id}`",
            "expected it in `chapters` of guide/guide.yaml",
            "add it there",
        )
        for piece in chapters.values()
        if piece.id not in listed
    ]
