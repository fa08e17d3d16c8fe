"""YAML files: heads (kit, edition, book) and lists (facts, sources, glossary, factors); each entry becomes a piece."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

import msgspec

from tutela.model.kit import Fact, Factor, Figure, Observation, Source, Term
from tutela.model.problem import Problem
from tutela.source.draft import Gathering, Piece, Pieces, Sheet
from tutela.source.inlines import take_plain
from tutela.source.shape_faults import take_shape
from tutela.source.shapes import (
    BookShape,
    EditionShape,
    EntryShape,
    FactorShape,
    FactShape,
    FigureShape,
    KitShape,
    Shape,
    SourceShape,
    TermShape,
)
from tutela.source.yaml12 import Document, read_yaml

S = TypeVar("S", bound=Shape)
E = TypeVar("E", bound=EntryShape)
T = TypeVar("T")

_SPAN = re.compile(r"(?<=\d)-(?=\d)")


def read_kit_head(file: str, text: str) -> Sheet:
    """Read kit.yaml."""
    head, gathering, problems = read_single(file, text, KitShape)
    if head is None:
        return Sheet(Pieces(), problems, lost=True)
    for field in ("title", "subtitle"):
        take_plain(getattr(head, field), gathering.lines.get(field, 1), "prose", gathering)
    for list_name in ("constituents", "reach", "competencies", "plan", "forms", "at_hand"):
        for place, named in enumerate(getattr(head, list_name)):
            take_plain(named.title, gathering.lines.get(f"{list_name}/{place}", 1), "prose", gathering)
    for place, competency in enumerate(head.competencies):
        line = gathering.lines.get(f"competencies/{place}", 1)
        take_plain(competency.can, line, "prose", gathering)
        gathering.mention(line, "book", competency.book)
        gathering.lines[f"competency/{competency.id}"] = line
    problems = (*problems, *gathering.problems)
    return Sheet(Pieces(kits=(gathering.piece(head.id, 1, head),)), problems)


def read_edition_head(file: str, text: str) -> Sheet:
    """Read editions/NAME/edition.yaml."""
    head, gathering, problems = read_single(file, text, EditionShape)
    if head is None:
        return Sheet(Pieces(), problems, lost=True)
    take_plain(head.title, gathering.lines["title"], "prose", gathering)
    return Sheet(Pieces(editions=(gathering.piece(head.id, 1, head),)), (*problems, *gathering.problems))


def read_book(file: str, text: str) -> Sheet:
    """Read textbooks/BOOK/book.yaml."""
    head, gathering, problems = read_single(file, text, BookShape)
    if head is None:
        return Sheet(Pieces(), problems, lost=True)
    for field in ("title", "subtitle", "intro"):
        take_plain(getattr(head, field), gathering.lines.get(field, 1), "prose", gathering)
    for place, unit in enumerate(head.units):
        gathering.lines[f"unit/{unit}"] = gathering.lines.get(f"units/{place}", 1)
    return Sheet(Pieces(books=(gathering.piece(head.id, 1, head),)), (*problems, *gathering.problems))


def read_facts(file: str, text: str) -> Sheet:
    """Read one list of facts."""
    pieces, problems, lost = read_list(file, text, FactShape, _fact)
    return Sheet(Pieces(facts=pieces), problems, lost=lost)


def read_sources(file: str, text: str) -> Sheet:
    """Read one list of sources."""
    pieces, problems, lost = read_list(file, text, SourceShape, _source)
    return Sheet(Pieces(sources=pieces), problems, lost=lost)


def read_terms(file: str, text: str) -> Sheet:
    """Read one list of glossary terms."""
    pieces, problems, lost = read_list(file, text, TermShape, _term)
    return Sheet(Pieces(terms=pieces), problems, lost=lost)


def read_factors(file: str, text: str) -> Sheet:
    """Read one list of vulnerability factors."""
    pieces, problems, lost = read_list(file, text, FactorShape, _factor)
    return Sheet(Pieces(factors=pieces), problems, lost=lost)


def read_single(file: str, text: str, shape: type[S]) -> tuple[S | None, Gathering, tuple[Problem, ...]]:
    """Give the one value of a YAML file, the gathering with its lines, and what is wrong with it."""
    document = read_yaml(text, file)
    gathering = Gathering(file, lines={"/".join(map(str, path)): line for path, line in document.lines.items()})
    if document.value is None and document.problems:
        return None, gathering, tuple(document.problems)
    head, faults = take_shape(document.value, shape, document.lines, file)
    return head, gathering, (*document.problems, *faults)


def read_list(
    file: str, text: str, shape: type[E], make: Callable[[E, Gathering], T]
) -> tuple[tuple[Piece[T], ...], tuple[Problem, ...], bool]:
    """Give the pieces of a YAML list, its problems, and whether an entry could not be read."""
    document = read_yaml(text, file)
    pieces: list[Piece[T]] = []
    problems = document.problems
    entries = document.value if isinstance(document.value, list) else []
    if document.value is not None and not isinstance(document.value, list):
        problems.append(
            Problem(file, 1, "the file is no list", "expected entries that begin with `- id:`", "write a list")
        )
    lines = _lines_by_entry(document)
    for place, entry in enumerate(entries):
        shaped, faults = take_shape(entry, shape, document.lines, file, (place,))
        problems += faults
        if shaped is not None:
            gathering = Gathering(file, lines=lines[place])
            value = make(shaped, gathering)
            problems += gathering.problems
            pieces.append(gathering.piece(shaped.id, document.lines[(place,)], value))
    unread = bool(document.problems) if document.value is None else not isinstance(document.value, list)
    lost = len(pieces) < len(entries) or unread
    return tuple(pieces), tuple(problems), lost


def _lines_by_entry(document: Document) -> dict[int, dict[str, int]]:
    """Give, for each entry of a list, the line of each of its values by path."""
    found: dict[int, dict[str, int]] = {}
    for path, line in document.lines.items():
        if path and isinstance(path[0], int):
            found.setdefault(path[0], {})["/".join(map(str, path[1:]))] = line
    return found


def _fact(shape: FactShape, gathering: Gathering) -> Fact:
    lines = gathering.lines
    for field in ("says", "note", "place"):
        if text := getattr(shape, field):
            take_plain(text, lines[field], "fact", gathering)
    sources = (shape.source,) if isinstance(shape.source, str) else tuple(shape.source)
    for id in sources:
        gathering.mention(lines["source"], "source", id)
    if shape.superseded_by:
        gathering.mention(lines["superseded_by"], "fact", shape.superseded_by)
    if shape.where:
        gathering.say(lines["where"], "where", str(shape.where))
    figure = None if shape.value is None else _figure(shape, "", gathering)
    parts = {name: _part(name, part, gathering) for name, part in shape.parts.items()}
    period = str(shape.year if shape.year is not None else shape.period)
    gathering.say(lines.get("period", lines[""]), "fact", period)
    return Fact(
        id=shape.id,
        says=shape.says,
        measure=shape.kind.measure,
        basis=shape.kind.basis,
        figure=figure,
        parts=parts,
        period=period,
        place=shape.place,
        sources=sources,
        where=str(shape.where),
        note=shape.note,
        status=shape.checked.status,
        checked_on=shape.checked.on,
        review_by=shape.review_by,
        superseded_by=shape.superseded_by,
    )


def _figure(shape: FactShape | FigureShape, path: str, gathering: Gathering) -> Figure:
    """Give the value of a fact or of its part, which stands under `path`."""
    line = gathering.lines[path or "value"]
    if isinstance(shape.value, str):
        gathering.say(line, "fact", shape.value)
    if shape.unit:
        gathering.say(line, "fact", shape.unit)
    value = shape.value if shape.value is not None else ""
    return Figure((value[0], value[1]) if isinstance(value, list) else value, shape.unit, shape.about, shape.bound)


def _part(name: str, shape: FigureShape, gathering: Gathering) -> Figure:
    """Give a part of a fact; readers see its name as words, and a span of numbers as one."""
    label = _SPAN.sub("–", name).replace("-", " ")  # noqa: RUF001  a dash joins the ends of a span
    gathering.say(gathering.lines[f"parts/{name}"], "fact", label)
    return msgspec.structs.replace(_figure(shape, f"parts/{name}", gathering), label=label)


def _source(shape: SourceShape, gathering: Gathering) -> Source:
    take_plain(shape.title, gathering.lines["title"], "source", gathering)
    if shape.note:
        take_plain(shape.note, gathering.lines["note"], "source", gathering)
    return Source(shape.id, shape.title, shape.by, shape.year, shape.kind, shape.seen, shape.url, shape.note)


def _term(shape: TermShape, gathering: Gathering) -> Term:
    lines = gathering.lines
    take_plain(shape.term, lines["term"], "prose", gathering)
    means = take_plain(shape.means, lines["means"], "prose", gathering)
    for form in shape.forms:
        take_plain(form, lines["forms"], "prose", gathering)
    avoid = take_plain(shape.avoid, lines["avoid"], "avoid", gathering) if shape.avoid else ""
    for id in shape.see:
        gathering.mention(lines["see"], "term", id)
    if shape.article:
        gathering.say(lines["article"], "where", shape.article)
    sources = (shape.source,) if isinstance(shape.source, str) else tuple(shape.source)
    for id in sources:
        gathering.mention(lines["source"], "source", id)
    return Term(
        id=shape.id,
        term=shape.term,
        means=means,
        forms=tuple(shape.forms),
        see=tuple(shape.see),
        avoid=avoid,
        sources=sources,
        article=shape.article,
    )


def _factor(shape: FactorShape, gathering: Gathering) -> Factor:
    lines = gathering.lines
    factor = take_plain(shape.factor, lines["factor"], "prose", gathering)
    why = take_plain(shape.why, lines["why"], "prose", gathering)
    observe = shape.observe
    indicator = take_plain(observe.indicator, lines["observe/indicator"], "observe", gathering)
    question = take_plain(observe.question, lines["observe/question"], "observe", gathering)
    for survey, variable in observe.near_variables.items():
        gathering.say(lines[f"observe/near_variables/{survey}"], "where", variable)
    label = take_plain(observe.label, lines["observe/label"], "observe", gathering)
    for place, measure in enumerate(shape.reduced_by):
        take_plain(measure, lines[f"reduced_by/{place}"], "prose", gathering)
    for id in shape.who_acts:
        gathering.mention(lines["who_acts"], "constituent", id)
    avoid = take_plain(shape.avoid, lines["avoid"], "prose", gathering) if shape.avoid else ""
    return Factor(
        id=shape.id,
        factor=factor,
        level=shape.level,
        side=shape.side,
        why=why,
        observe=Observation(indicator, question, observe.counts, label, observe.near_variables, observe.sensitive),
        reduced_by=tuple(shape.reduced_by),
        who_acts=tuple(shape.who_acts),
        avoid=avoid,
    )
