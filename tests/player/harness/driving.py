"""Answers items in a browser page as a learner does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page

Open = Callable[..., Page]


def told(page: Page) -> list[dict[str, Any]]:
    """Give what the items told the page."""
    told: list[dict[str, Any]] = page.evaluate("window.told")
    return told


def press(page: Page, name: str) -> None:
    """Press the button with this name."""
    page.get_by_role("button", name=name, exact=True).click()


def card(page: Page, entry: str) -> Locator:
    """Give a card."""
    return page.locator(f'.card[data-entry="{entry}"]')


def place(page: Page, entry: str, place: str) -> None:
    """Tap a card, then one of the places offered under it."""
    card(page, entry).locator(".item-text").click()
    page.locator(f'.chip[data-to="{place}"]').click()


def place_all(page: Page, response: str) -> None:
    """Place every card of a response and check."""
    for pair in response.split("[,]"):
        place(page, *pair.split("[.]"))
    press(page, "Check")


def check_all(page: Page, response: str) -> None:
    """Choose every option of a response and check."""
    for value in response.split("[,]"):
        page.locator(f'input[value="{value}"]').check()
    press(page, "Check")


def determine(page: Page, response: str) -> None:
    """Answer question by question, then the outcomes, and check."""
    pairs = [pair.split("[.]") for pair in response.split("[,]")]
    for part, answer in pairs:
        page.locator(f'[data-part="{part}"] input[value="{answer}"]').check()
        if part != "so":
            page.locator(f'[data-part="{part}"]').get_by_role("button", name="Answer").click()
    press(page, "Check")


def go_through(page: Page, response: str) -> None:
    """Take the decisions of a response to the end."""
    for pair in response.split("[,]"):
        page.locator(f'input[value="{pair.split("[.]")[1]}"]').check()
        press(page, "Decide")
        press(page, "Go on")


def put_in_order(page: Page, response: str) -> None:
    """Move every card up to its place and check."""
    for position, entry in enumerate(response.split("[,]")):
        while page.locator(".card").nth(position).get_attribute("data-entry") != entry:
            card(page, entry).locator(".up").click()
    press(page, "Check")


def until(page: Page, expression: str) -> None:
    """Wait for what a page says; the policy forbids the browser's own way of waiting."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)
