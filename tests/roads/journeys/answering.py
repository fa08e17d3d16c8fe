"""Answers every kind of item by the page's own controls, from what the page itself holds as the solution."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

KINDS = (
    *("choice", "choices", "match", "sort", "order", "scale"),
    *("reflect", "branch", "chain", "determine", "levels", "trace"),
)
"""Every kind of item there is; the smallest kit has one of each."""

REFLECTION = "The head of the counter"
UNIT = "first-steps/on-the-road.html"
"""The only unit of the smallest kit."""


def item_of(page: Page, kind: str) -> Locator:
    """Give the first item of a kind on the page."""
    return page.locator(f'tutela-item[data-kind="{kind}"]').first


def press(item: Locator, name: str) -> None:
    """Press the button with this name."""
    item.get_by_role("button", name=name, exact=True).click()


def solution_of(item: Locator) -> list[dict[str, Any]]:
    """Give the rows of an item's solution: entry, right, place, step."""
    rows: list[dict[str, Any]] = item.locator(".solution").evaluate(
        "solution => [...solution.querySelectorAll('li[data-entry]')].map(row => ({...row.dataset}))"
    )
    return rows


def answer_rightly(item: Locator) -> None:
    """Answer an item as its solution says, and see that the page says so."""
    kind = str(item.get_attribute("data-kind"))
    _WAYS[kind](item)
    if kind not in ("scale", "reflect"):
        expect(item.locator(".verdict")).to_contain_text("✓ Right")


def answer_whole_unit(page: Page) -> None:
    """Answer one item of each kind, which completes the unit of the smallest kit."""
    for kind in KINDS:
        answer_rightly(item_of(page, kind))
    expect(page.locator("[data-slot=unit-progress]")).to_contain_text("12 of 12 answered")
    expect(page.get_by_text("You have completed this unit.")).to_be_visible()


def _choose(item: Locator) -> None:
    for row in solution_of(item):
        if row.get("right") == "yes":
            item.locator(f'input[value="{row["entry"]}"]').check()
    press(item, "Check")


def _place(item: Locator) -> None:
    for row in solution_of(item):
        item.locator(f'.card[data-entry="{row["entry"]}"] .item-text').click()
        item.locator(f'.chip[data-to="{row["place"]}"]').click()
    press(item, "Check")


def _order(item: Locator) -> None:
    for position, row in enumerate(solution_of(item)):
        while item.locator(".card").nth(position).get_attribute("data-entry") != row["entry"]:
            item.locator(f'.card[data-entry="{row["entry"]}"] .up').click()
    press(item, "Check")


def _scale(item: Locator) -> None:
    item.locator("input").nth(1).check()
    press(item, "Answer")
    expect(item.locator(".result")).not_to_be_empty()


def _reflect(item: Locator) -> None:
    item.locator("textarea").fill(REFLECTION)
    press(item, "Done")
    expect(item.locator(".result")).to_contain_text("Kept on this device.")


def _decide(item: Locator) -> None:
    right = {row["step"]: row["entry"] for row in solution_of(item) if row["right"] == "yes"}
    step = item.locator(".step:visible")
    while step.locator("input").count():
        step.locator(f'input[value="{right[str(step.get_attribute("data-step"))]}"]').check()
        press(step, "Decide")
        press(step, "Go on")


def _determine(item: Locator) -> None:
    rows = solution_of(item)
    for part in ("act", "purpose", "under-18"):
        (place,) = [row["place"] for row in rows if row["entry"] == part]
        field = item.locator(f'[data-part="{part}"]')
        field.locator(f'input[value="{place}"]').check()
        press(field, "Answer")
    for row in rows:
        if row["right"] == "yes" and row["entry"] not in ("act", "purpose", "under-18"):
            item.locator(f'[data-part="so"] input[value="{row["entry"]}"]').check()
    press(item, "Check")


_WAYS = {
    "choice": _choose,
    "choices": _choose,
    "trace": _choose,
    "match": _place,
    "sort": _place,
    "chain": _place,
    "levels": _place,
    "order": _order,
    "scale": _scale,
    "reflect": _reflect,
    "branch": _decide,
    "determine": _determine,
}


def answer_test(page: Page, begin: str, end: str) -> None:
    """Begin a test or pre-check, answer every question rightly, end it."""
    page.get_by_role("button", name=begin).click()
    expect(page.get_by_role("button", name=end)).to_be_visible()
    for question in page.locator("tutela-item").all():
        for row in solution_of(question):
            if row["right"] == "yes":
                question.locator(f'input[value="{row["entry"]}"]').check()
    page.get_by_role("button", name=end).click()


def take_precheck(page: Page) -> None:
    """Go from the first page of the package to the pre-check, and take it."""
    page.get_by_role("link", name="First steps").first.click()
    page.get_by_role("link", name="Begin the pre-check").click()
    answer_test(page, "Begin the pre-check", "Show my path")
    expect(page.get_by_role("heading", name="Your path")).to_be_visible()


def pass_test(page: Page, base: str) -> None:
    """Take the end test and look at the certificate."""
    page.goto(base + "first-steps/test.html")
    answer_test(page, "Begin the test", "End the test")
    expect(page.get_by_role("heading", name="Passed")).to_be_visible()
    page.get_by_role("link", name="Certificate").click()
    certificate = page.locator(".certificate")
    expect(certificate).to_contain_text("Tell situations apart.")
    expect(certificate).to_contain_text("1 of 1 right (100 per cent)")
    digest = page.evaluate("JSON.parse(document.getElementById('tutela-page').textContent).digest")
    expect(certificate).to_contain_text("The smallest kit 0.1.0 · test ")
    expect(certificate).to_contain_text(f"certificate from package {digest[:12]}")
