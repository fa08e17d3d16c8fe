"""What a kit covers and how it reads; the real kit is held to what its review.yaml asks."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.source.copies import TODAY, KitCopy
from tutela.source import read_kit
from tutela.source.draft import Draft, Passage
from tutela.source.reading import read_draft
from tutela.source.review.citations import is_address, review_citations
from tutela.source.review.coverage import cover
from tutela.source.review.levels import list_faults, read_levels
from tutela.source.review.reading import count_syllables, measure
from tutela.source.review.settings import ExceptionShape, ReadingShape, read_own_words, read_review
from tutela.source.review.spelling import find_words, list_unknown
from tutela.source.review.words import plain_words, sentences

KIT = Path(__file__).parents[2] / "kit"


@pytest.fixture(scope="module")
def real() -> Draft:
    """Read the real kit."""
    return read_draft(KIT, today=datetime.date(2026, 11, 23))[0]


def prose(text: str) -> Passage:
    return Passage(1, "prose", text)


def test_the_kit_covers_every_competency_at_every_level_and_leaves_no_hole() -> None:
    read = read_kit(KIT, today=datetime.date(2026, 11, 23)).kit
    assert read is not None
    targets = {str(name): least for name, least in read_review(KIT)[0].targets.items()}
    assert cover(read, targets).holes == ()


def test_the_kit_reads_as_easily_as_it_asks(real: Draft) -> None:
    settings, problems = read_review(KIT)
    assert problems == ()
    assert list_faults(read_levels(real), settings.reading, settings.exceptions) == ()


def test_the_kit_holds_no_word_that_nobody_knows(real: Draft) -> None:
    assert list_unknown(find_words(real), read_own_words(KIT)) == ()


def test_the_kit_uses_every_source_and_every_address_can_be_one(real: Draft) -> None:
    assert review_citations(real).faults == ()


def test_the_formula_is_that_of_1975() -> None:
    # 0.39 x 6 words a sentence + 11.8 x 8/6 syllables a word - 15.59
    measured = measure([prose("The police ask the two children.")])
    assert measured is not None
    assert (measured.words, measured.sentence) == (6, 6)
    assert measured.grade == pytest.approx(0.39 * 6 + 11.8 * 8 / 6 - 15.59)


def test_a_hard_text_is_told_with_what_was_expected() -> None:
    hard = prose(
        "Notwithstanding considerable institutional heterogeneity, administrative authorities should operationalise "
        "comprehensive interdisciplinary collaboration, including intergovernmental communication, immediately."
    )
    measured = measure([hard])
    assert measured is not None
    assert measured.grade > 20


def test_a_piece_that_reads_hard_needs_an_exception_and_only_such_a_piece(kit: KitCopy) -> None:
    levels = read_levels(read_draft(kit.root, today=TODAY)[0])
    strict = ReadingShape(grade=0, sentence=15)
    told = list_faults(levels, strict, [])
    assert told[0].startswith("textbooks/first-steps/01-on-the-road.md: grade ")
    assert told[0].endswith("; expected grade 0 and 15 words; shorten it, or except unit/on-the-road with a reason")
    excepted = [ExceptionShape(piece=level.piece, why="A test.") for level in levels]
    assert list_faults(levels, strict, excepted) == ()
    assert list_faults(levels, ReadingShape(grade=30, sentence=90), excepted[:1]) == (
        "review.yaml: unit/on-the-road is excepted and does not read hard; expected exceptions in use; take it out",
    )


def test_roles_and_links_are_read_as_a_reader_sees_them() -> None:
    text = "About {fact:EST-01} of {term:victim|victims} *read* [this page](page:worried) in {source:palermo-protocol}."
    assert plain_words(text) == "About 9 of victims read this page in it."


def test_a_block_ends_a_sentence_and_a_label_is_none() -> None:
    found = sentences([prose("Ask first. Then tell"), prose("Wait here now"), prose("See Art. 3 of it.")])
    assert [len(words) for words in found] == [2, 5]


@pytest.mark.parametrize(("word", "syllables"), [("child", 1), ("table", 2), ("asked", 1), ("wanted", 2), ("C182", 1)])
def test_syllables_are_counted_by_letters(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_an_unknown_word_is_told_with_its_place(kit: KitCopy) -> None:
    kit.put("pages/worried.md", "Note only", "Note a wrod of UNODC only")
    words = find_words(read_draft(kit.root, today=TODAY)[0])
    assert list_unknown(words, {"UNODC"}) == ("pages/worried.md:11: wrod",)


def test_addresses_that_cannot_be() -> None:
    assert is_address("https://www.example.org/a?b=c#d")
    assert not any(map(is_address, ("https://…", "https://example", "https:/example.org", "ftp://example.org/a")))


def test_every_hole_of_the_smallest_kit_is_named(kit: KitCopy) -> None:
    read = read_kit(kit.root, today=TODAY).kit
    assert read is not None
    holes = cover(read, {"exercises": 60}).holes
    assert f"exercises: {len(read.exercises)} of 60" in holes
    competency = read.competencies[0].id
    grid = cover(read, {}).grids[0]
    row = dict(zip(grid.head, grid.rows[0], strict=True))
    assert {f"{competency}: no {name}" for name, count in row.items() if count == "0"} <= set(holes)


def test_a_form_without_two_cases_is_a_hole(kit: KitCopy) -> None:
    read = read_kit(kit.root, today=TODAY).kit
    assert read is not None
    cases = {form.id: sum(form.id in case.forms for case in read.cases) for form in read.forms}
    told = cover(read, {}).holes
    assert all((f"form {form}: {count} of 2 cases" in told) == (count < 2) for form, count in cases.items())
    assert any(count < 2 for count in cases.values())
