"""The note of a figure: value, unit, period, publisher and its doubts; in the margin, or folded under its paragraph.

Safeguarding rule 25: every number shows value, unit (stock or flow; detected or estimated), year, publisher, source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.references import References, figure_of
from tutela.delivery.web.words import is_currency
from tutela.model.document import FactRef
from tutela.model.kit import Fact, Source
from tutela.model.language import join_texts


def print_fact(fact: Fact, part: str, refs: References) -> str:
    """Give what the text prints for a fact: its value, or its sentence where it has no figure."""
    figure = figure_of(fact, part)
    return fact.says if figure is None else refs.words.figure(figure)


def brief_note(fact: Fact, part: str, refs: References) -> str:
    """Give in one line what a figure is, where there is no room for a note: unit, basis, publisher, period."""
    figure = figure_of(fact, part)
    beside = figure is None or figure.unit == "per cent" or is_currency(figure.unit)
    unit = figure.unit if figure and not beside and figure.unit not in refs.words.figure(figure) else ""
    pieces = (unit, refs.words(f"measure.{fact.measure}"), refs.words(f"basis.{fact.basis}"))
    return refs.words.join("comma", (*filter(None, pieces), refs.sources[fact.sources[0]].by, fact.period))


def write_notes(mentions: Iterable[FactRef], refs: References) -> Markup | None:
    """Give one folded note for each fact mentioned, each fact once."""
    notes = write_each_note(mentions, refs, ids=False)
    return tag("div", *notes, class_="notes") if notes else None


def write_each_note(mentions: Iterable[FactRef], refs: References, *, ids: bool) -> tuple[Markup, ...]:
    """Give a folded note for each fact mentioned, each fact once; with `ids` they can be linked as `note-FACT`."""
    parts: dict[str, list[str]] = {}
    for mention in mentions:
        named = parts.setdefault(mention.id, [])
        if mention.part not in named:
            named.append(mention.part)
    return tuple(_write_note(refs.facts[fact], named, refs, ids=ids) for fact, named in parts.items())


def _write_note(fact: Fact, parts: list[str], refs: References, *, ids: bool) -> Markup:
    publications = [refs.sources[source] for source in fact.sources]
    return tag(
        "details",
        tag("summary", refs.words("note.summary", publisher=publications[0].by, period=fact.period)),
        tag("div", *describe_fact(fact, parts, refs), id=f"{refs.scope}note-{fact.id}" if ids else None),
    )


def describe_fact(fact: Fact, parts: Iterable[str], refs: References) -> Iterator[Content]:
    """Give the paragraphs that say all about a fact; `parts` are those named, or one empty string for the whole."""
    words = refs.words
    figures = [figure for part in parts if (figure := figure_of(fact, part)) is not None]
    values = [(figure.label, words.figure(figure, unit=True)) for figure in figures]
    named = [words.join("colon", (label, value)) if label else value for label, value in values]
    yield tag(
        "p", tag("b", words.join("semicolon", named)) if named else None, " " if named else None, words.end(fact.says)
    )
    kind = words("note.kind", measure=words(f"measure.{fact.measure}"), basis=words(f"basis.{fact.basis}"))
    yield tag("p", join_texts(" · ", (piece for piece in (kind, fact.period, fact.place) if piece)))
    for source in fact.sources:
        yield tag("p", *cite(refs.sources[source], fact.where, refs))
    if fact.note:
        yield tag("p", fact.note)
    for doubt in _doubts(fact, refs):
        yield tag("p", doubt, class_="doubt")


def cite(source: Source, where: str, refs: References) -> Iterator[Content]:
    """Give a source as a note cites it: publisher, title, year, and the place in it."""
    yield join(source.by, ", ", tag("cite", tag("a", source.title, href=refs.href("source", source.id))), ", ")
    yield join((f"{source.year}, ", where, ".")) if where else f"{source.year}."


def _doubts(fact: Fact, refs: References) -> Iterator[Content]:
    words = refs.words
    if fact.status != "read":
        yield words(f"status.{fact.status}")
    if fact.superseded_by:
        newer = refs.facts.get(fact.superseded_by)
        label = words("note.newer", period=newer.period) if newer else words("note.newer-unnamed")
        yield tag("a", label, href=refs.href("fact", fact.superseded_by))
    if fact.id in refs.overdue:
        yield words("note.overdue", date=fact.review_by.isoformat())
