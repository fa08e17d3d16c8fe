"""The order of the books: as the competencies first name them."""

from __future__ import annotations

from pathlib import Path

from tests.source.copies import TODAY, KitCopy
from tutela.source import read_kit

SECOND = """id: a-book
title: Second
subtitle: s
intro: i
units: []
test: {per_competency: 1, pass: 0.7}
precheck: {per_competency: 1}
"""


def test_books_stand_as_the_competencies_first_name_them(tmp_path: Path) -> None:
    copy = KitCopy(tmp_path)
    copy.write("textbooks/a-book/book.yaml", SECOND)
    last = "    book: first-steps\n"
    copy.put("kit.yaml", last, f"{last}  - {{id: another, title: Another, can: You can., book: a-book}}\n")
    reading = read_kit(copy.root, today=TODAY)
    assert reading.kit is not None
    assert [book.id for book in reading.kit.books] == ["first-steps", "a-book"]
