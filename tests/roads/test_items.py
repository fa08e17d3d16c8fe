"""Every item kind in a real browser: mouse, keys, touch, both directions, both schemes, with and without a script."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from harness.page import POLICY, ROOT, bundle, write_page, write_site
from harness.samples import (
    BRANCH,
    CHAIN,
    CHOICE,
    CHOICES,
    DETERMINE,
    LEVELS,
    MATCH,
    ORDER,
    REFLECT,
    SAMPLES,
    SCALE,
    SORT,
    TRACE,
)
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tutela.model.items import Item

pytestmark = pytest.mark.browser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
AXE = ROOT / "node_modules/axe-core/axe.min.js"


class _Pages(http.server.SimpleHTTPRequestHandler):
    """Serves the harness pages with the site's strict policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("items")
    write_site(folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Pages, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield folder, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, site: tuple[Path, str]) -> Iterator[Open]:
    """Give a function that opens a page with items; at the end no page may have met an error."""
    folder, address = site
    contexts = []
    faults: list[str] = []

    def open_items(*items: Item, direction: str = "ltr", feedback: str = "now", **options: Any) -> Page:
        (folder / "index.html").write_text(write_page(items, direction=direction, feedback=feedback), "utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(address)
        return page

    yield open_items
    for context in contexts:
        context.close()
    assert faults == []


def _told(page: Page) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = page.evaluate("window.told")
    return told


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _card(page: Page, entry: str) -> Locator:
    return page.locator(f'.card[data-entry="{entry}"]')


def _place(page: Page, entry: str, place: str) -> None:
    _card(page, entry).locator(".text").click()
    page.locator(f'.chip[data-to="{place}"]').click()


def _place_all(page: Page, response: str) -> None:
    for pair in response.split("[,]"):
        _place(page, *pair.split("[.]"))
    _press(page, "Check")


def _check_all(page: Page, response: str) -> None:
    for value in response.split("[,]"):
        page.locator(f'input[value="{value}"]').check()
    _press(page, "Check")


def _determine(page: Page, response: str) -> None:
    pairs = [pair.split("[.]") for pair in response.split("[,]")]
    for part, answer in pairs:
        page.locator(f'[data-part="{part}"] input[value="{answer}"]').check()
        if part != "so":
            page.locator(f'[data-part="{part}"]').get_by_role("button", name="Answer").click()
    _press(page, "Check")


def _branch(page: Page, response: str) -> None:
    for pair in response.split("[,]"):
        page.locator(f'input[value="{pair.split("[.]")[1]}"]').check()
        _press(page, "Decide")
        _press(page, "Go on")


def _order(page: Page, response: str) -> None:
    for position, entry in enumerate(response.split("[,]")):
        while page.locator(".card").nth(position).get_attribute("data-entry") != entry:
            _card(page, entry).locator(".up").click()
    _press(page, "Check")


def _scale(page: Page, response: str) -> None:
    page.locator(f'input[value="{response}"]').check()
    _press(page, "Answer")


CHAIN_RIGHT = (
    "fees[.]source[,]promise[.]source[,]bus[.]transit[,]papers[.]destination"
    "[,]teacher[.]source[,]inspector[.]destination"
)
LEVELS_RIGHT = (
    "debt[.]family-source[,]inspection[.]workplace-destination[,]fees[.]institution-source"
    "[,]silence[.]community-destination"
)
SORT_RIGHT = "beg[.]trafficking[,]farm[.]trafficking[,]job[.]migration[,]border[.]smuggling"
MATCH_RIGHT = "inspectors[.]inspectors[,]unions[.]unions[,]employers[.]employers"
DETERMINE_START = "act[.]yes[,]purpose[.]yes[,]under-18[.]yes"

# The item, how it is answered, the right answer, a wrong one and the wrong one's score.
JOURNEYS: list[Any] = [
    pytest.param(CHOICE, _check_all, "trafficker", "witness", 0, id="choice"),
    pytest.param(CHOICES, _check_all, "recruit[,]harbour[,]receive", "recruit[,]employ[,]receive", 1 / 3, id="choices"),
    pytest.param(
        MATCH,
        _place_all,
        MATCH_RIGHT,
        "inspectors[.]unions[,]unions[.]inspectors[,]employers[.]employers",
        1 / 3,
        id="match",
    ),
    pytest.param(SORT, _place_all, SORT_RIGHT, SORT_RIGHT.replace("[.]migration", "[.]smuggling"), 0.75, id="sort"),
    pytest.param(ORDER, _order, "safe[,]tell[,]note[,]ask", "safe[,]note[,]tell[,]ask", 2 / 3, id="order"),
    pytest.param(
        BRANCH,
        _branch,
        "counter[.]call[,]officer[.]say",
        "counter[.]call[,]officer[.]guess",
        0.5,
        id="branch",
    ),
    pytest.param(
        CHAIN, _place_all, CHAIN_RIGHT, CHAIN_RIGHT.replace("inspector[.]destination", "inspector[.]transit"), 5 / 6,
        id="chain",
    ),
    pytest.param(
        DETERMINE,
        _determine,
        f"{DETERMINE_START}[,]so[.]trafficking[,]so[.]child-labour",
        f"{DETERMINE_START}[,]so[.]trafficking",
        0.875,
        id="determine",
    ),
    pytest.param(
        LEVELS,
        _place_all,
        LEVELS_RIGHT,
        LEVELS_RIGHT.replace("fees[.]institution", "fees[.]child"),
        0.75,
        id="levels",
    ),
    pytest.param(TRACE, _check_all, "stock-or-flow[,]year[,]value", "stock-or-flow[,]place", 0, id="trace"),
]
journeys = pytest.mark.parametrize(("item", "answer", "right", "wrong", "part"), JOURNEYS)
Answer = Callable[[Page, str], None]


@journeys
def test_a_right_answer_is_told_scored_and_explained(
    open_page: Open, item: Item, answer: Answer, right: str, wrong: str, part: float
) -> None:
    page = open_page(item)
    answer(page, right)
    (told,) = _told(page)
    assert told == {
        "id": item.id,
        "version": item.version,
        "kind": item.__struct_config__.tag,
        "activity": "item",
        "competencies": list(item.competencies),
        "response": right,
        "score": 1,
        "success": True,
        "duration": told["duration"],
    }
    assert 0 < told["duration"] < 20
    expect(page.locator(".verdict")).to_contain_text("✓ Right")
    page.get_by_text("Answers and why").click()
    assert page.locator(".solution .why").count() == page.locator(".solution .why:visible").count()


@journeys
def test_a_wrong_answer_is_explained_may_be_tried_again_and_after_two_tries_the_answers_are_offered(
    open_page: Open, item: Item, answer: Answer, right: str, wrong: str, part: float
) -> None:
    page = open_page(item)
    answer(page, wrong)
    (told,) = _told(page)
    assert told["response"] == wrong
    assert told["score"] == pytest.approx(part)
    assert told["success"] is False
    expect(page.locator(".verdict")).to_contain_text("Partly right" if part else "Not right")
    assert page.locator(".told:visible").count() > 0
    expect(page.locator(".solution")).to_be_hidden()
    _press(page, "Try again")
    assert page.evaluate("document.querySelector('.answer').contains(document.activeElement)")
    if item in (BRANCH, DETERMINE):
        answer(page, wrong)
    else:
        _press(page, "Check")
    expect(page.locator(".solution")).to_be_visible()
    assert len(_told(page)) == 2


@journeys
def test_an_answer_is_restored_as_it_was_given_without_telling_it_again(
    open_page: Open, item: Item, answer: Answer, right: str, wrong: str, part: float
) -> None:
    page = open_page(item)
    page.evaluate("response => document.querySelector('tutela-item').restore(response)", wrong)
    expect(page.locator(".verdict")).to_contain_text("Partly right" if part else "Not right")
    assert _told(page) == []
    restored = page.locator(".answer").inner_text()
    again = open_page(item)
    answer(again, wrong)
    assert again.locator(".answer").inner_text() == restored


@journeys
def test_reset_gives_the_item_as_it_was(
    open_page: Open, item: Item, answer: Answer, right: str, wrong: str, part: float
) -> None:
    page = open_page(item)
    before = page.locator("tutela-item").inner_text()
    answer(page, right)
    page.evaluate("document.querySelector('tutela-item').reset()")
    assert page.locator("tutela-item").inner_text() == before
    answer(page, right)
    assert _told(page)[1]["score"] == 1


@journeys
def test_an_answer_of_another_edition_does_no_harm(
    open_page: Open, item: Item, answer: Answer, right: str, wrong: str, part: float
) -> None:
    page = open_page(item)
    page.evaluate("document.querySelector('tutela-item').restore('gone[.]nowhere[,]lost')")
    page.evaluate("document.querySelector('tutela-item').reset()")
    answer(page, right)
    assert _told(page)[0]["score"] == 1


@pytest.mark.parametrize("item", SAMPLES, ids=lambda item: item.__struct_config__.tag)
def test_an_unfinished_answer_is_not_taken(open_page: Open, item: Item) -> None:
    page = open_page(item)
    if item is ORDER:
        return  # an order is always whole
    page.get_by_role("button", name={SCALE: "Answer", REFLECT: "Done", BRANCH: "Decide", DETERMINE: "Answer"}.get(
        item, "Check"
    ), exact=True).locator("visible=true").first.click()
    assert _told(page) == []
    expect(page.locator(".result")).to_contain_text(
        "Still to place" if item in (MATCH, SORT, CHAIN, LEVELS) else "First give an answer."
    )
