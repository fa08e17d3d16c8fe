"""A textbook as a publication: units as chapters, items to answer by pen, answers, sources and the words used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tutela.delivery.publication import paper
from tutela.delivery.publication.binding import bind_book
from tutela.delivery.publication.items import write_item
from tutela.delivery.publication.text import PaperText, cite, refer_on_paper
from tutela.delivery.web.site import Site
from tutela.model import document
from tutela.model.kit import Source, Term
from tutela.model.language import join_texts
from tutela.model.package import BookEntry, UnitObject


def write_textbook(site: Site, book: BookEntry) -> paper.Publication:
    """Give the publication of one textbook."""
    held = [site.read_as(unit.object, UnitObject) for unit in book.units]
    labels = {unit.id for unit in book.units}
    units = [_write_unit(site, each, number, labels) for number, each in enumerate(held, 1)]
    terms = {term.id: term for each in held for term in each.terms}
    sources = {source.id: source for each in held for source in each.sources}
    chapters = (
        _introduce(site, book),
        *units,
        _list_terms(site, terms.values()),
        _list_sources(site, sources.values()),
    )
    return bind_book(site, book.id, book.title, chapters, subtitle=book.subtitle)


def _introduce(site: Site, book: BookEntry) -> paper.Chapter:
    """Give the chapter before the units: what the book is, and what its reader will be able to do."""
    own = [competency for competency in site.manifest.competencies if competency.book == book.id]
    able = paper.Bullets(
        tuple(
            (
                paper.Paragraph(
                    (paper.Run(join_texts("", (site.words.end(each.title), " ")), strong=True), paper.Run(each.can))
                ),
            )
            for each in own
        )
    )
    intro = (paper.Paragraph((paper.Run(book.intro),)),) if book.intro else ()
    return paper.Chapter(title=site.words("print.able"), blocks=(*intro, able), numbered=False)


def _write_unit(site: Site, held: UnitObject, number: int, labels: set[str]) -> paper.Chapter:
    words, unit = site.words, held.unit
    refs = refer_on_paper(site, held)
    items = {item.id: item for item in unit.items}
    answers: list[paper.Block] = []
    constituents = {named.id: named.title for named in site.manifest.constituents}

    def contain(block: document.Block, text: PaperText) -> Iterator[paper.Block]:
        match block:
            case document.ForConstituent(constituent, blocks):
                yield paper.Box("for", constituents[constituent], text.blocks(blocks))
            case document.DoThis(blocks):
                yield paper.Box("task", words("unit.do-this"), text.blocks(blocks))
            case document.Remember(blocks):
                yield paper.Box("remember", words("unit.remember"), text.blocks(blocks))
            case document.ItemPlace(id):
                box, why = write_item(items[id], text, list(items).index(id) + 1)
                answers.extend(why)
                yield box

    text = PaperText(refs, lambda kind, id: f"unit-{id}" if kind == "unit" and id in labels else "", contain)
    blocks = text.blocks(unit.blocks)
    ending: Iterable[paper.Block] = (
        (paper.Heading(2, (paper.Run(words("print.answers")),)), *answers) if answers else ()
    )
    return paper.Chapter(
        title=unit.title,
        label=f"unit-{unit.id}",
        kicker=words("print.unit", number=number),
        lead=unit.summary,
        blocks=(*blocks, *ending),
    )


def _list_terms(site: Site, terms: Iterable[Term]) -> paper.Chapter:
    lines = tuple(
        paper.Paragraph(
            (paper.Run(join_texts("", (site.words.end(term.term), " ")), strong=True), paper.Run(term.means))
        )
        for term in sorted(terms, key=lambda term: term.term.casefold())
    )
    return paper.Chapter(title=site.words("print.glossary"), blocks=lines, numbered=False)


def _list_sources(site: Site, sources: Iterable[Source]) -> paper.Chapter:
    ordered = sorted(sources, key=lambda source: (source.by.casefold(), source.year, source.title))
    return paper.Chapter(
        title=site.words("print.sources"),
        blocks=tuple(paper.Paragraph(tuple(cite(source))) for source in ordered),
        numbered=False,
    )
