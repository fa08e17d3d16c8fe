"""A textbook in print: everything is there, each figure with its source, each answer with its reason."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.delivery.publication.smallest import nodes_of, open_smallest, words_of
from tutela.delivery.publication import paper
from tutela.delivery.publication.items import KINDS, write_item
from tutela.delivery.publication.text import PaperText, refer_on_paper
from tutela.delivery.publication.textbook import write_textbook
from tutela.model import items
from tutela.model.document import Paragraph, Text
from tutela.model.package import UnitObject

SITE = open_smallest()
BOOK = write_textbook(SITE, SITE.manifest.books[0])
UNIT = SITE.read_as(SITE.manifest.books[0].units[0].object, UnitObject)


def test_every_item_kind_has_its_way_on_paper() -> None:
    assert set(KINDS) == set(get_args(items.Item))


@pytest.mark.parametrize("item", UNIT.unit.items, ids=lambda item: item.id)
def test_an_item_asks_without_its_answers_and_every_reason_stands_with_them(item: items.Item) -> None:
    text = PaperText(refer_on_paper(SITE, UNIT), lambda kind, id: "")
    box, answers = write_item(item, text, 1)
    told = words_of(answers)
    for feedback in (each for each in _feedback(item) if each):
        assert feedback in told
        assert feedback not in words_of(box)


def _feedback(item: items.Item) -> list[str]:
    """Give the first words of each reason."""

    def walk(node: object) -> list[str]:
        found: list[str] = []
        for name in getattr(node, "__struct_fields__", ()):
            value = getattr(node, name)
            if name == "feedback" and value and isinstance(value[0], Paragraph):
                first = value[0].children[0]
                found += [first.text] if isinstance(first, Text) else []
            elif isinstance(value, tuple):
                found += [each for part in value for each in walk(part)]
            elif hasattr(value, "__struct_fields__"):
                found += walk(value)
        return found

    return walk(item)


def test_a_figure_has_one_footnote_in_a_chapter_with_unit_basis_year_and_publisher() -> None:
    chapter = next(each for each in BOOK.chapters if each.numbered)
    notes = [words_of(note) for note in nodes_of(chapter, paper.Note)]
    assert len(notes) == len(set(notes)) > 0
    assert all(any(source.by in note for source in UNIT.sources) for note in notes)


def test_a_case_says_that_it_is_invented_and_what_it_speaks_of() -> None:
    cases = [box for box in nodes_of(BOOK, paper.Box) if isinstance(box, paper.Box) and box.kind == "case"]
    assert cases
    assert all(box.label == "Invented for training: no real child" for box in cases)
    notes = [case.content_note for case in UNIT.cases]
    assert all(any(note in words_of(box) for note in notes) for box in cases)


def test_words_and_sources_of_the_book_stand_at_its_end() -> None:
    terms, sources = BOOK.chapters[-2:]
    assert all(term.means.split("{")[0][:20] in words_of(terms) for term in UNIT.terms)
    assert all(source.title in words_of(sources) for source in UNIT.sources)


def test_the_help_line_stands_on_every_page() -> None:
    assert BOOK.foot.startswith("Worried about a child now?")
