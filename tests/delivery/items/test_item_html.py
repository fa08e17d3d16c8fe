"""The HTML of the items: whole, well-formed, readable without a script, the same in every build."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.player.harness.page import PROSE, ROOT, read_words
from tests.player.harness.samples import (
    BRANCH,
    CHAIN,
    CHOICE,
    CHOICES,
    DETERMINE,
    LEVELS,
    MATCH,
    ORDER,
    REFLECT,
    SAMPLES,
    SCALE,
)
from tutela.delivery.web.items import KINDS, Prose, write_item
from tutela.delivery.web.items.mixing import mixed
from tutela.model.document import BulletList, Paragraph, Text
from tutela.model.items import Item

VOID = {"input", "br"}


class _Reader(HTMLParser):
    """Collects the elements of a page and fails on a tag that is closed wrongly."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _kind(item: Item) -> str:
    return str(item.__struct_config__.tag)


every_kind = pytest.mark.parametrize("item", SAMPLES, ids=_kind)


def test_every_kind_of_the_model_is_written_and_sampled() -> None:
    assert set(KINDS) == set(get_args(Item))
    assert {type(item) for item in SAMPLES} == set(KINDS)


@every_kind
def test_tags_are_closed_ids_stand_once_and_nothing_is_styled_or_run_in_place(item: Item) -> None:
    elements = _Reader(write_item(item, PROSE)).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in elements:
        assert tag not in {"script", "style"}
        assert not [name for name in attributes if name == "style" or name.startswith("on")]


@every_kind
def test_the_element_says_what_the_record_needs(item: Item) -> None:
    tag, attributes = _Reader(write_item(item, PROSE, competencies=("a", "b"))).elements[0]
    assert tag == "tutela-item"
    assert attributes["data-id"] == item.id
    assert attributes["data-kind"] == _kind(item)
    assert attributes["data-version"] == item.version
    assert attributes["data-activity"] == "item"
    assert attributes["data-competencies"] == ("see-the-chain" if item is CHOICE else "a b")


def test_a_question_of_the_bank_says_so() -> None:
    assert 'data-activity="question"' in write_item(CHOICE, PROSE, activity="question")


@pytest.mark.parametrize("item", [item for item in SAMPLES if item is not REFLECT], ids=_kind)
def test_every_reason_can_be_read_without_a_script(item: Item) -> None:
    html = write_item(item, PROSE)
    reasons = _reasons(item)
    solution = html[html.index('<details class="solution">') :]
    assert reasons
    for reason in reasons:
        assert PROSE.inlines((Text(reason),)) in solution


def _reasons(value: object) -> list[str]:
    """Give the plain text of everything called `feedback` in a value."""
    if isinstance(value, msgspec.Struct):
        found: list[str] = []
        for field in value.__struct_fields__:
            inside = getattr(value, field)
            found += [block.children[0].text for block in inside] if field == "feedback" else _reasons(inside)
        return found
    return [text for part in value for text in _reasons(part)] if isinstance(value, tuple) else []


def test_a_legend_holds_the_last_paragraph_and_the_rest_stands_above() -> None:
    html = write_item(CHOICE, PROSE)
    assert "<legend>What is the farmer&#x27;s part?</legend>" in html
    assert '<div class="prompt"><p>A farmer lends' in html
    assert "role=" not in html.partition("</legend>")[0]


def test_a_prompt_that_ends_in_a_list_stands_above_and_the_legend_asks_for_the_answer() -> None:
    listed = (Paragraph((Text("Two facts:"),)), BulletList(((Paragraph((Text("One."),)),),)))
    html = write_item(msgspec.structs.replace(CHOICE, prompt=listed), PROSE)
    assert "<legend>Your answer</legend>" in html
    assert "<li><p>One.</p></li></ul></div><fieldset>" in html


def test_text_of_the_kit_and_words_of_the_interface_are_escaped() -> None:
    shouting = Prose(PROSE.blocks, PROSE.inlines, lambda key: f'<b a="{key}">')
    for item in SAMPLES:
        assert "<b a=" not in write_item(item, shouting)


def test_all_ten_places_of_the_framework_are_offered() -> None:
    assert write_item(LEVELS, PROSE).count('<li class="place"') == 10


def test_all_six_outcomes_are_offered_in_one_order_also_when_a_kit_gives_another() -> None:
    turned = msgspec.structs.replace(DETERMINE, outcomes=DETERMINE.outcomes[::-1])
    assert write_item(turned, PROSE) == write_item(DETERMINE, PROSE)
    assert 'value="protect-and-refer"' in write_item(DETERMINE, PROSE)


def test_the_rule_on_unknown_age_stands_with_the_age() -> None:
    html = write_item(DETERMINE, PROSE)
    row = html[html.index('<li data-entry="under-18"') :].partition("</li>")[0]
    assert "An unknown age counts as a child until shown otherwise." in row


def test_a_decision_links_the_step_where_it_leads() -> None:
    html = write_item(BRANCH, PROSE)
    assert '<a class="onward" href="#item-the-bus-step-gone">Go on with 3</a>' in html
    assert '<span class="onward">The case ends here</span>' in html


def test_a_chain_without_interventions_has_one_pile() -> None:
    assert "stops" in write_item(CHAIN, PROSE)
    assert "stops" not in write_item(msgspec.structs.replace(CHAIN, interventions=()), PROSE)


def test_a_reflection_keeps_no_answers_and_no_field_that_would_lose_a_text() -> None:
    html = write_item(REFLECT, PROSE)
    assert "<details" not in html
    assert "<textarea" not in html


def test_a_scale_has_a_button_a_step_and_names_at_both_ends() -> None:
    html = write_item(SCALE, PROSE)
    assert html.count('type="radio"') == 5
    assert html.count('class="scale-end"') == 2
    assert 'data-entry="3-5"' in html


@pytest.mark.parametrize("item", [MATCH, ORDER], ids=_kind)
def test_mixed_entries_do_not_stand_in_the_right_order(item: Item) -> None:
    cards, solution = write_item(item, PROSE).split('<details class="solution">')
    entry = re.compile(r'data-entry="([^"]+)"')
    assert entry.findall(cards) != entry.findall(solution)
    assert sorted(entry.findall(cards)) == sorted(entry.findall(solution))


@given(st.text(), st.lists(st.text(), unique=True).map(tuple))
def test_mixing_keeps_everything_is_the_same_again_and_never_the_order_given(
    seed: str, things: tuple[str, ...]
) -> None:
    result = mixed(seed, things, str)
    assert sorted(result) == sorted(things)
    assert result == mixed(seed, things, str)
    assert len(things) < 2 or result != things


def test_every_interface_word_is_used_and_every_word_used_is_there() -> None:
    words = set(read_words())
    player = "".join(path.read_text() for path in (ROOT / "src/tutela/player/items").glob("*.js"))
    asked = set(re.findall(r'"(play\.[a-z-]+)"', player))
    assert asked == {key for key in words if key.startswith("play.")}
    seen: set[str] = set()

    def word(key: str) -> str:
        seen.add(key)
        return PROSE.word(key)

    closing = (Paragraph((Text("Afterwards."),)),)
    for item in (
        *SAMPLES,
        msgspec.structs.replace(REFLECT, closing=closing),
        msgspec.structs.replace(CHOICES, prompt=()),
    ):
        write_item(item, Prose(PROSE.blocks, PROSE.inlines, word))
    assert seen == {key for key in words if key.startswith("item.")}
