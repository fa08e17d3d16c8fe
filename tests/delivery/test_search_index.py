"""The index finds sections, cases, terms and figures, and gives no answers away."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import Any

from tests.sample_kit import KIT, TODAY
from tutela.compiler import compile_kit
from tutela.delivery.web.kept import Shelf
from tutela.delivery.web.open import open_site
from tutela.delivery.web.search_index import write_search_index
from tutela.model.kit import Kit
from tutela.source import read_kit


def read_index(kit: Kit) -> Any:
    """Give the index of a kit as search.html gets it."""
    script = write_search_index(open_site(compile_kit(kit, today=TODAY), Shelf()))
    return json.loads(script.removeprefix(b"self.tutelaSearch=").rstrip(b";\n"))


def index_of(kit: Kit) -> Callable[[str], dict[str, int]]:
    """Give what finds a word: the weight by address, as the player unpacks it."""
    index = read_index(kit)
    terms = index["terms"].split(" ")

    def find(word: str) -> dict[str, int]:
        if word not in terms:
            return {}
        packed = index["found"][terms.index(word)]
        places = accumulate(number // 8 for number in packed)
        return {index["places"][place][0]: number % 8 for place, number in zip(places, packed, strict=True)}

    return find


INDEX = read_index(KIT)
TERMS = INDEX["terms"].split(" ")
find = index_of(KIT)


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


def test_what_stands_on_lists_is_found() -> None:
    kit = read_kit(Path("kit/_smallest"), today=TODAY).kit
    assert kit is not None
    found = index_of(kit)
    for word, address in (
        ("thread", "icebreakers/index.html#name-and-thread"),
        ("recruiter", "vulnerability/family.html#debt-to-recruiter"),
        ("protocol", "sources.html#palermo-protocol"),
        ("exist", "sources.html#EST-01"),
        ("day", "agendas/one-day.html"),
    ):
        assert address in found(word), word


def test_words_of_neighbours_stay_apart() -> None:
    kit = read_kit(Path("kit/_smallest"), today=TODAY).kit
    assert kit is not None
    found = index_of(kit)
    unit = "first-steps/on-the-road.html"
    assert f"{unit}#two-questions" in found("looks")  # a cell of a table
    assert unit in found("card")  # the end of a line
    assert unit in found("yes")  # a word as typed
