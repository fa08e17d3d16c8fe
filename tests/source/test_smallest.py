"""The smallest kit passes every check and comes out as the values that its text says."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from tests.source.copies import FACTS, SMALLEST, TODAY, KitCopy
from tutela.model.document import (
    CasePlace,
    Code,
    ContentNote,
    Emphasis,
    FactRef,
    Heading,
    ItemPlace,
    LineBreak,
    Link,
    Paragraph,
    SourceRef,
    TermRef,
    Text,
)
from tutela.model.items import Branch, Chain, Choice, Choices, Determine, Item, Match, Scale, Trace
from tutela.model.kit import Case, Kit, Unit
from tutela.source import read_kit
from tutela.source.items import KINDS


def read(edition: str | None = None) -> Kit:
    """Give the kit, which must be without problems."""
    reading = read_kit(SMALLEST, today=TODAY, edition=edition)
    assert reading.problems == ()
    assert reading.kit is not None
    return reading.kit


def the_unit() -> Unit:
    """Give its one unit."""
    return read().books[0].units[0]


def the_case(kit: Kit) -> Case:
    """Give its one case."""
    return kit.cases[0]


def the_item(id: str) -> Item:
    """Give an item of the unit by id."""
    return next(item for item in the_unit().items if item.id == id)


def test_it_holds_every_kind_of_item_in_the_order_of_the_text() -> None:
    unit = the_unit()
    assert {type(item) for item in unit.items} == set(get_args(Item))
    assert {item.__struct_config__.tag for item in unit.items} == set(KINDS)
    assert [block.id for block in unit.blocks if isinstance(block, ItemPlace)] == [item.id for item in unit.items]


def test_roles_links_and_line_breaks_become_inlines() -> None:
    first, second = (block for block in the_unit().blocks[:2] if isinstance(block, Paragraph))
    assert TermRef("trafficking", "Trafficking") in first.children
    assert SourceRef("palermo-protocol") in first.children
    assert Emphasis((Text("Both"),)) in first.children
    assert Link("page", "worried", (Text("page for worried people"),)) in second.children
    assert Link("web", "https://tutela.example/", (Text("an example"),)) in second.children
    assert Code("yes") in second.children
    assert LineBreak() in second.children


def test_a_count_is_plain_text_once_it_is_read() -> None:
    assert Paragraph((Text("Ask two questions:"),)) in the_unit().blocks


def test_a_part_of_a_fact_is_named_by_its_part() -> None:
    paragraphs = [block for block in the_unit().blocks if isinstance(block, Paragraph)]
    assert any(FactRef("EST-02", "girls") in paragraph.children for paragraph in paragraphs)


def test_a_content_note_leads_to_the_next_heading_of_its_level_or_above() -> None:
    unit = the_unit()
    note = next(block for block in unit.blocks if isinstance(block, ContentNote))
    assert note.skip_to == "what-this-means-for-you"
    assert Heading(3, "what-is-known", (Text("What is known"),)) in unit.blocks


def test_a_case_stands_in_the_text_and_belongs_to_an_item() -> None:
    assert CasePlace("seat-on-the-bus") in the_unit().blocks
    assert the_item("driver").case == "seat-on-the-bus"


def test_an_option_has_its_mark_its_id_and_its_reason() -> None:
    item = the_item("signs")
    assert isinstance(item, Choices)
    assert [option.right for option in item.options] == [True, True, False]
    assert item.options[0].id == "papers"
    assert item.options[0].text == (Text("Somebody else keeps all papers"),)
    assert item.options[0].feedback == (Paragraph((Text("Papers that are kept are a means of control."),)),)


def test_the_id_of_an_entry_is_the_hash_of_its_words() -> None:
    item = the_item("driver")
    assert isinstance(item, Choice)
    assert item.options[0].id == "df5845bb"  # sha256("Ask the boy for his story")
    assert item.closing == (Paragraph((Text("Nobody has to be certain before telling."),)),)


def test_a_pair_is_divided_at_its_sign() -> None:
    item = the_item("who-does-what")
    assert isinstance(item, Match)
    assert item.pairs[0].left == (Text("A recruiter"),)
    assert item.pairs[0].right == (Text("finds the child"),)


def test_a_scale_names_its_ends_and_comments_on_each_answer() -> None:
    item = the_item("how-sure")
    assert isinstance(item, Scale)
    assert (item.steps, item.low, item.high) == (3, (Text("Not at all"),), (Text("Completely"),))
    assert [(comment.low, comment.high) for comment in item.comments] == [(1, 1), (2, 3)]


def test_a_branch_has_steps_decisions_and_an_ending_without_any() -> None:
    item = the_item("at-the-counter")
    assert isinstance(item, Branch)
    assert [step.id for step in item.steps] == ["counter", "leader", "held"]
    assert [(way.sound, way.next) for way in item.steps[0].decisions] == [(True, "leader"), (False, "held")]
    assert item.steps[2].decisions == ()
    assert item.closing == (Paragraph((Text("There is always a next step that is safe."),)),)


def test_sections_end_where_the_next_begins_without_a_blank_line() -> None:
    item = the_item("the-road")
    assert isinstance(item, Chain)
    assert [event.place for event in item.events] == ["source", "transit", "destination"]
    assert [(event.text, event.place) for event in item.interventions] == [
        ((Text("A teacher notices the empty seat"),), "source"),
        ((Text("An inspector visits"),), "destination"),
    ]


def test_determine_offers_all_outcomes() -> None:
    item = the_item("two-brothers")
    assert isinstance(item, Determine)
    assert (item.act.answer, item.purpose.answer, item.under_18.answer) == ("yes", "yes", "yes")
    assert [outcome.id for outcome in item.outcomes if outcome.right] == ["trafficking"]
    assert len(item.outcomes) == 6


def test_a_trace_keeps_the_false_claim_and_the_better_sentence() -> None:
    item = the_item("the-poster")
    assert isinstance(item, Trace)
    assert [fault.id for fault in item.faults if fault.present] == ["stock-or-flow", "year", "value"]
    assert item.better[0] == FactRef("EST-01")


def test_facts_keep_ranges_parts_and_bounds() -> None:
    facts = {fact.id: fact for fact in read().facts}
    assert facts["EST-01"].figure is not None
    assert facts["EST-01"].figure.value == (900, 1200)
    assert facts["EST-02"].parts["boys"].bound == "at-least"
    assert facts["DEF-01"].period == "2000"
    assert facts["DEF-01"].sources == ("palermo-protocol",)


def test_a_question_is_a_choice_with_its_own_content_note() -> None:
    question = next(question for question in read().questions if question.item.id == "on-the-road-03")
    assert question.unit == "on-the-road"
    assert isinstance(question.item.prompt[0], ContentNote)
    assert [option.right for option in question.item.options] == [False, False, True]  # type: ignore[union-attr]


def test_a_term_without_a_form_leaves_its_word_to_the_glossary() -> None:
    question = next(question for question in read().questions if question.item.id == "on-the-road-02")
    prompt = question.item.prompt[0]
    assert isinstance(prompt, Paragraph)
    assert TermRef("trafficking", "") in prompt.children


def test_an_edition_replaces_a_file_at_the_same_path_and_facts_with_the_same_id() -> None:
    kit = read("coast")
    assert (kit.edition, kit.title) == ("coast", "The smallest kit, coast edition")
    assert the_case(kit).title == "A place on the boat"
    facts = {fact.id: fact for fact in kit.facts}
    assert facts["EST-01"].says == "children in such a situation on an invented coast"
    assert set(facts) == {"DEF-01", "EST-01", "EST-02"}
    assert [page.id for page in kit.pages] == ["contacts", "worried"]


def test_an_edition_over_an_edition_takes_pieces_out() -> None:
    kit = read("harbour")
    assert the_case(kit).title == "A place on the boat"
    assert kit.factors == ()


@pytest.mark.parametrize("edition", [None, "coast", "harbour"])
def test_reading_twice_gives_the_same(edition: str | None) -> None:
    assert read(edition) == read(edition)


def test_the_name_of_a_part_is_words_and_a_span_in_it_one(tmp_path: Path) -> None:
    kit = KitCopy(tmp_path)
    kit.put(FACTS, "    boys: {", "    work-ages-5-11: {value: 4, unit: children}\n    boys: {")
    read = read_kit(kit.root, today=TODAY).kit
    assert read is not None
    (fact,) = (fact for fact in read.facts if fact.id == "EST-02")
    assert [part.label for part in fact.parts.values()] == ["girls", "work ages 5–11", "boys"]  # noqa: RUF001
