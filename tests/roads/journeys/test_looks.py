"""Every page kind of package and hub, narrow and wide, light and dark: axe, 320 pixels, targets for a finger."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.roads.journeys.answering import KINDS, UNIT, answer_rightly, answer_test, item_of, press
from tests.roads.journeys.facilitating import open_course
from tests.roads.journeys.hub_process import FACILITATOR, PASSWORD, HubProcess
from tests.roads.journeys.learner import Learner, join
from tests.roads.journeys.looks import dress, find_small_targets, find_violations, follow, scrolls_sideways
from tests.roads.journeys.places import HUB, JOINED, PACKAGE

pytestmark = pytest.mark.browser
DRESSES = [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")]
Make = Callable[..., Learner]


def find_faults(page: Page) -> list[str]:
    """Give what is wrong with the look of a page in every dress."""
    faults = []
    for width, scheme in DRESSES:
        dress(page, width, scheme)
        where = f"{page.url} {width} {scheme}: "
        faults += [where + fault for fault in find_violations(page)]
        if scrolls_sideways(page):
            faults.append(where + "scrolls sideways")
        if width == 320:
            faults += [where + "low target " + fault for fault in find_small_targets(page)]
    return faults


@pytest.mark.xdist_group("journey-looks-one")
def test_every_page_of_the_package_before_anything_is_answered(hub: HubProcess, learner: Make) -> None:
    one = learner(f"{hub.address}/learn/")
    page = one.open()
    faults = []
    for path in PACKAGE:
        page.goto(one.base + path)
        faults += find_faults(page)
    assert faults == []


@pytest.mark.xdist_group("journey-looks-two")
def test_every_page_of_the_hub(hub: HubProcess, code: str, learner: Make) -> None:
    one = learner(f"{hub.address}/learn/", may_lose_line=True)
    page = one.context.new_page()
    faults = []
    for path in HUB:
        page.goto(hub.address + path)
        faults += find_faults(page)
    page.goto(f"{hub.address}/hub/join/")
    page.get_by_label("Course code").fill("WRONG")
    page.get_by_label("Nickname").fill("Godwit")
    page.get_by_label("Government").check()
    page.get_by_label("Policy level").check()
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_text("No open course has this code.")).to_be_visible()
    faults += find_faults(page)
    joined, _words = join(one, code, "Godwit")
    faults += find_faults(joined)
    for path in JOINED:
        page.goto(hub.address + path)
        faults += find_faults(page)
    assert faults == []


@pytest.mark.xdist_group("journey-looks-two")
def test_the_desk(hub: HubProcess, learner: Make) -> None:
    code = open_course(hub)
    page = learner(f"{hub.address}/learn/").context.new_page()
    page.goto(f"{hub.address}/hub/desk/")
    page.get_by_label("Username").fill(FACILITATOR)
    page.get_by_label("Password").fill(PASSWORD)
    follow(page, page.get_by_role("button", name="Sign in"))
    faults = find_faults(page)
    follow(page, page.locator("li", has_text=code).get_by_role("link"))
    faults += find_faults(page)
    join(learner(f"{hub.address}/learn/"), code, "Whimbrel")
    page.reload()
    faults += find_faults(page)
    assert faults == []


@pytest.mark.xdist_group("journey-looks-two")
def test_pages_after_answers_right_and_wrong(hub: HubProcess, learner: Make) -> None:
    one = learner(f"{hub.address}/learn/")
    page = one.open(UNIT)
    choice = item_of(page, "choice")
    choice.locator("input").first.check()
    press(choice, "Check")
    choices = item_of(page, "choices")
    choices.locator("input").last.check()
    press(choices, "Check")
    for kind in KINDS[2:]:
        answer_rightly(item_of(page, kind))
    faults = find_faults(page)
    page.goto(one.base + "first-steps/test.html")
    answer_test(page, "Begin the test", "End the test")
    expect(page.get_by_role("heading", name="Passed")).to_be_visible()
    faults += find_faults(page)
    for path in (
        "index.html",
        "first-steps/index.html",
        "first-steps/review.html",
        "review.html",
        "progress.html",
        "certificate.html",
    ):
        page.goto(one.base + path)
        expect(page.locator("main")).not_to_be_empty()
        faults += find_faults(page)
    page.goto(one.base + "search.html#q=child")
    expect(page.locator(".results a").first).to_be_visible()
    faults += find_faults(page)
    assert faults == []
