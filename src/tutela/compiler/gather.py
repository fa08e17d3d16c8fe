"""Makes an object for each unit, each bank and each page, with all that its page needs."""

from __future__ import annotations

from tutela.compiler.draft import Draft
from tutela.compiler.uses import Shelf
from tutela.model.package import BankObject, PackageObject, PageObject, UnitObject


def gather_units(draft: Draft) -> Draft:
    """Give the draft with `unit/ID` for each unit."""
    shelf = Shelf(draft.kit)
    objects: dict[str, PackageObject] = {}
    for book in draft.kit.books:
        for unit in book.units:
            cases = {item.case for item in unit.items if item.case}
            uses = shelf.uses(f"unit {unit.id!r}", unit, cases=cases, sources=unit.sources)
            objects[f"unit/{unit.id}"] = UnitObject(
                unit=unit, cases=uses.cases, facts=uses.facts, sources=uses.sources, terms=uses.terms
            )
    return draft.with_objects(objects)


def gather_banks(draft: Draft) -> Draft:
    """Give the draft with `bank/BOOK` for each book: the questions on its units, in the order of the units."""
    shelf = Shelf(draft.kit)
    objects: dict[str, PackageObject] = {}
    for book in draft.kit.books:
        questions = tuple(
            question for unit in book.units for question in draft.kit.questions if question.unit == unit.id
        )
        sources = {source for question in questions for source in question.sources}
        uses = shelf.uses(f"the bank of {book.id!r}", questions, sources=sources)
        objects[f"bank/{book.id}"] = BankObject(
            book=book.id, questions=questions, facts=uses.facts, sources=uses.sources, terms=uses.terms
        )
    return draft.with_objects(objects)


def gather_pages(draft: Draft) -> Draft:
    """Give the draft with `page/ID` for each single page."""
    shelf = Shelf(draft.kit)
    objects: dict[str, PackageObject] = {}
    for page in draft.kit.pages:
        uses = shelf.uses(f"page {page.id!r}", page)
        objects[f"page/{page.id}"] = PageObject(page=page, facts=uses.facts, sources=uses.sources, terms=uses.terms)
    return draft.with_objects(objects)
