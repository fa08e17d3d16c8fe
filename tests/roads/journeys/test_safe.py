"""What protects learners: help and the quick exit from every page, hard passages that can be skipped at no cost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.roads.journeys.answering import KINDS, UNIT, answer_rightly, item_of
from tests.roads.journeys.hub_process import HubProcess
from tests.roads.journeys.learner import Learner
from tests.roads.journeys.places import HUB, PACKAGE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-safe")]
WITH_BAR = [f"/learn/{path}" for path in PACKAGE if path != "leave.html"] + list(HUB)


def test_help_and_the_way_out_are_one_step_from_every_page(hub: HubProcess, learner: Callable[..., Learner]) -> None:
    one = learner(f"{hub.address}/learn/", may_lose_line=True)
    page = one.open()
    for path in WITH_BAR:
        for name, target in (("Worried about a child now?", "worried.html"), ("Leave this page", "leave.html")):
            page.goto(hub.address + path)
            page.get_by_role("link", name=name).first.click()
            expect(page).to_have_url(one.base + target)


def test_three_presses_of_escape_leave_every_page_of_the_package_and_back_does_not_return(
    hub: HubProcess, learner: Callable[..., Learner]
) -> None:
    one = learner(f"{hub.address}/learn/")
    for path in PACKAGE[:-1]:
        page = one.context.new_page()
        page.goto(f"{hub.address}/")
        page.goto(one.base + path)
        for _ in range(3):
            page.keyboard.press("Escape")
        expect(page).to_have_url(f"{one.base}leave.html")
        page.go_back()
        assert page.url == f"{hub.address}/"
        page.close()


@pytest.mark.parametrize("path", ["/", "/hub/join/", "/hub/continue/"])
def test_three_presses_of_escape_leave_the_hubs_own_pages(
    hub: HubProcess, learner: Callable[..., Learner], path: str
) -> None:
    one = learner(f"{hub.address}/learn/")
    page = one.context.new_page()
    page.goto(f"{one.base}glossary.html")
    page.goto(hub.address + path)
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(page).to_have_url(f"{one.base}leave.html")
    page.go_back()
    assert page.url == f"{one.base}glossary.html"


def test_the_page_behind_the_exit_says_nothing_of_the_subject(hub: HubProcess, learner: Callable[..., Learner]) -> None:
    page = learner(f"{hub.address}/learn/").open("leave.html")
    shown = page.content().lower()
    for word in ("tutela", "smallest", "child", "traffick", "hub", "index.html"):
        assert word not in shown
    expect(page.locator("a")).to_have_count(0)


def test_a_skipped_passage_costs_nothing(hub: HubProcess, learner: Callable[..., Learner]) -> None:
    one = learner(f"{hub.address}/learn/")
    page = one.open(UNIT)
    page.get_by_role("link", name="Skip this passage").click()
    passed = page.get_by_role("button", name="Passed over")
    expect(passed.first).to_be_visible()
    for kind in KINDS:
        item = item_of(page, kind)
        if not item.get_by_role("button", name="Passed over").count():
            answer_rightly(item)
    expect(page.get_by_text("You have completed this unit.")).to_be_visible()
