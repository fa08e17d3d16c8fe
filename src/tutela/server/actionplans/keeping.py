"""Adds pieces to the action plan of a course, changes, merges and reads them."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from typing import cast

from django.db import transaction
from django.db.models import Max

from tutela.model.action_plan import ActionPlan, Aim, PlanPart, PlanRow
from tutela.results.action_plan import fold_text, merge_rows, select_new
from tutela.server.actionplans.models import PlanPiece
from tutela.server.courses.models import Course
from tutela.server.erasing import erase_rows
from tutela.server.package import find_package
from tutela.server.record import name_in_register, open_record
from tutela.server.wording import read_interface

MOST_LETTERS = 600
_COLUMNS = ("text", "why", "who", "budget", "indicator", "when")
"""What the columns of a board stand for, by their place, where nothing else is said."""


def add_piece(
    course: Course,
    part: str,
    rows: Sequence[Sequence[str]],
    source: str,
    columns: Sequence[str] = ("text",),
    origins: Sequence[str] = (),
) -> int:
    """Add a group's piece to a part of the plan; gives how many rows were new.

    Each row has a cell for each of `columns`, names of a PlanRow's text fields; cells beyond them join the text. A row
    without a text, or whose text the part has already, is left out. `origins` are the ids of the rows' own texts, by
    which `erase_origins` finds them again. ValueError for an unknown part or column.
    """
    if part not in dict(read_parts()):
        raise ValueError(f"the plan has no part {part!r}; expected one of: {', '.join(dict(read_parts()))}")
    if unknown := set(columns) - set(_COLUMNS):
        raise ValueError(f"unknown columns: {', '.join(sorted(unknown))}; expected some of: {', '.join(_COLUMNS)}")
    made = [_row(part, cells, source, columns) for cells in rows]
    named = [origin for origin, row in zip(origins, made, strict=False) if row.text]
    made = [row for row in made if row.text]
    with transaction.atomic():
        Course.objects.select_for_update().get(id=course.id)
        present = [row_of(piece) for piece in course.plan_pieces.filter(part=part)]
        new = select_new(made, present)
        for row in new:
            add_row(course, row, by_hand=False)
        for row, origin in zip(made, named, strict=False):
            _note_origin(course, row, origin)
    return len(new)


def _note_origin(course: Course, row: PlanRow, origin: str) -> None:
    """Note a text at the row that says it, which may have come from another one."""
    same = (piece for piece in course.plan_pieces.filter(part=row.part) if fold_text(piece.text) == fold_text(row.text))
    if (piece := next(same, None)) is not None:
        piece.origins = ",".join([*_origins(piece), origin])
        piece.save(update_fields=["origins"])


def _origins(piece: PlanPiece) -> list[str]:
    return [each for each in piece.origins.split(",") if each]


def erase_origins(course: Course, origins: Collection[str]) -> None:
    """Let texts that were erased where they were written go from the plan too.

    A row that stands as it came goes once none of its texts is left. One that somebody changed or merged is marked: it
    may still say what was erased, and only a person can tell.
    """
    for piece in course.plan_pieces.exclude(origins=""):
        held = _origins(piece)
        left = [each for each in held if each not in origins]
        if len(left) == len(held):
            continue
        if not left and not piece.by_hand:
            piece.delete()
            continue
        piece.origins, piece.source_erased = ",".join(left), piece.by_hand
        piece.save(update_fields=["origins", "source_erased"])


def _row(part: str, cells: Sequence[str], source: str, columns: Sequence[str]) -> PlanRow:
    tidy = [" ".join(cell.split()) for cell in cells]
    named = dict(zip(columns, tidy, strict=False))
    more = [cell for cell in tidy[len(columns) :] if cell]
    text = "; ".join(cell for cell in (named.pop("text", ""), *more) if cell)[:MOST_LETTERS]
    kept = {name: cell[: _length(name)] for name, cell in named.items()}
    return PlanRow(id=str(uuid.uuid4()), part=part, text=text, source=source[: _length("source")], **kept)  # type: ignore[arg-type]  # names of text fields only


def _length(name: str) -> int:
    return int(getattr(PlanPiece._meta.get_field(name), "max_length", None) or MOST_LETTERS)


def add_row(course: Course, row: PlanRow, *, by_hand: bool = True) -> PlanPiece:
    """Put a row at the end of its part; `by_hand` where somebody typed it."""
    last = course.plan_pieces.filter(part=row.part).aggregate(last=Max("place"))["last"] or 0
    place = {"place": last + 1, "by_hand": by_hand}
    return PlanPiece.objects.create(id=uuid.UUID(row.id), course=course, **place, **_fields(row))


def change_row(piece: PlanPiece, row: PlanRow) -> None:
    """Put a row in the place of a piece; who changed it has looked at what it says."""
    for name, value in _fields(row).items():
        setattr(piece, name, value)
    piece.by_hand, piece.source_erased = True, False
    piece.save()


def _fields(row: PlanRow) -> dict[str, str]:
    named = ("part", "text", "why", "aim", "who", "budget", "indicator", "when", "source")
    fields = {name: str(getattr(row, name))[: _length(name)] for name in named}
    return {**fields, "constituents": ",".join(row.constituents)}


def erase_pieces(course: Course, ids: Sequence[uuid.UUID]) -> None:
    """Erase rows of the plan; those that were merged into them come back by no older backup either."""
    pieces = course.plan_pieces.filter(id__in=ids)
    parts = [origin for piece in pieces for origin in _origins(piece)]
    open_record().register_rows(name_in_register("piece", id) for id in parts)
    erase_rows(pieces)


def merge_pieces(course: Course, ids: Sequence[uuid.UUID]) -> PlanPiece:
    """Merge pieces of one part into one at the place of the first. ValueError where they cannot be merged."""
    with transaction.atomic():
        pieces = list(course.plan_pieces.select_for_update().filter(id__in=ids))
        row = merge_rows([row_of(piece) for piece in pieces], str(uuid.uuid4()))
        course.plan_pieces.filter(id__in=[piece.id for piece in pieces]).delete()
        return PlanPiece.objects.create(
            id=uuid.UUID(row.id),
            course=course,
            place=pieces[0].place,
            origins=",".join(origin for piece in pieces for origin in (str(piece.id), *_origins(piece))),
            source_erased=any(piece.source_erased for piece in pieces),
            **_fields(row),
        )


def row_of(piece: PlanPiece) -> PlanRow:
    """Give the row that a piece holds."""
    return PlanRow(
        id=str(piece.id),
        part=piece.part,
        text=piece.text,
        why=piece.why,
        aim=cast("Aim", piece.aim),
        constituents=tuple(each for each in piece.constituents.split(",") if each),
        who=piece.who,
        budget=piece.budget,
        indicator=piece.indicator,
        when=piece.when,
        source=piece.source,
    )


def read_parts() -> tuple[tuple[str, str], ...]:
    """Give (id, title) of the parts of a plan: those of the kit, or the least where a site alone is served."""
    package = find_package()
    if package and package.manifest.plan:
        return tuple((part.id, part.title) for part in package.manifest.plan)
    words = read_interface()
    return tuple((id, words(f"action-plan.part.{id}")) for id in _LEAST)


_LEAST = ("vulnerable-groups", "demand", "objectives", "measures", "roles", "budget", "indicators", "follow-up")


def read_action_plan(course: Course) -> ActionPlan:
    """Give the plan of a course; rows of parts that the kit no longer has stand at the end."""
    rows = [row_of(piece) for piece in course.plan_pieces.all()]
    titles = dict(read_parts())
    titles |= {row.part: row.part for row in rows if row.part not in titles}
    parts = (PlanPart(id, title, tuple(row for row in rows if row.part == id)) for id, title in titles.items())
    return ActionPlan(course.title, tuple(parts))
