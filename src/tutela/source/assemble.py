"""The last stage: pieces become a Kit in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from tutela.model.kit import Book, Competency, Kit, Named, TestBlueprint, Unit
from tutela.model.training import Guide
from tutela.source.countries.atlas import assemble_atlas
from tutela.source.draft import Draft, Piece, Pieces
from tutela.source.findings import put_findings
from tutela.source.shapes import BookShape, KitShape

T = TypeVar("T")


def assemble(draft: Draft) -> Kit | None:
    """Give the Kit, or None when kit.yaml could not be read."""
    head = draft.kit
    if head is None:
        return None
    pieces = draft.pieces
    edition = pieces.editions[-1].value if pieces.editions else None
    units = {piece.id: piece.value for piece in pieces.units}
    return Kit(
        id=head.id,
        title=edition.title if edition else head.title,
        subtitle=head.subtitle,
        version=head.version,
        edition=edition.id if edition else "",
        language=draft.language,
        licence=head.licence,
        iri=head.iri,
        constituents=tuple(Named(named.id, named.title) for named in head.constituents),
        reach=tuple(Named(named.id, named.title) for named in head.reach),
        competencies=tuple(Competency(one.id, one.title, one.can, one.book) for one in head.competencies),
        books=tuple(_book(shape, units) for shape in _order_books(head, pieces.books)),
        cases=_by_id(pieces.cases),
        questions=_by_id(pieces.questions),
        facts=_by_id(pieces.facts),
        sources=_by_id(pieces.sources),
        terms=_by_id(pieces.terms),
        factors=_by_id(pieces.factors),
        pages=_by_id(pieces.pages),
        atlas=assemble_atlas(pieces),
        plan=tuple(Named(part.id, part.title) for part in head.plan),
        forms=tuple(Named(form.id, form.title) for form in head.forms),
        at_hand=tuple(Named(thing.id, thing.title) for thing in head.at_hand),
        exercises=_by_id(_with_findings(pieces.exercises, pieces)),
        tools=_by_id(_with_findings(pieces.tools, pieces)),
        guide=_guide(pieces),
        icebreakers=_by_id(pieces.icebreakers),
        agendas=_by_id(pieces.agendas),
    )


def _order_books(head: KitShape, books: Sequence[Piece[BookShape]]) -> list[BookShape]:
    """Give the books in the order in which the competencies first name them, those they do not name after them."""
    named = list(dict.fromkeys(competency.book for competency in head.competencies))
    place = {book: number for number, book in enumerate(named)}
    ordered = sorted(books, key=lambda piece: (place.get(piece.id, len(named)), piece.file))
    return [piece.value for piece in ordered]


def _book(shape: BookShape, units: dict[str, Unit]) -> Book:
    return Book(
        id=shape.id,
        title=shape.title,
        subtitle=shape.subtitle,
        intro=shape.intro,
        units=tuple(units[id] for id in shape.units if id in units and units[id].book == shape.id),
        test=TestBlueprint(shape.test.per_competency, shape.test.pass_share),
        precheck_per_competency=shape.precheck.per_competency,
    )


def _guide(pieces: Pieces) -> Guide | None:
    if not pieces.guides:
        return None
    shape = pieces.guides[-1].value
    chapters = {piece.id: piece.value for piece in _with_findings(pieces.chapters, pieces)}
    return Guide(
        id=shape.id,
        title=shape.title,
        subtitle=shape.subtitle,
        intro=shape.intro,
        chapters=tuple(chapters[id] for id in shape.chapters if id in chapters),
    )


def _with_findings(those: Sequence[Piece[T]], pieces: Pieces) -> Sequence[Piece[T]]:
    """Give pieces with the tables of data bundles that they name."""
    known = {piece.id: piece.value for piece in pieces.findings}
    return tuple(
        msgspec.structs.replace(piece, value=put_findings(piece.value, known))
        if any(mention.kind == "findings" for mention in piece.mentions)
        else piece
        for piece in those
    )


def _by_id(pieces: Sequence[Piece[T]]) -> tuple[T, ...]:
    return tuple(piece.value for piece in sorted(pieces, key=lambda piece: piece.id))
