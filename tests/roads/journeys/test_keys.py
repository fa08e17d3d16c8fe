"""Keys alone: from the first page to a unit, one item of each kind answered, help and the way out reached."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.roads.journeys.answering import KINDS, REFLECTION, item_of, solution_of
from tests.roads.journeys.hub_process import HubProcess
from tests.roads.journeys.learner import Learner

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-keys")]

MOST_STEPS = 250
FOCUSED = """(target) => {
  const now = document.activeElement;
  return now === target || (now.type === 'radio' && target.type === 'radio' && now.name === target.name);
}"""

SEEN = """() => {
  const {outlineStyle, boxShadow} = getComputedStyle(document.activeElement);
  return outlineStyle !== 'none' || boxShadow !== 'none';
}"""


def go_to(page: Page, target: Locator) -> None:
    """Press Tab until the target (or, among radio buttons, one of its group) has the focus, and see that it shows."""
    element = target.element_handle()
    for _ in range(MOST_STEPS):
        if page.evaluate(FOCUSED, element):
            break
        page.keyboard.press("Tab")
    else:
        raise AssertionError(f"{target} is not reached by Tab")
    assert page.evaluate(SEEN), f"no focus is seen on {target}"


def follow(page: Page, name: str) -> None:
    """Go to a link of the text by Tab and follow it."""
    go_to(page, page.locator("main").get_by_role("link", name=name, exact=True).first)
    page.keyboard.press("Enter")


def push(page: Page, item: Locator, name: str) -> None:
    """Go to a button and press it."""
    go_to(page, item.get_by_role("button", name=name, exact=True).locator("visible=true").first)
    page.keyboard.press("Enter")


def choose_radio(page: Page, target: Locator) -> None:
    """Choose a radio button: Tab to its group, then arrows."""
    go_to(page, target)
    page.keyboard.press("Space")
    for _ in range(8):
        if target.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{target} is not reached by arrows")


def tick(page: Page, item: Locator, kind: str) -> None:
    """Choose the right options and check."""
    for row in solution_of(item):
        if row.get("right") != "yes":
            continue
        option = item.locator(f'input[value="{row["entry"]}"]')
        if kind == "choice":
            choose_radio(page, option)
        else:
            go_to(page, option)
            page.keyboard.press("Space")
    push(page, item, "Check")


def place(page: Page, item: Locator, _kind: str) -> None:
    """Place every card: its grip, then the place."""
    for row in solution_of(item):
        grip = item.locator(f'.card[data-entry="{row["entry"]}"] .grip')
        go_to(page, grip)
        page.keyboard.press("Enter")
        go_to(page, item.locator(f'.chip[data-to="{row["place"]}"]'))
        page.keyboard.press("Enter")
    push(page, item, "Check")


def order(page: Page, item: Locator, _kind: str) -> None:
    """Move every card up to its place."""
    for position, row in enumerate(solution_of(item)):
        card = item.locator(f'.card[data-entry="{row["entry"]}"]')
        while item.locator(".card").nth(position).get_attribute("data-entry") != row["entry"]:
            go_to(page, card.locator(".up"))
            page.keyboard.press("Enter")
    push(page, item, "Check")


def scale(page: Page, item: Locator, _kind: str) -> None:
    """Choose a step and answer."""
    choose_radio(page, item.locator("input").nth(1))
    push(page, item, "Answer")


def reflect(page: Page, item: Locator, _kind: str) -> None:
    """Write and be done."""
    go_to(page, item.locator("textarea"))
    page.keyboard.type(REFLECTION)
    push(page, item, "Done")


def branch(page: Page, item: Locator, _kind: str) -> None:
    """Decide at each step."""
    right = {row["step"]: row["entry"] for row in solution_of(item) if row["right"] == "yes"}
    step = item.locator(".step:visible")
    while step.locator("input").count():
        choose_radio(page, step.locator(f'input[value="{right[str(step.get_attribute("data-step"))]}"]'))
        push(page, step, "Decide")
        push(page, step, "Go on")


def determine(page: Page, item: Locator, _kind: str) -> None:
    """Answer the three questions, then what it is."""
    rows = solution_of(item)
    for part in ("act", "purpose", "under-18"):
        field = item.locator(f'[data-part="{part}"]')
        (answer,) = [row["place"] for row in rows if row["entry"] == part]
        choose_radio(page, field.locator(f'input[value="{answer}"]'))
        push(page, field, "Answer")
    for row in rows:
        if row["right"] == "yes" and "place" not in row:
            go_to(page, item.locator(f'[data-part="so"] input[value="{row["entry"]}"]'))
            page.keyboard.press("Space")
    push(page, item, "Check")


WAYS: dict[str, Callable[[Page, Locator, str], None]] = {
    **dict.fromkeys(("choice", "choices", "trace"), tick),
    **dict.fromkeys(("match", "sort", "chain", "levels"), place),
    **{"order": order, "scale": scale, "reflect": reflect, "branch": branch, "determine": determine},
}


def test_from_the_first_page_to_every_kind_of_item_with_keys_alone(
    hub: HubProcess, learner: Callable[..., Learner]
) -> None:
    one = learner(f"{hub.address}/learn/")
    page = one.open()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    follow(page, "First steps")
    follow(page, "On the road")
    for kind in KINDS:
        item = item_of(page, kind)
        WAYS[kind](page, item, kind)
        if kind not in ("scale", "reflect"):
            expect(item.locator(".verdict")).to_contain_text("✓ Right")
    expect(page.locator("[data-slot=unit-progress]")).to_contain_text("12 of 12 answered")


def test_help_and_the_way_out_are_reached_by_keys(hub: HubProcess, learner: Callable[..., Learner]) -> None:
    one = learner(f"{hub.address}/learn/")
    page = one.open()
    go_to(page, page.get_by_role("link", name="Worried about a child now?").first)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{one.base}worried.html")
    go_to(page, page.get_by_role("link", name="Leave this page").first)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{one.base}leave.html")
