"""Items and questions as templates: a page holds them, the player takes out those that it asks."""

from __future__ import annotations

from typing import Literal

from tutela.delivery.web.elements import Markup, join, tag
from tutela.delivery.web.item import write_item
from tutela.delivery.web.references import References
from tutela.delivery.web.site import Site
from tutela.model.items import Item
from tutela.model.kit import Question
from tutela.model.package import BankObject, BookEntry


def write_bank(site: Site, bank: str, book: str) -> Markup:
    """Give a template for each question of a book, for a page in its folder; `bank` is the hash of its object.

    The attributes of a template tell the player what its question is about.
    """
    return site.keep(Markup, _write_questions, bank, book)


def name_bank(site: Site, bank: str, book: str) -> str:
    """Give what names these templates among all that is kept."""
    return site.name(_write_questions, bank, book)


def _write_questions(site: Site, object: str, book: str) -> Markup:
    held = site.read_as(object, BankObject)
    refs = site.refer(f"{book}/", facts=held.facts, sources=held.sources, terms=held.terms)
    entry = next(each for each in site.manifest.books if each.id == book)
    return join(*(_write_question(question, entry, refs) for question in held.questions))


def write_template(
    item: Item,
    refs: References,
    competencies: tuple[str, ...],
    *,
    activity: Literal["item", "question"],
    **about: str,
) -> Markup:
    """Give the template of one item; `about` become data attributes of the template."""
    attributes = {f"data_{name}": value for name, value in about.items()}
    return tag(
        "template",
        write_item(item, refs, competencies, activity=activity),
        data_key=f"{activity}/{item.id}",
        **attributes,
    )


def _write_question(question: Question, book: BookEntry, refs: References) -> Markup:
    titles = {unit.id: unit.title for unit in book.units}
    return write_template(
        question.item,
        refs,
        (question.competency,),
        activity="question",
        book=book.id,
        unit=question.unit,
        unit_title=titles.get(question.unit, question.unit),
        competency=question.competency,
        level=question.level,
        **({"constituents": " ".join(question.constituents)} if question.constituents else {}),
    )
