"""Ids are unique among their kind in the whole kit, items and questions among each other too."""

from __future__ import annotations

from tutela.model.problem import Problem
from tutela.source.draft import Draft, Pieces


def check(draft: Draft) -> list[Problem]:
    """Report every id that stands a second time."""
    problems: list[Problem] = []
    for name in Pieces.__struct_fields__:
        places = [(piece.id, piece.file, piece.line) for piece in getattr(draft.pieces, name)]
        problems += _second_ones(places, name.removesuffix("s"))
    answered = [
        (item.id, piece.file, piece.line_of(item.id)) for piece in draft.pieces.units for item in piece.value.items
    ]
    items = {id for id, _, _ in answered}
    answered += [(piece.id, piece.file, piece.line) for piece in draft.pieces.questions if piece.id in items]
    problems += _second_ones(answered, "item")
    return problems


def _second_ones(places: list[tuple[str, str, int]], kind: str) -> list[Problem]:
    first: dict[str, str] = {}
    problems: list[Problem] = []
    for id, file, line in places:
        if id in first:
            expected = f"expected it once; the first is in {first[id]}"
            problems.append(
                Problem(file, line, f"the {kind} id `{id}` stands twice", expected, "rename one, or take it out")
            )
        first.setdefault(id, f"{file}:{line}")
    return problems
