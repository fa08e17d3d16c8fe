"""The site in Chromium, from a folder and without scripts: nothing to scroll sideways, no violation that axe finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import STARTING
from tests.delivery.site_checks import build
from tests.sample_kit import KIT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site-in-a-browser")]

AXE = Path("node_modules/axe-core/axe.min.js")
PAGES = (
    "index.html",
    "understanding/index.html",
    "understanding/how-it-happens.html",
    "glossary.html",
    "sources.html",
    "worried.html",
    "leave.html",
)
RUN_AXE = """async () => (await axe.run(document, {preload: false})).violations
    .map(found => `${found.id}: ${found.nodes[0].html}`)"""
NARROW_TARGETS = """() => [...document.querySelectorAll(".bar a, .foot a, .contents a, .button, summary, .option")]
    .filter(one => one.getClientRects().length && one.getBoundingClientRect().height < 43.9)
    .map(one => one.outerHTML)"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start Chromium for this module."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**STARTING)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the sample site."""
    out = tmp_path_factory.mktemp("site")
    build(out)
    return out


def open_page(chromium: Browser, file: Path, *, width: int, scheme: str = "light") -> Page:
    page = chromium.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1440, "dark")])
def test_a_page_fits_and_axe_finds_nothing(chromium: Browser, site: Path, path: str, width: int, scheme: str) -> None:
    page = open_page(chromium, site / path, width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(NARROW_TARGETS) == []
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate(RUN_AXE) == []
    page.close()


def test_a_note_stands_beside_its_figure_on_a_wide_screen_and_folded_on_a_narrow_one(
    chromium: Browser, site: Path
) -> None:
    file = site / "understanding" / "how-it-happens.html"
    wide = open_page(chromium, file, width=1440)
    figure, note = wide.locator('a[href="#note-EST-48"]'), wide.locator("#note-EST-48")
    assert note.is_visible()
    (before, beside) = (figure.bounding_box(), note.bounding_box())
    assert before is not None
    assert beside is not None
    assert beside["x"] > before["x"] + before["width"]
    assert abs(beside["y"] - before["y"]) < 60
    wide.close()
    narrow = open_page(chromium, file, width=360)
    assert not narrow.locator("#note-EST-48").is_visible()
    narrow.locator('a[href="#note-EST-48"]').click()
    assert narrow.locator("#note-EST-48").is_visible()
    narrow.close()


def test_from_right_to_left_the_margin_is_on_the_left(chromium: Browser, tmp_path: Path) -> None:
    build(tmp_path, msgspec.structs.replace(KIT, language="ar"))
    page = open_page(chromium, tmp_path / "understanding" / "how-it-happens.html", width=1440)
    note, title = page.locator("#note-EST-48").bounding_box(), page.locator("h1").bounding_box()
    assert note is not None
    assert title is not None
    assert note["x"] + note["width"] < title["x"] + title["width"]
    assert note["x"] < page.locator(".contents").evaluate("one => one.getBoundingClientRect().x")
    page.close()


def test_on_paper_notes_are_open_and_nothing_is_there_to_press(chromium: Browser, site: Path) -> None:
    page = open_page(chromium, site / "understanding" / "how-it-happens.html", width=700)
    page.emulate_media(media="print")
    assert page.locator("#note-EST-48").is_visible()
    for pressed in (".bar", ".contents", ".way-on", ".skip"):
        assert not page.locator(pressed).first.is_visible()
    page.close()
