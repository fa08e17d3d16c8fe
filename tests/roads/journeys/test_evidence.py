"""A facilitator brings a survey in a browser without scripts, reads the report, saves it; narrow and wide, axe."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.roads.journeys.hub_process import FACILITATOR, PASSWORD, HubProcess, run_tutela
from tests.roads.journeys.looks import dress, find_small_targets, find_violations, scrolls_sideways

pytestmark = pytest.mark.browser


def test_a_survey_is_brought_read_and_saved(
    make_hub: Callable[..., HubProcess], chromium: Browser, tmp_path: Path
) -> None:
    hub = make_hub()
    run_tutela("evidence", "country", "-o", tmp_path, "--children", "1500", "--districts", "8", "--format", "csv")
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)

    def look() -> None:
        for width, scheme in ((320, "light"), (1440, "dark")):
            dress(page, width, scheme)
            assert (find_violations(page), find_small_targets(page), scrolls_sideways(page)) == ([], [], False)

    page.goto(f"{hub.address}/hub/evidence/")
    page.get_by_label("Username").fill(FACILITATOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    look()
    page.get_by_role("link", name="Estimate from lists").click()
    look()
    page.get_by_role("link", name="Evidence").click()
    page.get_by_role("link", name="Profile a survey").click()
    look()
    page.get_by_label("teaching-country: Children of the teaching country").check()
    page.get_by_label("Tables by").fill("region")
    page.get_by_label("The file", exact=True).set_input_files(tmp_path / "invented-for-training-children.csv")
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("The report is ready.")).to_be_visible(timeout=60_000)
    heading = page.frame_locator("iframe.report").get_by_role("heading", level=1)
    expect(heading).to_have_text("Children of the teaching country")
    assert heading.evaluate("(one) => getComputedStyle(one).fontFamily").startswith("system-ui")
    look()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save it all").click()
    with zipfile.ZipFile(saved.value.path()) as packed:
        assert "invented-for-training-tables.csv" in packed.namelist()
    assert list((hub.data / "evidence-scratch").iterdir()) == []
    assert faults == []
    context.close()
