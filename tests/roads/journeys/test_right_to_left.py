"""Right to left: a pseudo-Arabic translation of the smallest kit, on every page of the package and of the hub."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.roads.journeys.answering import UNIT, item_of, solution_of
from tests.roads.journeys.hub_process import ROOT, HubProcess
from tests.roads.journeys.learner import Learner
from tests.roads.journeys.looks import dress, find_violations, scrolls_sideways
from tests.roads.journeys.places import HUB, PACKAGE
from tests.roads.journeys.right_to_left import copy_with_arabic

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-right-to-left")]


@pytest.fixture(scope="module")
def arabic_hub(
    build: Callable[..., Path],
    make_hub: Callable[..., HubProcess],
    tmp_path_factory: pytest.TempPathFactory,
) -> HubProcess:
    """Serve the smallest kit in Arabic letters."""
    kit = copy_with_arabic(ROOT / "kit" / "_smallest", tmp_path_factory.mktemp("arabic") / "kit")
    return make_hub(build(kit, hub="/hub/", language="ar"))


def find_faults(page: Page, expected: list[str]) -> list[str]:
    """Give what is wrong with the direction, the language or the look of a page."""
    faults = []
    directed = page.evaluate("[document.documentElement.dir, document.documentElement.lang]")
    if directed != expected:
        faults.append(f"{page.url}: {directed}")
    for width in (1280, 320):
        dress(page, width, "light")
        faults += [f"{page.url} {width}: {fault}" for fault in find_violations(page)]
        if scrolls_sideways(page):
            faults.append(f"{page.url} {width}: scrolls sideways")
    return faults


def test_every_page_of_the_package_runs_from_right_to_left(
    arabic_hub: HubProcess, learner: Callable[..., Learner]
) -> None:
    page = learner(f"{arabic_hub.address}/learn/", may_lose_line=True).open()
    faults = []
    for path in PACKAGE:
        page.goto(f"{arabic_hub.address}/learn/{path}")
        faults += find_faults(page, ["rtl", "ar"])
    for path in HUB:
        # The hub's own pages speak English only as yet, and say so.
        page.goto(arabic_hub.address + path)
        faults += find_faults(page, ["ltr", "en"])
    assert faults == []


def test_no_english_word_is_left_on_a_unit(arabic_hub: HubProcess, learner: Callable[..., Learner]) -> None:
    page = learner(f"{arabic_hub.address}/learn/").open(UNIT)
    expect(page.locator("[data-slot=unit-progress]")).not_to_be_empty()
    sources = (ROOT / "kit" / "_smallest" / "facts" / "sources" / "sources.yaml").read_text("utf-8")
    # Sources keep their own language, `yes` is code in the kit's text, and `art.` names a place in a source.
    kept = {"yes", "art", *re.findall("[A-Za-z]{3,}", sources)}
    assert set(re.findall("[A-Za-z]{3,}", page.locator("body").inner_text())) - kept == set()


def test_an_item_is_answered_and_cards_are_placed(arabic_hub: HubProcess, learner: Callable[..., Learner]) -> None:
    page = learner(f"{arabic_hub.address}/learn/").open(UNIT)
    item = item_of(page, "chain")
    for row in solution_of(item):
        item.locator(f'.card[data-entry="{row["entry"]}"] .item-text').click()
        item.locator(f'.chip[data-to="{row["place"]}"]').click()
    item.locator(".actions .button").click()
    expect(item.locator(".verdict.good")).to_be_visible()
