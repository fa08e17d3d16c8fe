"""Every item kind in a real browser: answered, explained, tried again, restored, reset."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.player.harness.driving import (
    Open,
    check_all,
    determine,
    go_through,
    place_all,
    press,
    put_in_order,
    told,
)
from tests.player.harness.samples import (
    BRANCH,
    CHAIN,
    CHAIN_RIGHT,
    CHOICE,
    CHOICES,
    DETERMINE,
    DETERMINE_RIGHT,
    LEVELS,
    LEVELS_RIGHT,
    MATCH,
    MATCH_RIGHT,
    ORDER,
    REFLECT,
    SAMPLES,
    SCALE,
    SORT,
    SORT_RIGHT,
    TRACE,
)
from tutela.model.items import Item

pytest_plugins = ("tests.player.harness.browser",)
pytestmark = pytest.mark.browser

# The item, how it is answered, the right answer, a wrong one and the wrong one's score.
JOURNEYS: list[Any] = [
    pytest.param(CHOICE, check_all, "trafficker", "witness", 0, id="choice"),
    pytest.param(CHOICES, check_all, "recruit[,]harbour[,]receive", "recruit[,]employ[,]receive", 1 / 3, id="choices"),
    pytest.param(
        MATCH,
        place_all,
        MATCH_RIGHT,
        "inspectors[.]unions[,]unions[.]inspectors[,]employers[.]employers",
        1 / 3,
        id="match",
    ),
    pytest.param(SORT, place_all, SORT_RIGHT, SORT_RIGHT.replace("[.]migration", "[.]smuggling"), 0.75, id="sort"),
    pytest.param(ORDER, put_in_order, "safe[,]tell[,]note[,]ask", "safe[,]note[,]tell[,]ask", 2 / 3, id="order"),
    pytest.param(
        BRANCH,
        go_through,
        "counter[.]call[,]officer[.]say",
        "counter[.]call[,]officer[.]guess",
        0.5,
        id="branch",
    ),
    pytest.param(
        CHAIN,
        place_all,
        CHAIN_RIGHT,
        CHAIN_RIGHT.replace("inspector[.]destination", "inspector[.]transit"),
        5 / 6,
        id="chain",
    ),
    pytest.param(
        DETERMINE,
        determine,
        DETERMINE_RIGHT,
        DETERMINE_RIGHT.replace("[,]so[.]child-labour", ""),
        0.875,
        id="determine",
    ),
    pytest.param(
        LEVELS,
        place_all,
        LEVELS_RIGHT,
        LEVELS_RIGHT.replace("fees[.]institution", "fees[.]child"),
        0.75,
        id="levels",
    ),
    pytest.param(TRACE, check_all, "stock-or-flow[,]year[,]value", "stock-or-flow[,]place", 0, id="trace"),
]
journeys = pytest.mark.parametrize(("item", "answer", "right", "wrong", "part"), JOURNEYS)
Answer = Callable[[Page, str], None]


@journeys
def test_a_right_answer_is_told_scored_and_explained(
    open_page: Open, item: Item, answer: Answer, right: str, wrong: str, part: float
) -> None:
    page = open_page(item)
    answer(page, right)
    (response,) = told(page)
    assert response == {
        "id": item.id,
        "version": item.version,
        "kind": item.__struct_config__.tag,
        "activity": "item",
        "competencies": list(item.competencies),
        "response": right,
        "score": 1,
        "success": True,
        "duration": response["duration"],
    }
    assert 0 < response["duration"] < 20
    expect(page.locator(".result")).to_have_attribute("aria-live", "polite")
    expect(page.locator(".verdict")).to_contain_text("✓ Right")
    page.get_by_text("Answers and why").click()
    assert page.locator(".solution .why").count() == page.locator(".solution .why:visible").count()


@journeys
def test_a_wrong_answer_is_explained_may_be_tried_again_and_after_two_tries_the_answers_are_offered(
    open_page: Open, item: Item, answer: Answer, right: str, wrong: str, part: float
) -> None:
    page = open_page(item)
    answer(page, wrong)
    (response,) = told(page)
    assert response["response"] == wrong
    assert response["score"] == pytest.approx(part)
    assert response["success"] is False
    expect(page.locator(".verdict")).to_contain_text("Partly right" if part else "Not right")
    assert page.locator(".told:visible").count() > 0
    expect(page.locator(".solution")).to_be_hidden()
    press(page, "Try again")
    assert page.evaluate("document.querySelector('.answer').contains(document.activeElement)")
    if item in (BRANCH, DETERMINE):
        answer(page, wrong)
    else:
        press(page, "Check")
    expect(page.locator(".solution")).to_be_visible()
    assert len(told(page)) == 2


@journeys
def test_an_answer_is_restored_as_it_was_given_without_telling_it_again(
    open_page: Open, item: Item, answer: Answer, right: str, wrong: str, part: float
) -> None:
    page = open_page(item)
    page.evaluate("response => document.querySelector('tutela-item').restore(response)", wrong)
    expect(page.locator(".verdict")).to_contain_text("Partly right" if part else "Not right")
    assert told(page) == []
    expect(page.locator(".result")).to_have_attribute("aria-live", "off")
    restored = page.locator(".answer").inner_text()
    again = open_page(item)
    answer(again, wrong)
    assert again.locator(".answer").inner_text() == restored


@journeys
def test_reset_gives_the_item_as_it_was(
    open_page: Open, item: Item, answer: Answer, right: str, wrong: str, part: float
) -> None:
    page = open_page(item)
    before = page.locator("tutela-item").inner_text()
    answer(page, right)
    page.evaluate("document.querySelector('tutela-item').reset()")
    assert page.locator("tutela-item").inner_text() == before
    answer(page, right)
    assert told(page)[1]["score"] == 1


@journeys
def test_an_answer_of_another_edition_does_no_harm(
    open_page: Open, item: Item, answer: Answer, right: str, wrong: str, part: float
) -> None:
    page = open_page(item)
    page.evaluate("document.querySelector('tutela-item').restore('gone[.]nowhere[,]lost')")
    page.evaluate("document.querySelector('tutela-item').reset()")
    answer(page, right)
    assert told(page)[0]["score"] == 1


@pytest.mark.parametrize("item", SAMPLES, ids=lambda item: item.__struct_config__.tag)
def test_an_unfinished_answer_is_not_taken(open_page: Open, item: Item) -> None:
    page = open_page(item)
    if item is ORDER:
        return  # an order is always whole
    page.get_by_role(
        "button",
        name={SCALE: "Answer", REFLECT: "Done", BRANCH: "Decide", DETERMINE: "Answer"}.get(item, "Check"),
        exact=True,
    ).locator("visible=true").first.click()
    assert told(page) == []
    expect(page.locator(".result")).to_contain_text(
        "Still to place" if item in (MATCH, SORT, CHAIN, LEVELS) else "First give an answer."
    )
