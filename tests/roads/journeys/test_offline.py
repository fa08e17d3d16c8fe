"""Without a line: pages and answers stay, and when the line is back the log has each statement once."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Route, expect

from tests.chromium import STARTING
from tests.roads.journeys.answering import UNIT, answer_rightly, item_of
from tests.roads.journeys.facilitating import open_course
from tests.roads.journeys.hub_process import HubProcess
from tests.roads.journeys.learner import Learner, credential_of, join, made, rows, wait_until_sent

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-offline")]

Launch = Callable[..., BrowserContext]


@pytest.fixture
def profile(playwright: Playwright, tmp_path: Path) -> Iterator[Launch]:
    """Give a function that opens the same browser profile again and again, as a person does day by day."""
    contexts: list[BrowserContext] = []

    def launch(**options: Any) -> BrowserContext:
        folder = str(tmp_path / "profile")
        context = playwright.chromium.launch_persistent_context(folder, **STARTING, **options)
        contexts.append(context)
        return context

    yield launch
    for context in contexts:
        context.close()


def check_each_once(hub: HubProcess, page: Page) -> None:
    """See that the log has each statement of this device once and the device waits with none."""
    wait_until_sent(page)
    ids = sorted(one["id"] for one in made(page))
    assert sorted(one["id"] for one in hub.statements_of(credential_of(page))) == ids
    assert sorted(one["id"] for one in hub.statements() if one["id"] in ids) == ids


def test_days_without_a_line_and_a_closed_browser_lose_nothing(
    make_hub: Callable[..., HubProcess], profile: Launch
) -> None:
    hub = make_hub()
    one = Learner(profile(), f"{hub.address}/learn/", may_lose_line=True)
    join(one, open_course(hub), "Dunlin")
    page = one.open()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.close()

    hub.stop()
    one.context.set_offline(True)
    page = one.open(UNIT)
    answer_rightly(item_of(page, "choice"))
    expect(page.locator("[data-slot=unit-progress]")).to_contain_text("1 of")  # told once it is kept
    page.reload()
    expect(item_of(page, "choice").locator(".verdict")).to_contain_text("✓ Right")
    for path in ("index.html", "glossary.html", "worried.html", "first-steps/test.html", "search.html", "leave.html"):
        page.goto(one.base + path)
        expect(page.locator("h1")).to_be_visible()
    one.context.close()

    again = Learner(profile(), one.base, may_lose_line=True)
    again.context.set_offline(True)
    page = again.open(UNIT)
    expect(item_of(page, "choice").locator(".verdict")).to_contain_text("✓ Right")
    answer_rightly(item_of(page, "sort"))
    expect(page.locator(".connection")).to_contain_text("There is no connection now; it is tried again by itself.")
    assert len(rows(page, "outbox")) >= 3

    hub.start()
    again.context.set_offline(False)
    check_each_once(hub, page)
    assert one.faults + again.faults == []


@pytest.mark.parametrize("days", [-2, 2])
def test_a_clock_that_is_wrong_by_two_days_changes_nothing(
    hub: HubProcess, code: str, learner: Callable[..., Learner], days: int
) -> None:
    one = learner(f"{hub.address}/learn/")
    one.context.clock.install(time=datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days))
    join(one, code, "Knot")
    page = one.open(UNIT)
    answer_rightly(item_of(page, "choice"))
    expect(page.locator("[data-slot=unit-progress]")).to_contain_text("1 of")  # told once it is kept
    page.reload()
    expect(item_of(page, "choice").locator(".verdict")).to_contain_text("✓ Right")
    answer_rightly(item_of(page, "order"))
    check_each_once(hub, page)


def test_a_hub_that_fails_and_answers_that_get_lost_leave_each_statement_once(
    hub: HubProcess, code: str, learner: Callable[..., Learner]
) -> None:
    # Requests that pass by a service worker can't be hindered, so this browser has none.
    one = learner(f"{hub.address}/learn/", may_lose_line=True, service_workers="block")
    join(one, code, "Ruff")
    sent: list[str] = []

    def hinder(route: Route) -> None:
        ids = [row["id"] for row in route.request.post_data_json or []]
        sent.extend(ids)
        if len(sent) == len(ids):
            route.fulfill(status=500, body="")
        elif len(sent) == 2 * len(ids):
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    page = one.context.new_page()
    page.route("**/xapi/statements", hinder)
    page.goto(one.base + UNIT)
    expect(page.locator(".connection")).to_contain_text("There is no connection now")
    page.reload()
    expect(page.locator(".connection")).to_contain_text("There is no connection now")
    page.reload()
    check_each_once(hub, page)
    assert len(sent) > len(set(sent)), "at least one statement was sent twice"
