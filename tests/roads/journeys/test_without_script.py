"""JavaScript off: everything can be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.roads.journeys.answering import KINDS, UNIT, item_of
from tests.roads.journeys.hub_process import HubProcess
from tests.roads.journeys.learner import Learner

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-reading")]


@pytest.fixture
def reader(hub: HubProcess, learner: Callable[..., Learner]) -> Learner:
    """Give a reader whose browser runs no script."""
    return learner(f"{hub.address}/learn/", java_script_enabled=False)


def _read(page: Page) -> str:
    return page.locator("main").inner_text()


def test_text_case_and_items_with_their_answers_can_be_read(reader: Learner) -> None:
    page = reader.open(UNIT)
    text = _read(page)
    assert "A child may move for good reasons." in text
    assert "invented for training" in text.lower()
    for kind in KINDS:
        item = item_of(page, kind)
        expect(item).to_be_visible()
        if kind == "reflect":
            continue
        item.locator("summary").click()
        assert item.locator(".solution .why").count() == item.locator(".solution .why:visible").count() > 0


def test_from_the_first_page_every_other_is_reached_by_links(reader: Learner) -> None:
    page = reader.open()
    page.get_by_role("link", name="First steps").first.click()
    page.get_by_role("link", name="On the road").first.click()
    page.locator("main a.term").first.click()
    expect(page).to_have_url(f"{reader.base}glossary.html#trafficking")
    assert "trafficking" in _read(page)
    page.get_by_role("link", name="Sources and figures").first.click()
    assert "900 to 1,200" in _read(page)
    page.get_by_role("link", name="Worried about a child now?").first.click()
    expect(page).to_have_url(f"{reader.base}worried.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="Leave this page").click()
    expect(page).to_have_url(f"{reader.base}leave.html")


@pytest.mark.parametrize(
    "path", ["first-steps/test.html", "first-steps/review.html", "review.html", "search.html", "progress.html"]
)
def test_a_page_that_needs_a_script_says_so(reader: Learner, path: str) -> None:
    note = reader.open(path).locator("noscript p")
    expect(note).to_be_visible()
    assert "needs JavaScript" in str(note.text_content())


def test_a_course_is_joined_without_a_script(reader: Learner, code: str) -> None:
    page = reader.context.new_page()
    page.goto(reader.base.removesuffix("learn/") + f"hub/join/?code={code}")
    page.get_by_label("Nickname").fill("Sanderling")
    page.get_by_label("Government").check()
    page.get_by_label("Policy level").check()
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_role("heading", name="You have joined")).to_be_visible()
