"""The ways to answer: keys alone, a finger, dragging."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.player.harness.driving import Open, card, place, press, told, until
from tests.player.harness.samples import (
    BRANCH,
    CHAIN,
    CHAIN_RIGHT,
    CHOICES,
    DETERMINE,
    LEVELS,
    LEVELS_RIGHT,
    MATCH,
    MATCH_RIGHT,
    ORDER,
    REFLECT,
    SCALE,
    SORT,
    SORT_RIGHT,
)
from tutela.model.items import Item

pytest_plugins = ("tests.player.harness.browser",)
pytestmark = pytest.mark.browser


def _keys(page: Page, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def _focused(page: Page) -> str:
    """Give the accessible name (or the text) of what has the focus."""
    name: str = page.evaluate(
        "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()"
    )
    return name


@pytest.mark.parametrize(
    ("item", "right"),
    [(MATCH, MATCH_RIGHT), (SORT, SORT_RIGHT), (CHAIN, CHAIN_RIGHT), (LEVELS, LEVELS_RIGHT)],
    ids=["match", "sort", "chain", "levels"],
)
def test_cards_are_placed_with_keys_alone(open_page: Open, item: Item, right: str) -> None:
    page = open_page(item)
    where = dict(pair.split("[.]") for pair in right.split("[,]"))
    page.keyboard.press("Tab")
    for _ in where:
        entry = page.evaluate("document.activeElement.closest('.card').dataset.entry")
        page.keyboard.press("Enter")
        while page.evaluate("document.activeElement.dataset.to") != where[entry]:
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    assert _focused(page) == "Check"
    page.keyboard.press("Enter")
    assert told(page)[0]["score"] == 1
    assert _focused(page) == "Try again"


def test_escape_puts_the_card_down_and_gives_the_focus_back(open_page: Open) -> None:
    page = open_page(SORT)
    _keys(page, "Tab", "Enter")
    grip = page.locator(".grip").first
    expect(grip).to_have_attribute("aria-expanded", "true")
    _keys(page, "Escape")
    expect(grip).to_have_attribute("aria-expanded", "false")
    expect(grip).to_be_focused()


def test_every_move_is_said_to_screen_readers(open_page: Open) -> None:
    page = open_page(SORT)
    place(page, "job", "smuggling")
    said = page.locator(".spoken")
    expect(said).to_have_text(
        "A young man of 17 takes a registered job in the next town: Smuggling. Still to place: 3."
    )
    expect(said).to_have_attribute("role", "status")
    card(page, "job").locator(".item-text").click()
    press(page, "Take it back")
    expect(said).to_have_text(
        "A young man of 17 takes a registered job in the next town: taken back. Still to place: 4."
    )


def test_a_picked_card_goes_where_a_place_is_tapped(open_page: Open) -> None:
    page = open_page(SORT, has_touch=True, viewport={"width": 320, "height": 700})
    card(page, "beg").locator(".item-text").tap()
    page.locator('.place[data-place="trafficking"]').tap()
    expect(page.locator('.place[data-place="trafficking"] .card')).to_have_attribute("data-entry", "beg")


def test_a_place_of_a_match_holds_one_card(open_page: Open) -> None:
    page = open_page(MATCH)
    place(page, "unions", "employers")
    place(page, "employers", "employers")
    expect(page.locator('.place[data-place="employers"] .card')).to_have_attribute("data-entry", "employers")
    expect(page.locator(".cards .card")).to_have_count(2)


def _drag(page: Page, entry: str, target: str, *, release: bool = True) -> None:
    handle = card(page, entry).locator(".item-text").bounding_box()
    goal = page.locator(target).bounding_box()
    assert handle
    assert goal
    page.mouse.move(handle["x"] + 20, handle["y"] + 10)
    page.mouse.down()
    page.mouse.move(handle["x"] + 40, handle["y"] + 30, steps=3)
    page.mouse.move(goal["x"] + goal["width"] / 2, goal["y"] + goal["height"] / 2, steps=5)
    if release:
        page.mouse.up()


def test_a_card_is_dragged_with_the_mouse_to_a_place_and_back(open_page: Open) -> None:
    page = open_page(SORT)
    _drag(page, "border", '.place[data-place="smuggling"]')
    expect(page.locator('.place[data-place="smuggling"] .card')).to_have_attribute("data-entry", "border")
    expect(page.locator(".ghost, .picked, .over")).to_have_count(0)
    _drag(page, "border", ".cards")
    expect(page.locator(".cards .card")).to_have_count(4)


def test_escape_ends_a_drag_and_nothing_has_moved(open_page: Open) -> None:
    page = open_page(SORT)
    _drag(page, "border", '.place[data-place="smuggling"]', release=False)
    expect(page.locator(".place.over")).to_have_attribute("data-place", "smuggling")
    page.keyboard.press("Escape")
    expect(page.locator(".ghost, .over")).to_have_count(0)
    page.mouse.up()
    expect(page.locator(".cards .card")).to_have_count(4)


def test_a_drop_beside_every_place_changes_nothing(open_page: Open) -> None:
    page = open_page(SORT)
    _drag(page, "border", "h1")
    expect(page.locator(".cards .card")).to_have_count(4)
    assert told(page) == []


def test_a_drag_at_the_edge_scrolls_the_page(open_page: Open) -> None:
    page = open_page(LEVELS, viewport={"width": 320, "height": 500})
    handle = card(page, "debt").locator(".item-text").bounding_box()
    assert handle
    page.mouse.move(handle["x"] + 5, handle["y"] + 5)
    page.mouse.down()
    page.mouse.move(160, 300, steps=3)
    page.mouse.move(160, 490, steps=3)
    until(page, "window.scrollY > 200")
    page.keyboard.press("Escape")
    page.mouse.up()


def _touch(page: Page, *points: tuple[float, float]) -> None:
    """Move a finger from the first point to the last."""
    session = page.context.new_cdp_session(page)
    for index, (x, y) in enumerate(points):
        kind = "touchMove" if index else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_drags_a_card_by_its_grip(open_page: Open) -> None:
    page = open_page(MATCH, has_touch=True, is_mobile=True, viewport={"width": 320, "height": 800})
    grip = card(page, "unions").locator(".grip").bounding_box()
    goal = page.locator('.place[data-place="unions"]').bounding_box()
    assert grip
    assert goal
    start = (grip["x"] + 20, grip["y"] + 20)
    end = (goal["x"] + 100, goal["y"] + 40)
    _touch(page, start, (start[0] + 10, start[1] + 15), ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end)
    expect(page.locator('.place[data-place="unions"] .card')).to_have_attribute("data-entry", "unions")


def test_a_finger_swiping_over_cards_scrolls_and_places_nothing(open_page: Open) -> None:
    page = open_page(LEVELS, has_touch=True, is_mobile=True, viewport={"width": 320, "height": 500})
    text = card(page, "debt").locator(".item-text").bounding_box()
    assert text
    x, y = text["x"] + 40, text["y"] + 10
    _touch(page, (x, y), (x, y - 30), (x, y - 60), (x, y - 120))
    until(page, "window.scrollY > 50")
    expect(page.locator(".placed .card, .ghost, .picked")).to_have_count(0)


def test_order_is_changed_with_keys_and_the_focus_stays_on_the_card(open_page: Open) -> None:
    page = open_page(ORDER)
    first = page.locator(".card").first.get_attribute("data-entry")
    page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("Enter")
    assert page.locator(".card").last.get_attribute("data-entry") == first
    assert page.evaluate("document.activeElement.closest('.card').dataset.entry") == first
    expect(page.locator(".spoken")).to_contain_text("4 of 4.")
    page.keyboard.press("Enter")
    expect(page.locator(".spoken")).to_contain_text("3 of 4.")


def test_order_is_changed_by_dragging_and_escape_puts_it_back(open_page: Open) -> None:
    page = open_page(ORDER)
    before = page.locator(".sequence").inner_text()
    ids = [one.get_attribute("data-entry") or "" for one in page.locator(".sequence .card").all()]
    _drag(page, ids[0], f'.card[data-entry="{ids[3]}"]', release=False)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.locator(".sequence").inner_text() == before
    _drag(page, ids[0], f'.card[data-entry="{ids[2]}"]')
    after = [one.get_attribute("data-entry") for one in page.locator(".sequence .card").all()]
    assert after.index(ids[0]) >= 1
    assert sorted(map(str, after)) == sorted(ids)


def test_what_an_answer_brings_is_in_sight_on_a_phone(open_page: Open) -> None:
    page = open_page(SCALE)
    page.set_viewport_size({"width": 320, "height": 300})
    page.locator("body").evaluate("body => body.style.paddingBlock = '100vh'")
    page.locator("input[type=radio]").first.check()
    button = page.get_by_role("button", name="Answer")
    button.evaluate("button => window.scrollBy(0, button.getBoundingClientRect().bottom - innerHeight)")
    button.click()
    expect(page.locator(".result .told")).to_be_in_viewport(ratio=1)


def test_options_scale_and_text_are_answered_with_keys_alone(open_page: Open) -> None:
    page = open_page(CHOICES, SCALE, REFLECT)
    _keys(page, "Tab", "Space", "Tab", "Tab", "Space", "Tab", "Tab", "Space", "Tab", "Enter")
    page.locator("#item-how-sure input").first.focus()
    _keys(page, "Space", "ArrowDown", "Tab", "Enter")
    page.locator("textarea").focus()
    page.keyboard.type("How old are you?")
    _keys(page, "Tab", "Enter")
    assert [(one["kind"], one["response"], one["score"], one["success"]) for one in told(page)] == [
        ("choices", "recruit[,]harbour[,]receive", 1, True),
        ("scale", "2", None, None),
        ("reflect", "", None, None),
    ]


def test_a_determination_and_a_case_are_answered_with_keys_alone(open_page: Open) -> None:
    page = open_page(DETERMINE, BRANCH)
    _keys(page, "Tab")
    for _ in range(3):
        _keys(page, "Space", "Tab", "Enter")
    _keys(page, "Space", "Tab", "Tab", "Space")
    page.get_by_role("button", name="Check").focus()
    _keys(page, "Enter")
    assert told(page)[0]["score"] == 1
    page.locator("#item-the-bus input").first.focus()
    _keys(page, "ArrowDown", "Tab", "Enter")
    assert _focused(page) == "Go on"
    _keys(page, "Enter", "Tab", "Space", "Tab", "Enter", "Enter")
    assert told(page)[1]["score"] == 1
    assert _focused(page) == "Try again"
