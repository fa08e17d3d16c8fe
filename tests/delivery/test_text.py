"""Inlines, blocks and the notes of figures."""

from __future__ import annotations

import pytest

from tests.delivery.site_checks import read_page
from tests.sample_items import inlines, paragraph, why
from tests.sample_kit import FACTS, KIT, SOURCES, TERMS
from tutela.delivery.web.article import write_article
from tutela.delivery.web.references import References, refer
from tutela.delivery.web.text import write_block, write_blocks, write_inlines, write_label
from tutela.delivery.web.words import read_words
from tutela.model.document import (
    CasePlace,
    ContentNote,
    FactRef,
    ForConstituent,
    Heading,
    ItemPlace,
    Link,
    NumberedList,
    Table,
    TermRef,
)
from tutela.model.kit import Figure

WORDS = read_words({})
REFS: References = refer(
    WORDS,
    lambda kind, id: f"{kind}:{id}",
    facts=FACTS,
    sources=SOURCES,
    terms=TERMS,
    cases=KIT.cases,
    overdue=["MON-1"],
)


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        (Figure(980_000), "980,000"),
        (Figure((980_000, 1_225_000), "children"), "980,000 to 1,225,000"),
        (Figure(23, "per cent"), "23 per cent"),
        (Figure(7.5, "per cent", bound="at-least"), "at least 7.5 per cent"),
        (Figure(1200.5, "US$"), "US$ 1,200.5"),
        (Figure(50, "EUR"), "EUR 50"),
        (Figure(3_310_000, "children", about=True), "about 3,310,000"),
        (Figure("two thirds"), "two thirds"),
    ],
)
def test_a_figure_is_printed_with_its_unit_where_that_is_a_share_or_money(figure: Figure, printed: str) -> None:
    assert WORDS.figure(figure) == printed


def test_numbers_follow_the_language() -> None:
    words = read_words({"number.group": "\u202f", "number.point": ",", "number.per-cent": "{value}\u00a0%"})
    assert words.figure(Figure((1234.5, 2000), "per cent")) == "1\u202f234,5 to 2\u202f000\u00a0%"


def test_a_note_says_value_unit_kind_period_place_publisher_title_and_doubts() -> None:
    html = write_article([paragraph("It was ", FactRef("EST-48"), ".")], REFS)
    page = read_page(html)
    assert {"href": "#note-EST-48", "class": "fact"} in page.all("a")
    assert "note-EST-48" in page.ids()
    for said in (
        "980,000 to 1,225,000 children",
        "Stock (at any one time), estimated",
        "1995-2004",
        "world",
        "Sample Organization",
        "A sample report of 2005",
        "The 1,250,000 that circulates is a slip.",
        "Not verified",
        "There is a newer figure (2021)",
    ):
        assert said in page.text


def test_a_note_says_that_it_was_read_in_a_copy_and_that_its_review_is_due() -> None:
    text = read_page(write_article([paragraph(FactRef("EST-27", "girls"), FactRef("MON-1"))], REFS)).text
    assert "Read through another publication" in text
    assert "Due for review since 2026-01-01" in text


def test_a_note_stands_once_and_tells_every_part_that_the_text_names() -> None:
    blocks = [paragraph(FactRef("EST-27", "girls")), paragraph("Then ", FactRef("EST-27", "boys"))]
    page = read_page(write_article(blocks, REFS))
    assert page.ids().count("note-EST-27") == 1
    assert "girls: 23 per cent; boys: at least 7.5 per cent" in page.text


def test_in_a_small_text_the_note_stands_by_without_an_id() -> None:
    page = read_page(write_blocks(why("See ", FactRef("EST-48")), REFS))
    assert page.ids() == []
    assert len(page.all("details")) == 1


def test_a_label_holds_no_link_and_says_in_brackets_what_a_figure_is() -> None:
    made = write_label(inlines(FactRef("EST-48"), " by ", TermRef("trafficker", "traffickers")), REFS)
    page = read_page(made)
    assert page.all("a") == []
    assert page.text == (
        "980,000 to 1,225,000 (children, Stock (at any one time), estimated, Sample Organization, 1995-2004)"
        " by traffickers"
    )


def test_a_term_without_a_form_of_its_own_is_printed_by_its_name() -> None:
    assert ">trafficker</a>" in write_inlines((TermRef("trafficker", ""),), REFS, "article")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "//host/x"])
def test_only_web_addresses_become_links_outside(address: str) -> None:
    assert write_inlines((Link("web", address, inlines("here")),), REFS, "article") == "here"


def test_a_link_outside_tells_nothing_to_its_target() -> None:
    made = write_inlines((Link("web", 'https://example.org/?a=1&b="', inlines("here")),), REFS, "article")
    assert made == (
        '<a href="https://example.org/?a=1&amp;b=&quot;" rel="noopener noreferrer" class="outside">here</a>'
    )


def test_a_list_that_does_not_begin_with_one_says_so() -> None:
    assert write_block(NumberedList((why("x"),), start=3), REFS, "small") == '<ol start="3"><li>x</li></ol>'


def test_a_case_says_that_it_is_invented_and_can_be_skipped() -> None:
    page = read_page(write_article([CasePlace("boy-on-the-farm")], REFS))
    assert "Invented for training: no real child" in page.text
    assert "A child is deceived and made to work. No violence is described." in page.text
    assert {"href": "#after-boy-on-the-farm"} in page.all("a")
    assert "after-boy-on-the-farm" in page.ids()


def test_a_content_note_leads_past_the_passage() -> None:
    page = read_page(
        write_article([ContentNote(why("Hard."), skip_to="after"), Heading(2, "after", inlines("A"))], REFS)
    )
    assert {"href": "#after"} in page.all("a")
    assert "You lose nothing." in page.text


def test_headings_of_containers_leave_no_level_out() -> None:
    case = CasePlace("boy-on-the-farm")
    assert '<h2 id="case-boy-on-the-farm-title">' in write_article([case], REFS)
    assert '<h3 id="case-boy-on-the-farm-title">' in write_article([Heading(2, "a", inlines("A")), case], REFS)


def test_the_part_for_a_constituent_carries_its_id_and_title() -> None:
    made = write_article(
        [ForConstituent("workers", why("x"))], REFS, constituents={"workers": "Workers' organisations"}
    )
    page = read_page(made)
    assert page.all("section")[0]["data-constituent"] == "workers"
    assert "Workers' organisations" in page.text


def test_an_item_stands_where_the_text_places_it() -> None:
    html = write_article([ItemPlace("q")], REFS, items={"q": lambda: write_block(paragraph("Item"), REFS, "small")})
    assert html == "<p>Item</p>"


def test_a_fact_that_is_a_text_prints_its_sentence() -> None:
    assert "A child is every person under 18" in write_label((FactRef("LAW-1"),), REFS)


def test_a_question_may_begin_with_a_content_note() -> None:
    page = read_page(write_blocks((ContentNote(why("Hard.")), *why("Which?")), REFS))
    assert page.all("div") == [{"class": "content-note", "role": "note", "aria-label": "Content note"}]
    assert page.text == "Hard.Which?"


def test_an_empty_corner_of_a_table_is_no_heading() -> None:
    table = Table(head=((), inlines("Yes")), rows=((inlines("Is there an act?"), ()),))
    assert '<tr><td></td><th scope="col">Yes</th></tr>' in write_block(table, REFS, "article")
