"""The package from a folder, as it comes out of the zip: no hub, no network, progress kept and carried in a file."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.roads.journeys.answering import UNIT, answer_rightly, answer_whole_unit, item_of, pass_test, take_precheck
from tests.roads.journeys.hub_process import ROOT
from tests.roads.journeys.learner import Learner, made, verb_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-folder")]


@pytest.fixture(scope="module")
def unpacked(build: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Unpack the zip of the smallest kit; give the address of the folder in it."""
    folder = tmp_path_factory.mktemp("stick")
    packed = folder / "tutela.zip"
    build(ROOT / "kit" / "_smallest", hub=None, zip_to=packed)
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    return f"{(folder / 'smallest').as_uri()}/"


def test_learning_from_a_folder_is_kept_and_carried_to_another_browser_in_a_file(
    unpacked: str, learner: Callable[..., Learner], tmp_path: Path
) -> None:
    first = learner(unpacked)
    page = first.open()
    take_precheck(page)
    page.goto(unpacked + UNIT)
    answer_whole_unit(page)
    page.reload()
    expect(page.locator("[data-slot=unit-progress]")).to_contain_text("12 of 12 answered")
    expect(item_of(page, "match").locator(".verdict")).to_contain_text("✓ Right")
    pass_test(page, unpacked)
    page.goto(unpacked + "progress.html")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save a progress file").click()
    file = tmp_path / "progress.json"
    saving.value.save_as(file)

    second = learner(unpacked)
    other = second.open("progress.html")
    other.locator("#progress-file").set_input_files(file)
    expect(other.locator("[data-slot=units]")).to_contain_text("completed")
    expect(other.locator("[data-slot=attempts]")).to_contain_text("Passed")
    assert [verb_of(one) for one in made(other)] == [verb_of(one) for one in made(page)]
    assert {urlsplit(url).scheme for url in first.requests + second.requests} <= {"file", "data", "blob"}


def test_every_page_opens_from_a_folder(unpacked: str, learner: Callable[..., Learner]) -> None:
    reader = learner(unpacked)
    page = reader.open()
    folder = Path(unpacked.removeprefix("file://"))
    for file in sorted(folder.rglob("*.html")):
        page.goto(file.as_uri())
        expect(page.locator("h1")).to_be_visible()


def test_the_search_finds_a_word_from_a_folder(unpacked: str, learner: Callable[..., Learner]) -> None:
    page = learner(unpacked).open("search.html")
    page.get_by_label("What are you looking for?").fill("TRAFF")
    page.locator(".results a").first.click()
    expect(page.locator("main")).to_contain_text("raffick")


def test_an_item_answered_from_a_folder_is_not_sent_anywhere(unpacked: str, learner: Callable[..., Learner]) -> None:
    reader = learner(unpacked)
    page = reader.open(UNIT)
    answer_rightly(item_of(page, "choice"))
    page.goto(unpacked + "progress.html")
    expect(page.locator("[data-slot=waiting]")).to_contain_text("You have not joined a course. Nothing is sent.")
