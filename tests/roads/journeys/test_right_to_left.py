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
    folder = tmp_path_factory.mktemp("arabic")
    kit, package = copy_with_arabic(ROOT / "kit" / "_smallest", folder / "kit"), folder / "package"
    return make_hub(build(kit, hub="/hub/", language="ar", package_to=package), package)


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


def test_every_page_of_package_and_hub_runs_from_right_to_left(
    arabic_hub: HubProcess, learner: Callable[..., Learner]
) -> None:
    page = learner(f"{arabic_hub.address}/learn/", may_lose_line=True).open()
    faults = []
    for path in PACKAGE:
        page.goto(f"{arabic_hub.address}/learn/{path}")
        faults += find_faults(page, ["rtl", "ar"])
    for path in HUB:
        page.goto(arabic_hub.address + path)
        faults += find_faults(page, ["rtl", "ar"])
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


SAID_IN_ARABIC = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: parent } = walker.currentNode;
    if (/[A-Za-z]{3,}/.test(data) && !parent.closest("script, cite, code") && parent.closest("[lang]").lang === "ar")
      found.push(data.trim());
  }
  return found;
}"""


def test_a_half_translated_page_says_what_is_english_and_sets_it_the_english_way(
    build: Callable[..., Path],
    make_hub: Callable[..., HubProcess],
    learner: Callable[..., Learner],
    tmp_path: Path,
) -> None:
    kit = copy_with_arabic(ROOT / "kit" / "_smallest", tmp_path / "kit", every=2)
    learn = f"{make_hub(build(kit, hub='/hub/', language='ar')).address}/learn/"
    page = learner(learn, may_lose_line=True).open()
    faults = []
    for path in PACKAGE:
        page.goto(learn + path)
        faults += find_faults(page, ["rtl", "ar"])
    assert faults == []
    page.goto(learn + UNIT)
    sources = "|".join(re.escape(name) for name in ("United Nations", "Nobody"))
    expect(page.locator("[data-slot=unit-progress]")).not_to_be_empty()
    assert [text for text in page.evaluate(SAID_IN_ARABIC) if not re.search(sources, text)] == []
    english = page.locator('.prose > p[lang="en"]').first
    sides = english.evaluate(
        """(block) => {
          const text = [...block.childNodes].filter((node) => node.nodeType === 3).at(-1);
          const side = (at) => {
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            return range.getBoundingClientRect().left;
          };
          const stop = text.data.lastIndexOf(".");
          return [side(stop - 1), side(stop)];
        }"""
    )
    assert sides[0] < sides[1], "the full stop stands left of the last letter"
