"""A full course: what a newcomer reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.roads.journeys.facilitating import Facilitator
from tests.roads.journeys.hub_process import HubProcess
from tests.roads.journeys.learner import Learner, join

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-full")]


def test_a_newcomer_reads_that_the_course_is_full_and_joins_once_there_is_room(
    hub: HubProcess, learner: Callable[..., Learner]
) -> None:
    facilitator = Facilitator(hub)
    facilitator.sign_in()
    code = facilitator.open_course(places=1)
    base = f"{hub.room}/learn/"
    first, second = learner(base), learner(base, may_lose_line=True, viewport={"width": 320, "height": 640})
    page, words = join(first, code, "Avocet")
    late = second.context.new_page()
    late.goto(f"{hub.room}/hub/join/?code={code}")
    late.get_by_label("Nickname").fill("Ruff")
    late.get_by_label("Government").check()
    late.get_by_label("Policy level").check()
    late.get_by_role("button", name="Join", exact=True).click()
    expect(late.get_by_role("alert")).to_have_text(
        "This course is full. Ask your facilitator, who can make room for you."
    )
    expect(late.get_by_label("Nickname")).to_have_value("Ruff")
    assert late.evaluate("document.documentElement.scrollWidth <= innerWidth")
    again = learner(base).context.new_page()
    again.goto(f"{hub.room}/hub/continue/")
    again.get_by_label("Your four words").fill(words)
    again.get_by_role("button", name="Continue").click()
    expect(again).to_have_url(f"{base}index.html")
    page.goto(f"{hub.room}/hub/me/")
    page.get_by_label("Yes, erase me from this hub").check()
    page.get_by_role("button", name="Erase me from this hub").click()
    expect(page.get_by_role("heading", name="You are erased from this hub")).to_be_visible()
    late.get_by_role("button", name="Join", exact=True).click()
    expect(late.get_by_text("This device is ready.")).to_be_visible()
