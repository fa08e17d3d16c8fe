"""Gates on whole pieces: words, content notes, personal data, facts over time, editions."""

from __future__ import annotations

import datetime

import pytest

from tests.source.copies import CASE, FACTS, QUESTIONS, TERMS, UNIT, KitCopy
from tutela.source.gates.wordlist import words_of

SENTENCE = "Ask {count:two questions}:"


def told_of(kit: KitCopy, sentence: str) -> list[str]:
    """Give what is told, in short, when a sentence stands in the unit before any content note."""
    kit.put(UNIT, SENTENCE, sentence)
    return [problem.split(": ", 1)[1].split(";")[0] for problem in kit.problems()]


@pytest.mark.parametrize(
    "sentence",
    [
        "A minor offence; the minor part; a minority.",
        "The title names “child prostitution and child pornography”.",
        'Nobody says "child soldiers" any more.',
        "The Optional Protocol on the sale of children, child prostitution and child pornography.",
        "The client of the bank. A customer asks for a child menu.",
        "A sea-rescue service; the International Convention on Search and Rescue.",
        "Modern slavery is a name that some use.",
    ],
)
def test_words_in_titles_in_quotation_marks_and_in_other_senses_pass(kit: KitCopy, sentence: str) -> None:
    assert told_of(kit, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("They found child pornography.", "child pornography"),
        ("She was a prostituted child.", "prostituted child"),
        ("Customers of children are everywhere.", "Customers of children"),
        ("The minor was asked.", "The minor"),
        ("Many unaccompanied minors came.", "unaccompanied minors"),
        ("The rescue of children.", "rescue"),
        ("They were treated as human cargo.", "human cargo"),
        ("Girls who fell prey to him.", "fell prey"),
        ("Innocent children.", "Innocent"),
        ("He was a {term:trafficking|child soldier}.", "child soldier"),
    ],
)
def test_words_that_do_harm_are_told(kit: KitCopy, sentence: str, words: str) -> None:
    assert told_of(kit, sentence) == [f'the words "{words}" do harm']


def test_patterns_are_in_lower_case_for_the_quick_look_at_lower_case_text() -> None:
    words = words_of("en")
    assert words
    patterns = [*(avoided.words for avoided in words.avoid), *words.hard, *words.named]
    assert patterns == [pattern.lower() for pattern in patterns]


def test_a_word_that_does_harm_is_told_in_capitals_too(kit: KitCopy) -> None:
    assert told_of(kit, "CHILD SOLDIERS, they said.") == ['the words "CHILD SOLDIERS" do harm']


def test_a_hard_topic_may_be_named_in_passing_but_not_dwelt_on(kit: KitCopy) -> None:
    assert told_of(kit, "Sexual exploitation is one form. Violence is another matter.") == []
    kit.put(UNIT, "Violence is another matter.", "Violence is another matter, as is abuse.")
    assert [problem.split(";")[0] for problem in kit.problems()] == [
        f'{UNIT}:19: "Sexual exploitation" is met without a content note'
    ]


def test_a_content_note_covers_what_follows_it_in_its_section(kit: KitCopy) -> None:
    kit.put(UNIT, SENTENCE, f":::content-note\nViolence.\n:::\n\nA boy was beaten.\n\n{SENTENCE}")
    assert kit.problems() == []


def test_a_content_note_does_not_reach_into_the_next_section(kit: KitCopy) -> None:
    kit.put(UNIT, ":::for government\nYou may", ":::for government\nA boy was beaten. You may")
    assert [problem.split(";")[0] for problem in kit.problems()] == [
        f'{UNIT}:221: "beaten" is met without a content note'
    ]


def test_a_question_has_its_own_content_note(kit: KitCopy) -> None:
    kit.put(QUESTIONS, "A girl of 16 agrees to go.", "A girl of 16 was raped.")
    assert [problem.split(";")[1] for problem in kit.problems()] == [" expected `content_note: …` in the question"]
    kit.put(QUESTIONS, "  options:", "  content_note: It names violence.\n  options:")
    assert kit.problems() == []


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("question", "What is the name of the child?"),
        ("question", "Please give the household's address."),
        ("indicator", "GPS position of the house"),
        ("indicator", "Phone number of a member"),
    ],
)
def test_a_survey_does_not_ask_who_somebody_is(kit: KitCopy, field: str, text: str) -> None:
    kit.put("vulnerability/family.yaml", f"{field}: ", f"{field}: {text} ")
    assert ["asks for personal data" in problem for problem in kit.problems()] == [True]


def test_a_form_that_asks_for_the_names_of_children(kit: KitCopy) -> None:
    kit.put(UNIT, "Write it on a card.", "Write down the names of the children in your street.")
    assert [problem.split(";")[0] for problem in kit.problems()] == [
        f'{UNIT}:231: "Write down the names of the children" asks for personal data'
    ]


def test_a_name_for_something_else_passes(kit: KitCopy) -> None:
    kit.put(UNIT, "Write it on a card.", "Write down the name of the office. Name children with respect.")
    assert kit.problems() == []


def test_a_fact_past_its_review_date_is_a_warning(kit: KitCopy) -> None:
    assert kit.problems(today=datetime.date(2028, 1, 1)) == [
        f"{FACTS}:21: warning: the fact EST-01 was to be reviewed by 2027-11-23; expected a day after 2028-01-01; "
        "look it up again, then move the day",
        f"{FACTS}:32: warning: the fact EST-02 was to be reviewed by 2027-11-23; expected a day after 2028-01-01; "
        "look it up again, then move the day",
    ]


def test_a_fact_checked_tomorrow_is_an_error(kit: KitCopy) -> None:
    assert kit.problems(today=datetime.date(2026, 11, 22))[0] == (
        f"{FACTS}:8: the fact DEF-01 was checked on 2026-11-23, which is not yet; "
        "expected a day up to 2026-11-22; mend the day"
    )


def test_a_superseded_fact_in_use_is_a_warning_but_not_beside_the_newer_one(kit: KitCopy) -> None:
    kit.put(FACTS, "  note: An example; the country", "  superseded_by: EST-02\n  note: An example; the country")
    assert kit.problems() == [
        f"{UNIT}:211: warning: the fact EST-01 is superseded by EST-02; expected the newer one; "
        "name the newer one, alone or in the same passage"
    ]


def test_a_term_that_no_text_links_serves_in_the_glossary(kit: KitCopy) -> None:
    kit.put(TERMS, "- id: exploitation\n", "- id: corridor\n  term: corridor\n  means: A way.\n- id: exploitation\n")
    assert kit.problems() == []


def test_a_source_that_nothing_names_is_a_warning(kit: KitCopy) -> None:
    kit.put(FACTS, "source: [example-report]", "source: palermo-protocol")
    kit.put(FACTS, "source: example-report", "source: palermo-protocol")
    assert kit.problems() == [
        "facts/sources/sources.yaml:9: warning: nothing names example-report; expected sources that the kit uses; "
        "name them in a text, or take them out"
    ]


def test_a_unit_that_does_not_speak_to_all_is_a_warning_in_an_edition(kit: KitCopy) -> None:
    kit.put(UNIT, ":::for workers\nYour members see what inspectors do not. Tell them whom to call.\n:::\n", "")
    assert [problem.split(";")[0] for problem in kit.problems("coast")] == [
        f"{UNIT}:1: warning: the unit `on-the-road` does not speak to workers"
    ]


def test_a_unit_with_few_items_is_a_warning(kit: KitCopy) -> None:
    text = (kit.root / UNIT).read_text("utf-8")
    begin, end = text.index(":::match"), text.index(":::determine")
    kit.write(UNIT, text[:begin] + text[end:])
    assert [problem.split(";")[0] for problem in kit.problems()] == [
        f"{UNIT}:1: warning: the unit `on-the-road` has 5 items of 5 kinds"
    ]


@pytest.mark.parametrize("date", ["2019", "12 May", "3rd June"])
def test_a_case_has_no_date(kit: KitCopy, date: str) -> None:
    kit.put(CASE, "Once a boy", f"On a day of {date} a boy")
    assert [problem.split(";")[0] for problem in kit.problems()] == [
        f'{CASE}:11: the case `seat-on-the-bus` has the date "{date}"'
    ]


def test_nobody_is_asked_to_reflect_on_a_case(kit: KitCopy) -> None:
    kit.put(UNIT, ":::reflect own-office", ":::reflect own-office case=seat-on-the-bus")
    assert [problem.split(";")[0] for problem in kit.problems()] == [
        f"{UNIT}:112: reflect `own-office` asks about a case"
    ]


def test_a_case_in_which_somebody_is_described_by_a_harmful_word(kit: KitCopy) -> None:
    kit.put(CASE, "another boy", "another child soldier")
    assert [problem.split(";")[0] for problem in kit.problems()] == [f'{CASE}:9: the words "child soldier" do harm']
