"""A facilitator chooses from the menu of exercises, also without a script, and prints one sheet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.roads.journeys.hub_process import HubProcess
from tests.roads.journeys.learner import Learner

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-reading")]
SHEET = "#worksheet-what-we-saw"


def test_the_menu_is_filtered_and_the_choice_stays_in_the_address(
    hub: HubProcess, learner: Callable[..., Learner]
) -> None:
    page = learner(f"{hub.address}/learn/").open("exercises/index.html")
    entry = page.get_by_role("link", name="First signs")
    said = page.locator(".choosing [role=status]")
    expect(said).to_have_text("1 exercise of 1")
    page.get_by_label("Level", exact=True).select_option("Advanced")
    expect(entry).to_be_hidden()
    expect(page.get_by_role("heading", name="Tell situations apart")).to_be_hidden()
    expect(said).to_have_text("No exercise fits. Take one choice back.")
    page.reload()
    expect(page.get_by_label("Level", exact=True)).to_have_value("advanced")
    expect(entry).to_be_hidden()
    page.get_by_role("button", name="Show all").press("Enter")
    expect(entry).to_be_visible()
    page.get_by_label("Minutes available").select_option("up to 10")
    expect(entry).to_be_hidden()
    page.get_by_label("Minutes available").select_option("up to 15")
    expect(entry).to_be_visible()
    page.get_by_label("Number of people").fill("31")
    expect(entry).to_be_hidden()
    assert page.url.endswith("#minutes=15&people=31")
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Room and materials").select_option("Without: Tables")
    expect(entry).to_be_hidden()
    page.get_by_label("Room and materials").select_option("Without: A projector")
    expect(entry).to_be_visible()


def test_without_a_script_the_whole_menu_can_be_read(hub: HubProcess, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{hub.address}/learn/exercises/index.html")
    page.get_by_role("link", name="First signs").click()
    expect(page.get_by_role("heading", name="Half the time: 15 minutes")).to_be_visible()
    page.locator(f"{SHEET} .print-this a").click()
    page.emulate_media(media="print")
    expect(page.locator(SHEET)).to_be_visible()
    expect(page.locator("article")).to_be_hidden()
    context.close()


def test_one_sheet_is_printed_alone_and_the_page_comes_back(hub: HubProcess, learner: Callable[..., Learner]) -> None:
    page = learner(f"{hub.address}/learn/").open("exercises/first-signs.html")
    page.emulate_media(media="print")
    whole = page.pdf(format="A4").count(b"/Type /Page\n")
    page.emulate_media(media="screen")
    page.evaluate("window.print = () => { window.printed = document.documentElement.className; }")
    page.locator(f"{SHEET} .print-this a").click()
    assert page.evaluate("window.printed") == "only"
    page.emulate_media(media="print")
    expect(page.locator(SHEET)).to_be_visible()
    expect(page.locator("article")).to_be_hidden()
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1 < whole
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("article")).to_be_visible()
