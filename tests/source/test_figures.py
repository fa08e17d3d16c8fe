"""Which words of a sentence are figures that belong into the fact base."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.source.copies import UNIT, KitCopy
from tutela.source.gates import figures as gate
from tutela.source.gates.figures import find_figures

FREE = [
    "In 2005 the ILO wrote of the years 1995 to 2004, and of the 1990s.",
    "World Day is on 12 June, since June 2002.",
    "Anyone under 18 is a child.",
    "A girl of 15 and her sister, 12, travel.",
    "Two sisters, 12 and 14, go to a town.",
    "She is 16. He may be 15 or 19.",
    "At 16 many jobs are lawful; at 12 to 14 only light ones.",
    "The minimum age for hazardous work is 18, with narrow exceptions.",
    "The CRC also names 18, in Article 1.",
    "A 14-year-old boy; boys 10 years old; the 18th birthday.",
    "Work of children of 0 to 14 counts.",
    "No one under 18 in hazardous tasks.",
    "Article 3(d), Articles 6 to 8, Article 6(4) and point 5.",
    "C182, P029, Convention No. 138, MICS6, resolution 55/25, SDG target 8.7, Directive 2011/36/EU.",
    "It takes 10 minutes, two weeks, ten years or a three-year plan, day and night, 24/7.",
    "In the last 12 months nobody came.",
    "One person is enough; two are better; both count; the first step is Step 3 of unit 4.",
    "{fact:EST-48} of {count:five levels}; see [table 2](https://x.example/3/4).",
    "When poverty rises by {fact:CRI-04#poverty} percentage points.",
    "A third party may help. She has second thoughts. It happened once.",
]

TYPED = [
    ("About 1,050 children lived there.", ["1,050"]),
    ("There were 138 countries.", ["138"]),
    ("Three countries reported.", ["Three"]),
    ("Twenty-five offices closed.", ["Twenty-five"]),
    ("Some 40 per cent are girls, 12% boys.", ["40 per cent", "12%"]),
    ("Millions of children work.", ["Millions"]),
    ("2.4 million people.", ["2.4", "million"]),
    ("One in four is a child.", ["One in four"]),
    ("Half of the victims are girls.", ["Half of"]),
    ("A third of them go to school; two thirds do not.", ["A third of", "two thirds"]),
    ("Hundreds of boys; a dozen girls.", ["Hundreds", "dozen"]),
    ("In 2005 there were 2005 children.", ["2005"]),
    ("At 50 per cent it stops.", ["50 per cent"]),
    ("Girls, 12 of the 40, left.", ["12", "40"]),
    ("It costs US$ 150.", ["150"]),
]

TOLD = [
    ("He pays 40 dollars for three boys and a thousand for the boat.", []),
    ("He takes 50 per cent of the wage.", ["50 per cent"]),
    ("A million children, he says, and one in ten here.", ["million", "one in ten"]),
]


@pytest.mark.parametrize("sentence", FREE)
def test_years_ages_articles_durations_and_names_are_free(sentence: str) -> None:
    assert find_figures(sentence) == []


@pytest.mark.parametrize(("sentence", "figures"), TYPED)
def test_every_other_number_is_a_figure(sentence: str, figures: list[str]) -> None:
    assert [words for _, words in find_figures(sentence)] == figures


@pytest.mark.parametrize("words", [words for _, figures in TYPED for words in figures if words != "2005"])
def test_the_gate_looks_at_every_text_with_a_figure(kit: KitCopy, words: str) -> None:
    kit.put(UNIT, "Ask {count:two questions}:", f"It is said: {words}")
    assert [problem.split(";")[0] for problem in kit.problems()] == [
        f'{UNIT}:19: the figure "{words}" is typed into the text'
    ]


@pytest.mark.parametrize(("sentence", "figures"), TOLD)
def test_an_invented_situation_may_hold_small_numbers_and_sums(sentence: str, figures: list[str]) -> None:
    assert [words for _, words in find_figures(sentence, told=True)] == figures


_LETTERS = st.characters(max_codepoint=0x7E, include_characters="–’é")  # noqa: RUF001  what authors write


@given(st.from_regex(gate._ANY(), alphabet=_LETTERS))
def test_the_quick_look_passes_by_no_figure(text: str) -> None:
    assert gate._PERHAPS_ANY.search(text.lower())


@given(st.from_regex(gate._NEVER(), alphabet=_LETTERS))
def test_the_quick_look_passes_by_no_share_and_no_million(text: str) -> None:
    assert gate._PERHAPS_NEVER.search(text.lower())
