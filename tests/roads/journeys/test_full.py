"""A full course and a hub that takes no more: what a newcomer reads, and what a device does with its answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.roads.journeys.answering import UNIT, answer_rightly, item_of
from tests.roads.journeys.facilitating import Facilitator
from tests.roads.journeys.hub_process import HubProcess
from tests.roads.journeys.learner import Learner, join, rows, wait_until_sent

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


@pytest.mark.parametrize("status", [429, 507])
def test_a_device_keeps_what_the_hub_does_not_take_now_and_sends_it_later(
    hub: HubProcess, code: str, learner: Callable[..., Learner], status: int
) -> None:
    one = learner(f"{hub.room}/learn/", may_lose_line=True)
    join(one, code, "Knot")
    page = one.open(UNIT)
    wait_until_sent(page)
    headers = {"Retry-After": "43200", "Content-Type": "application/json"}
    page.route("**/xapi/statements*", lambda asked: asked.fulfill(status=status, headers=headers, body='{"error":"-"}'))
    with page.expect_response("**/xapi/statements"):
        answer_rightly(item_of(page, "choice"))
    expect(page.locator(".connection")).to_contain_text("1 answer waits to be sent.")
    assert (len(rows(page, "outbox")), rows(page, "aside")) == (1, [])
    page.unroute("**/xapi/statements*")
    page.reload()
    wait_until_sent(page)
    assert rows(page, "aside") == []
