"""The index finds sections, cases, terms and figures, and gives no answers away."""

from __future__ import annotations

import json
from itertools import accumulate

from tests.sample_kit import KIT, TODAY
from tutela.compiler import compile_kit
from tutela.delivery.web.kept import Shelf
from tutela.delivery.web.open import open_site
from tutela.delivery.web.search_index import write_search_index

INDEX = json.loads(
    write_search_index(open_site(compile_kit(KIT, today=TODAY), Shelf()))
    .removeprefix(b"self.tutelaSearch=")
    .rstrip(b";\n")
)
TERMS = INDEX["terms"].split(" ")


def find(word: str) -> dict[str, int]:
    """Give the weight by address, as the player unpacks it."""
    if word not in TERMS:
        return {}
    packed = INDEX["found"][TERMS.index(word)]
    places = accumulate(number // 8 for number in packed)
    return {INDEX["places"][place][0]: number % 8 for place, number in zip(places, packed, strict=True)}


def test_terms_are_sorted_by_code_point_and_each_has_its_places() -> None:
    assert sorted(TERMS) == TERMS
    assert len(TERMS) == len(INDEX["found"])


def test_a_word_of_a_heading_weighs_more_than_one_of_the_text() -> None:
    assert find("hands")["understanding/how-it-happens.html#the-hands"] == 7
    assert find("recruiters")["understanding/how-it-happens.html#the-hands"] == 1


def test_cases_terms_figures_and_pages_are_found() -> None:
    assert "understanding/how-it-happens.html#case-boy-on-the-farm" in find("foreman")
    assert find("trafficker")["glossary.html#trafficker"] == 7
    assert "sources.html#EST-48" in find("forced")
    assert "worried.html" in find("emergency")


def test_prompts_are_found_and_answers_are_not() -> None:
    assert "understanding/how-it-happens.html#on-the-farm" in find("farmer")
    assert find("creditor") == {}


def test_a_printed_figure_is_found() -> None:
    assert "understanding/how-it-happens.html" in find("980")
