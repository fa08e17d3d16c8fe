"""What a course brought, at the desk: report, words, attendance, slips, action plan, courses side by side."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.roads.journeys.hub_process import ROOT, HubProcess
from tests.roads.journeys.learner import Learner
from tests.roads.journeys.looks import (
    dress,
    find_overlaps,
    find_small_targets,
    find_violations,
    follow,
    scrolls_sideways,
)
from tests.roads.journeys.test_keys import go_to
from tests.server.__main__ import NAME, PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-results-looks")]
DRESSES: tuple[tuple[int, Any], ...] = ((1440, "light"), (320, "dark"))


@pytest.fixture(scope="module")
def counted(hub_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """Give a hub with one counted course of 24 people, as `python -m tests.server` makes it."""
    data = tmp_path_factory.mktemp("counted") / "data"
    hub = HubProcess(hub_site, data)
    hub.make_facilitator()
    (data / "site").symlink_to(hub_site)
    seed = [sys.executable, "-m", "tests.server", str(data)]
    subprocess.run(seed, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, check=True)
    hub.start()
    yield hub
    hub.stop()


def find_faults(page: Page) -> list[str]:
    """Give what is wrong with the look of a page."""
    faults = []
    for width, scheme in DRESSES:
        dress(page, width, scheme)
        where = f"{page.url} {width}: "
        faults += [where + fault for fault in find_violations(page) + find_overlaps(page)]
        faults += [where + "scrolls sideways"] if scrolls_sideways(page) else []
        faults += [where + "low target " + fault for fault in find_small_targets(page)] if width == 320 else []
    return faults


def open_course(counted: HubProcess, organiser: Learner) -> Page:
    """Sign in and go to the course; give its page."""
    page = organiser.context.new_page()
    page.goto(f"{counted.address}/hub/sign-in/")
    page.get_by_label("Username").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    follow(page, page.get_by_role("button", name="Sign in"))
    follow(page, page.get_by_role("link", name="Inspectors of the north"))
    return page


def test_the_pages_of_results_look_right(counted: HubProcess, learner: Callable[..., Learner]) -> None:
    page = open_course(counted, learner(f"{counted.address}/learn/"))
    course = page.url
    faults = find_faults(page)
    for name in ("What the course brought", "Action plan"):
        page.goto(course)
        follow(page, page.get_by_role("link", name=name))
        faults += find_faults(page)
    for path in ("results/words/", "results/attendance/", "results/paper/form:day:1/", "results/follow-up/"):
        page.goto(course + path)
        faults += find_faults(page)
    page.goto(f"{counted.address}/hub/desk/compare/")
    faults += find_faults(page)
    assert faults == []


def test_words_on_paper_are_typed_by_keys_alone_on_a_small_screen_without_a_script(
    counted: HubProcess, learner: Callable[..., Learner]
) -> None:
    page = open_course(counted, learner(f"{counted.address}/learn/", java_script_enabled=False))
    page.set_viewport_size({"width": 320, "height": 640})
    course = page.url
    page.goto(f"{course}results/paper/form:day:1/")
    for label, text in (("Number of sheets", "5"), ("What should stay as it is?", "The maps\nThe pauses")):
        go_to(page, page.get_by_label(label))
        page.keyboard.type(text)
    go_to(page, page.get_by_role("button", name="Keep counts and words"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kept. It shows in the results once it is counted.")).to_be_visible()
    page.goto(f"{course}results/words/")
    expect(page.get_by_text("The maps")).to_have_count(0)
    page.goto(f"{course}results/")
    go_to(page, page.get_by_role("button", name="Count the answers now"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{course}results/words/")
    expect(page.get_by_text("The maps", exact=True)).to_be_visible()
    page.goto(f"{course}results/paper/form:day:1/")
    go_to(page, page.get_by_role("button", name="Erase the words of these sheets"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("The words of these sheets are erased.")).to_be_visible()
    page.goto(f"{course}results/words/")
    expect(page.get_by_text("The maps", exact=True)).to_have_count(0)
