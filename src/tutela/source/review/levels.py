"""The reading level of each unit, exercise, tool, chapter, case and page, beside what the kit asks for."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from tutela.source.draft import Draft
from tutela.source.review.reading import Reading, measure
from tutela.source.review.settings import ExceptionShape, ReadingShape

_KINDS = {
    "unit": "units",
    "exercise": "exercises",
    "tool": "tools",
    "chapter": "chapters",
    "case": "cases",
    "page": "pages",
    "countries": "country_intros",
}


class Level(msgspec.Struct, frozen=True):
    """One piece as it reads; `excepted` is the reason for which it may read harder."""

    piece: str
    file: str
    reading: Reading
    excepted: str = ""


def read_levels(draft: Draft) -> tuple[Level, ...]:
    """Measure every piece that has sentences, in the order of kinds and files."""
    made = []
    for kind, name in _KINDS.items():
        for piece in getattr(draft.pieces, name):
            if reading := measure(piece.passages):
                made.append(Level(f"{kind}/{piece.id}", piece.file, reading))
    return tuple(made)


def too_hard(level: Level, wanted: ReadingShape) -> bool:
    """Tell whether a piece reads harder than wanted; a grade is a whole school year, so 8.4 is in grade 8."""
    return round(level.reading.grade) > wanted.grade or level.reading.sentence > wanted.sentence


def list_faults(
    levels: Collection[Level], wanted: ReadingShape, exceptions: Collection[ExceptionShape]
) -> tuple[str, ...]:
    """Give what reads too hard without an exception, and exceptions that except nothing."""
    excepted = {each.piece for each in exceptions}
    hard = {level.piece: level for level in levels if too_hard(level, wanted)}
    faults = [
        f"{level.file}: grade {level.reading.grade:.1f}, {level.reading.sentence:.1f} words a sentence; "
        f"expected grade {wanted.grade:g} and {wanted.sentence:g} words; shorten it, or except {piece} with a reason"
        for piece, level in hard.items()
        if piece not in excepted
    ]
    faults += [
        f"review.yaml: {each.piece} is excepted and does not read hard; expected exceptions in use; take it out"
        for each in exceptions
        if each.piece not in hard
    ]
    return tuple(faults)
