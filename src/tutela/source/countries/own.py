"""YAML beside the CSV files: about.yaml of a release, own.yaml of a kit or an edition; and about.md before the list."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, field

from tutela.model.country import Correction, Doubt, Filled, OwnCountry, Release, Slot
from tutela.model.country_fields import FIELD_IDS
from tutela.source.countries.table import release_of, year_of
from tutela.source.draft import Gathering, Pieces, Sheet
from tutela.source.inlines import take_plain
from tutela.source.lists import read_list, read_single
from tutela.source.shape_faults import nearest
from tutela.source.shapes import Day, EntryShape, Id, Line, Shape, Year


class DoubtShape(Shape, frozen=True, kw_only=True):
    """A published value that is shown with a doubt."""

    country: Id
    field: Id
    why: Line


class ReleaseShape(Shape, frozen=True, kw_only=True):
    """countries/RELEASE/about.yaml."""

    publisher: Line
    source: Id
    limits: list[Line] = field(default_factory=list)
    renamed: Annotated[dict[str, Line], Meta(description="names that do harm, and what to say instead")] = field(
        default_factory=dict
    )
    doubts: list[DoubtShape] = field(default_factory=list)


class SlotShape(Shape, frozen=True, kw_only=True):
    """One slot that the country has filled."""

    value: Line
    checked_on: Day
    source: Annotated[Line, Meta(description="where it was seen: a law, a page of the body itself, a letter")]


class CorrectionShape(Shape, frozen=True, kw_only=True):
    """The country's own value of one field."""

    field: Id
    value: Annotated[str | int | float, Meta(description="the country's own value")]
    year: Year
    source: Line
    note: str = ""


class OwnShape(EntryShape, frozen=True, kw_only=True):
    """One country of own.yaml."""

    id: Id
    slots: dict[Slot, SlotShape] = field(default_factory=dict)
    corrections: list[CorrectionShape] = field(default_factory=list)


def read_release(file: str, text: str) -> Sheet:
    """Read countries/RELEASE/about.yaml."""
    head, gathering, problems = read_single(file, text, ReleaseShape)
    if head is None:
        return Sheet(Pieces(), problems, lost=True)
    lines = gathering.lines
    gathering.mention(lines["source"], "source", head.source)
    take_plain(head.publisher, lines["publisher"], "source", gathering)
    for place, limit in enumerate(head.limits):
        take_plain(limit, lines[f"limits/{place}"], "source", gathering)
    for place, doubt in enumerate(head.doubts):
        gathering.mention(lines[f"doubts/{place}"], "country", doubt.country)
        take_plain(doubt.why, lines[f"doubts/{place}/why"], "source", gathering)
        _check_field(doubt.field, lines[f"doubts/{place}/field"], gathering)
    for name, better in head.renamed.items():
        take_plain(better, lines[f"renamed/{name}"], "source", gathering)
    id = release_of(file)
    release = Release(
        id=id,
        year=year_of(id),
        publisher=head.publisher,
        source=head.source,
        limits=tuple(head.limits),
        renamed=head.renamed,
        doubts=tuple(Doubt(each.country, each.field, each.why) for each in head.doubts),
    )
    return Sheet(Pieces(country_releases=(gathering.piece(id, 1, release),)), (*problems, *gathering.problems))


def read_own(file: str, text: str) -> Sheet:
    """Read countries/own.yaml."""
    pieces, problems, lost = read_list(file, text, OwnShape, _own)
    return Sheet(Pieces(country_owns=pieces), problems, lost=lost)


def _own(shape: OwnShape, gathering: Gathering) -> OwnCountry:
    lines = gathering.lines
    gathering.mention(lines["id"], "country", shape.id)
    for name, slot in shape.slots.items():
        take_plain(slot.value, lines[f"slots/{name}/value"], "source", gathering)
    for place, correction in enumerate(shape.corrections):
        _check_field(correction.field, lines[f"corrections/{place}/field"], gathering)
        if correction.note:
            take_plain(correction.note, lines[f"corrections/{place}/note"], "source", gathering)
    return OwnCountry(
        shape.id,
        tuple(Filled(name, slot.value, slot.checked_on, slot.source) for name, slot in shape.slots.items()),
        tuple(Correction(each.field, str(each.value), each.year, each.source, each.note) for each in shape.corrections),
    )


def _check_field(field: str, line: int, gathering: Gathering) -> None:
    if field not in FIELD_IDS:
        do = nearest(field, FIELD_IDS) or "docs/countries.md lists them"
        gathering.fault(line, f"there is no field `{field}`", "expected a field of a country sheet", do)
