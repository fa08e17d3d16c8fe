"""Figures of countries come with their year and source; what the country fills has a day on which it was checked.

Safeguarding rule 14: an empty or old slot shows a warning instead of a guess.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tutela.model.country import SLOTS, Impossible, OwnCountry
from tutela.model.problem import Problem
from tutela.source.draft import Draft, Piece


def check(draft: Draft) -> list[Problem]:
    """Report releases without a head, impossible values that are not doubted, wrong counts; warn of old slots."""
    return [
        *_headless(draft),
        *_impossible(draft),
        *_miscounted(draft),
        *(problem for piece in draft.pieces.country_owns for problem in _slots(piece, draft.today)),
    ]


def _headless(draft: Draft) -> Iterator[Problem]:
    heads = {piece.id for piece in draft.pieces.country_releases}
    files = {piece.value.release: piece.file for piece in draft.pieces.country_rows}
    for release, file in files.items():
        if release not in heads:
            about = f"{file.rsplit('/', 1)[0]}/about.yaml"
            what = "the files of this year have no head"
            yield Problem(about, 0, what, "expected publisher, source and limits here", "write it")


def _impossible(draft: Draft) -> Iterator[Problem]:
    doubted = {
        (piece.id, doubt.country, doubt.field)
        for piece in draft.pieces.country_releases
        for doubt in piece.value.doubts
    }
    for piece in draft.pieces.country_rows:
        row = piece.value
        for field, value in row.values.items():
            if isinstance(value, Impossible) and (row.release, row.country, field) not in doubted:
                what = f"`{field}` of {row.name} is {value.published}"
                do = "mend the cell; if it was published so, say why it is doubted under `doubts` of about.yaml"
                yield Problem(piece.file, piece.line, what, "expected a share from 0 to 1", do)


def _miscounted(draft: Draft) -> Iterator[Problem]:
    listed = {piece.id: piece.value.actions for piece in draft.pieces.country_actions}
    with_actions = {piece.value.release for piece in draft.pieces.country_actions}
    for piece in draft.pieces.country_rows:
        row = piece.value
        if row.release not in with_actions:
            continue
        areas = [area for area, _ in listed.get(piece.id, ())]
        for area, counted in row.counted.items():
            found = areas.count(area)  # type: ignore[arg-type]  # the keys are areas
            if found != counted:
                what = f"{row.name} has {counted} actions on {area}, and suggested_actions.csv holds {found}"
                yield Problem(piece.file, piece.line, what, "expected the same number", "mend one of the two files")


def _slots(piece: Piece[OwnCountry], today: datetime.date) -> Iterator[Problem]:
    filled = {slot.slot: slot for slot in piece.value.slots}
    for slot in piece.value.slots:
        line = piece.line_of("slots", slot.slot, "checked_on")
        what = f"`{slot.slot}` of {piece.id} was checked on {slot.checked_on}"
        if slot.checked_on > today:
            yield Problem(
                piece.file, line, f"{what}, which is not yet", f"expected a day up to {today}", "mend the day"
            )
        elif slot.is_old(today):
            expected = "expected a check within a year"
            yield Problem(piece.file, line, what, expected, "ask the body again, then move the day", "warning")
    empty = [slot for slot in SLOTS if slot not in filled]
    if filled and empty:
        what = f"{piece.id} has not filled {', '.join(empty)}"
        yield Problem(
            piece.file, piece.line, what, "expected every slot", "fill them; readers see a warning", "warning"
        )
