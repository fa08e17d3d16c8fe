"""The real kit on a hub: every page opens without a fault, and a whole unit is answered and completed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.roads.journeys.answering import answer_rightly
from tests.roads.journeys.facilitating import open_course
from tests.roads.journeys.hub_process import ROOT, HubProcess
from tests.roads.journeys.learner import Learner, join
from tests.roads.journeys.looks import dress, find_violations, scrolls_sideways

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-whole-kit")]


@pytest.fixture(scope="module")
def whole_hub(build: Callable[..., Path], make_hub: Callable[..., HubProcess]) -> HubProcess:
    """Serve the real kit."""
    return make_hub(build(ROOT / "kit", hub="/hub/"))


def test_a_unit_of_the_real_kit_is_answered_to_its_end(whole_hub: HubProcess, learner: Callable[..., Learner]) -> None:
    one = learner(f"{whole_hub.address}/learn/")
    join(one, open_course(whole_hub))
    page = one.open("understanding/how-it-happens.html")
    items = page.locator("tutela-item").all()
    for item in items:
        answer_rightly(item)
    expect(page.locator("[data-slot=unit-progress]")).to_contain_text(f"{len(items)} of {len(items)} answered")
    expect(page.get_by_text("You have completed this unit.")).to_be_visible()
    expect(page.locator(".connection")).to_have_text("Your answers are with the course.")


def test_every_page_of_the_real_kit_opens_and_fits_a_narrow_phone(
    whole_hub: HubProcess, learner: Callable[..., Learner]
) -> None:
    one = learner(f"{whole_hub.address}/learn/")
    page = one.open()
    dress(page, 320, "light")
    listed = json.loads((whole_hub.site / "package.json").read_text("utf-8"))
    faults = []
    for path in _choose([path for path, *_ in listed["files"] if path.endswith(".html")]):
        page.goto(one.base + path)
        if scrolls_sideways(page):
            faults.append(f"{path}: scrolls sideways")
        faults += [f"{path}: {fault}" for fault in find_violations(page)]
    assert faults == []


def _choose(pages: list[str]) -> list[str]:
    """Give every page, but of the country sheets, which are all made from one table, each twelfth."""
    sheets = [path for path in pages if path.startswith("countries/")]
    return [path for path in pages if path not in sheets] + sheets[::12]
