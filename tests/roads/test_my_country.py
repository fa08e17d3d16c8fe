"""A learner's own country: found in the list, chosen on its sheet, then in the text; from a folder and from a hub."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Page, expect

from tests.roads.conftest import chromium, learner, playwright
from tests.roads.course_browser import Learner
from tests.roads.course_world import Hub, build_site, serve
from tutela.source import read_kit

__all__ = ["chromium", "learner", "playwright"]

pytestmark = pytest.mark.browser

SMALLEST = Path(__file__).parents[2] / "kit" / "_smallest"
TODAY = datetime.date(2026, 11, 23)
AXE = Path("node_modules/axe-core/axe.min.js")
RUN_AXE = """async () => (await axe.run(document, {preload: false})).violations
    .map(found => `${found.id}: ${found.nodes[0].html}`)"""
SHEET = "countries/hill-country-invented.html"
LIST = "countries/index.html"
UNIT = "first-steps/on-the-road.html"


def write(out: Path, *, hub: str | None = None, language: str = "en") -> Path:
    """Write the site of the smallest kit."""
    kit = read_kit(SMALLEST, today=TODAY).kit
    assert kit is not None
    build_site(out / "site", hub=hub, kit=msgspec.structs.replace(kit, language=language))
    return out / "site"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("folder"))


@pytest.fixture
def in_a_room(tmp_path: Path) -> Iterator[str]:
    """Serve the package on plain http by a name that is no secure context."""
    hub = Hub()
    with serve(write(tmp_path, hub="/hub/"), hub) as port:
        hub.address = f"http://room.test:{port}"
        yield f"{hub.address}/learn/"


def choose_and_read(one: Learner) -> None:
    page = one.open(UNIT)
    own = page.locator(".my-country")
    expect(own.get_by_role("link", name="Choose your country")).to_be_visible()
    expect(own.locator("tr[data-field=inspectors] td").first).to_have_text("")
    own.get_by_role("link", name="Choose your country").click()
    page.get_by_label("Find a country").fill("hílL")
    expect(page.get_by_text("1 country found")).to_be_visible()
    expect(page.get_by_role("link", name="River Country (invented)")).to_be_hidden()
    page.get_by_role("link", name="Hill Country (invented)").click()
    page.get_by_role("button", name="This is my country").click()
    expect(page.get_by_role("button", name="No longer my country")).to_be_focused()
    page.goto(one.base + UNIT)
    line = page.locator(".my-country tr[data-field=inspectors] td")
    expect(line.nth(0)).to_have_text("12")
    expect(line.nth(1)).to_have_text("2022, An invented ministry")
    page.get_by_role("link", name="Its sheet, or another country").click()
    page.get_by_role("button", name="No longer my country").click()
    expect(page.get_by_role("button", name="This is my country")).to_be_focused()
    page.goto(one.base + UNIT)
    expect(line.nth(0)).to_have_text("")


def test_from_a_folder(learner: Callable[..., Learner], folder: Path) -> None:
    choose_and_read(learner(f"{folder.as_uri()}/"))


def test_in_a_room(learner: Callable[..., Learner], in_a_room: str) -> None:
    choose_and_read(learner(in_a_room))


def test_without_scripts_the_list_and_the_lines_are_there(learner: Callable[..., Learner], folder: Path) -> None:
    one = learner(f"{folder.as_uri()}/", java_script_enabled=False)
    page = one.open(LIST)
    expect(page.get_by_role("link", name="River Country (invented)")).to_be_visible()
    page.goto(one.base + UNIT)
    expect(page.locator(".my-country")).to_contain_text("Fill the lines by hand")


def is_sound(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate(RUN_AXE) == []


@pytest.mark.parametrize("path", [SHEET, LIST, UNIT])
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1440, "dark")])
def test_a_page_fits_and_axe_finds_nothing(
    learner: Callable[..., Learner], folder: Path, path: str, width: int, scheme: str
) -> None:
    one = learner(f"{folder.as_uri()}/", viewport={"width": width, "height": 900}, color_scheme=scheme)
    is_sound(one.open(path))


def test_from_right_to_left(learner: Callable[..., Learner], tmp_path: Path) -> None:
    one = learner(f"{write(tmp_path, language='ar').as_uri()}/", viewport={"width": 320, "height": 900})
    page = one.open(SHEET)
    is_sound(page)
    label = page.locator(".country-lines dt").first.bounding_box()
    assert label is not None
    assert label["x"] > 10
