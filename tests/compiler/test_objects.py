"""Each object carries all that its page needs; the manifest carries what lists and navigation need."""

from __future__ import annotations

import datetime

import msgspec
import pytest

from tests.sample_items import paragraph
from tests.sample_kit import KIT, TODAY
from tutela.compiler import compile_kit
from tutela.model.document import FactRef
from tutela.model.kit import Kit
from tutela.model.package import BankObject, PackageObject, UnitObject


def decode(kit: Kit, hash: str) -> PackageObject:
    content = compile_kit(kit, today=TODAY).objects[hash]
    decoded: PackageObject = msgspec.json.decode(content, type=PackageObject)
    return decoded


def test_a_unit_brings_its_cases_facts_sources_and_terms() -> None:
    entry = compile_kit(KIT, today=TODAY).manifest.books[0].units[0]
    held = decode(KIT, entry.object)
    assert isinstance(held, UnitObject)
    assert [case.id for case in held.cases] == ["boy-on-the-farm"]
    assert [term.id for term in held.terms] == ["trafficker"]
    assert [source.id for source in held.sources] == [
        "sample-2005-alliance",
        "sample-2022-estimates",
        "sample-convention",
    ]


def test_a_superseded_fact_brings_the_one_that_supersedes_it() -> None:
    entry = compile_kit(KIT, today=TODAY).manifest.books[0].units[0]
    held = decode(KIT, entry.object)
    assert isinstance(held, UnitObject)
    assert [fact.id for fact in held.facts] == ["EST-14", "EST-27", "EST-48", "MON-1"]


def test_facts_that_supersede_each_other_in_a_circle_are_no_endless_road() -> None:
    facts = tuple(
        msgspec.structs.replace(fact, superseded_by="EST-48") if fact.id == "EST-14" else fact for fact in KIT.facts
    )
    compile_kit(msgspec.structs.replace(KIT, facts=facts), today=TODAY)


def test_a_bank_holds_the_questions_of_its_book_in_the_order_of_the_units() -> None:
    held = decode(KIT, compile_kit(KIT, today=TODAY).manifest.books[0].bank)
    assert isinstance(held, BankObject)
    units = [question.unit for question in held.questions]
    assert units == ["how-it-happens"] * 4 + ["who-acts"] * 4


def test_a_reference_to_nothing_names_both_ends() -> None:
    page = msgspec.structs.replace(KIT.pages[0], blocks=(paragraph(FactRef("EST-99")),))
    kit = msgspec.structs.replace(KIT, pages=(page, *KIT.pages[1:]))
    with pytest.raises(LookupError) as error:
        compile_kit(kit, today=TODAY)
    assert str(error.value) == (
        "page 'about' names the fact 'EST-99', which the kit does not hold; check the kit first"
    )


def test_words_that_look_like_an_encoded_reference_are_words() -> None:
    page = msgspec.structs.replace(KIT.pages[0], blocks=(paragraph('{"t":"fact","id":"EST-99"}'),))
    compile_kit(msgspec.structs.replace(KIT, pages=(page, *KIT.pages[1:])), today=TODAY)


def test_facts_past_their_review_date_on_the_day_of_compiling_are_listed() -> None:
    assert compile_kit(KIT, today=TODAY).manifest.overdue == ("MON-1",)
    assert compile_kit(KIT, today=datetime.date(2026, 1, 1)).manifest.overdue == ()


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("ar", "rtl"), ("fa-AF", "rtl"), ("ur", "rtl"), ("he", "rtl"), ("ps", "rtl"), ("fr", "ltr")],
)
def test_the_direction_comes_from_the_language(language: str, direction: str) -> None:
    kit = msgspec.structs.replace(KIT, language=language)
    assert compile_kit(kit, today=TODAY).manifest.direction == direction


def test_one_changed_unit_changes_one_object() -> None:
    book = KIT.books[1]
    unit = msgspec.structs.replace(book.units[0], blocks=(*book.units[0].blocks, paragraph("One more sentence.")))
    kit = msgspec.structs.replace(KIT, books=(KIT.books[0], msgspec.structs.replace(book, units=(unit,))))
    before, after = compile_kit(KIT, today=TODAY).objects, compile_kit(kit, today=TODAY).objects
    assert len(after.keys() - before.keys()) == 1
