"""Items and questions as templates: a page holds them, the player takes out those that it asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from tutela.delivery.web.elements import Markup, tag
from tutela.delivery.web.item import write_item
from tutela.delivery.web.references import References
from tutela.delivery.web.site import Site
from tutela.model.items import Item
from tutela.model.kit import Question
from tutela.model.package import BankObject, BookEntry


def write_bank(site: Site, book: BookEntry, path: str) -> Iterator[Markup]:
    """Give a template for each question of a book; its attributes tell the player what the question is about."""
    held = site.read_as(book.bank, BankObject)
    refs = site.refer(path, facts=held.facts, sources=held.sources, terms=held.terms)
    for question in held.questions:
        yield _write_question(question, book, refs)


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
    )
