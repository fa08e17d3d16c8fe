"""How items stand on a page: axe, narrow phones, both directions, both schemes, no script, few bytes."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.player.harness.driving import Open, check_all, determine, go_through, place_all, press, put_in_order
from tests.player.harness.page import ROOT, bundle
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

AXE = ROOT / "node_modules/axe-core/axe.min.js"
MOST_BYTES = 9 * 1000


def _rate(page: Page) -> None:
    page.locator("input").first.check()
    press(page, "Answer")


def _write(page: Page) -> None:
    page.locator("textarea").fill("How old are you?")
    press(page, "Done")


# Each kind, answered with something right and something wrong.
ANSWERED: list[tuple[Item, Callable[[Page], None]]] = [
    (CHOICE, lambda page: check_all(page, "witness")),
    (CHOICES, lambda page: check_all(page, "recruit[,]lend")),
    (MATCH, lambda page: place_all(page, MATCH_RIGHT)),
    (SORT, lambda page: place_all(page, SORT_RIGHT.replace("[.]migration", "[.]smuggling"))),
    (ORDER, lambda page: put_in_order(page, "safe[,]note[,]tell[,]ask")),
    (SCALE, _rate),
    (REFLECT, _write),
    (BRANCH, lambda page: go_through(page, "counter[.]call[,]officer[.]guess")),
    (CHAIN, lambda page: place_all(page, CHAIN_RIGHT.replace("bus[.]transit", "bus[.]source"))),
    (DETERMINE, lambda page: determine(page, DETERMINE_RIGHT.replace("purpose[.]yes", "purpose[.]unknown"))),
    (LEVELS, lambda page: place_all(page, LEVELS_RIGHT.replace("institution", "child"))),
    (TRACE, lambda page: check_all(page, "year[,]place")),
]
every_kind = pytest.mark.parametrize(
    ("item", "answer"), ANSWERED, ids=[str(item.__struct_config__.tag) for item, _ in ANSWERED]
)


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(
        "axe.run().then((result) => result.violations.map((one) => one.id + ': ' + one.nodes[0].html))"
    )
    return found


@every_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after_answering(
    open_page: Open, item: Item, answer: Callable[[Page], None], scheme: str
) -> None:
    page = open_page(item, color_scheme=scheme)
    assert _violations(page) == []
    if page.locator(".grip").count() and item is not ORDER:
        page.locator(".grip").first.click()
        assert _violations(page) == []
        page.keyboard.press("Escape")
    answer(page)
    assert page.locator(".verdict, .result .told").count() > 0
    page.evaluate("for (const one of document.querySelectorAll('.solution')) { one.hidden = false; one.open = true; }")
    assert _violations(page) == []


def _overflow(page: Page) -> list[str]:
    """Give what sticks out of the page or out of its own item."""
    found: list[str] = page.evaluate(
        """Array.from(document.querySelectorAll("tutela-item *"), (one) => [one, one.getBoundingClientRect()])
        .filter(([one, box]) => box.width > 1 && !one.closest(".spoken") && (box.right > innerWidth || box.left < 0))
        .map(([one]) => one.outerHTML.slice(0, 120))"""
    )
    return found


def _small_targets(page: Page) -> list[str]:
    """Give what can be pressed and is less than 44 pixels high; a link or button in a sentence may be."""
    found: list[str] = page.evaluate(
        """Array.from(document.querySelectorAll("tutela-item button, tutela-item .option, tutela-item summary"))
        .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 43.9)
        .map((one) => one.outerHTML.slice(0, 120))"""
    )
    return found


@every_kind
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_phone_of_320_pixels_shows_everything_and_every_target_can_be_hit(
    open_page: Open, item: Item, answer: Callable[[Page], None], direction: str
) -> None:
    page = open_page(item, direction=direction, viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    assert (_overflow(page), _small_targets(page)) == ([], [])
    if page.locator(".grip").count() and item is not ORDER:
        page.locator(".grip").first.tap()
        assert (_overflow(page), _small_targets(page)) == ([], [])
        page.locator(".grip").first.tap()
    answer(page)
    assert (_overflow(page), _small_targets(page)) == ([], [])
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def _boxes(page: Page) -> list[tuple[float, float]]:
    boxes = [place.bounding_box() for place in page.locator(".place").all()]
    return [(box["x"], box["y"]) for box in boxes if box]


def test_the_chain_runs_with_the_text_and_downwards_on_a_phone(open_page: Open) -> None:
    (source, transit, destination) = _boxes(open_page(CHAIN))
    assert source[0] < transit[0] < destination[0]
    (source, transit, destination) = _boxes(open_page(CHAIN, direction="rtl"))
    assert source[0] > transit[0] > destination[0]
    (source, transit, destination) = _boxes(open_page(CHAIN, viewport={"width": 320, "height": 640}))
    assert source[1] < transit[1] < destination[1]


def test_levels_are_five_by_two_and_one_by_ten_on_a_phone(open_page: Open) -> None:
    wide = _boxes(open_page(LEVELS))
    assert (len({x for x, _ in wide}), len({y for _, y in wide})) == (2, 5)
    narrow = _boxes(open_page(LEVELS, viewport={"width": 320, "height": 640}))
    assert (len({x for x, _ in narrow}), len({y for _, y in narrow})) == (1, 10)


def test_arrow_keys_follow_the_direction_of_the_text(open_page: Open) -> None:
    page = open_page(CHAIN, direction="rtl")
    page.locator(".grip").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.dataset.to") == "transit"


def test_without_a_script_every_item_can_be_read_with_its_answers(open_page: Open) -> None:
    page = open_page(*SAMPLES, java_script_enabled=False)
    for part in page.locator("tutela-item .prompt, tutela-item legend, tutela-item .card, tutela-item .place").all():
        expect(part).to_be_visible()
    expect(page.locator("tutela-item button")).to_have_count(0)
    for summary in page.locator("summary").all():
        summary.click()
    for why in page.locator(".solution .why").all():
        expect(why).to_be_visible()
    page.get_by_role("link", name="Go on with 3").first.click()
    assert page.url.endswith("#item-the-bus-step-gone")


def test_all_kinds_together_weigh_little(tmp_path: Path) -> None:
    assert len(gzip.compress(bundle(tmp_path / "items.js"), 9)) < MOST_BYTES
