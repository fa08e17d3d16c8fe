"""Desk, big screen and phone of a live room, wide and at 320 pixels: axe, scrolling, targets, right to left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.roads.journeys.hub_process import HubProcess
from tests.roads.journeys.learner import Learner
from tests.roads.journeys.live import answer, enter, join_plainly, sign_in_at_desk
from tests.roads.journeys.looks import dress, find_small_targets, find_violations, scrolls_sideways

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-live-looks")]
DRESSES: tuple[tuple[int, Any], ...] = ((1280, "light"), (320, "dark"))


def find_faults(page: Page) -> list[str]:
    """Give what is wrong with the look of a page, and that it reaches help in one step."""
    faults = []
    for width, scheme in DRESSES:
        dress(page, width, scheme)
        where = f"{page.url} {width}: "
        faults += [where + fault for fault in find_violations(page)]
        faults += [where + "scrolls sideways"] if scrolls_sideways(page) else []
        faults += [where + "low target " + fault for fault in find_small_targets(page)] if width == 320 else []
        if not page.get_by_role("link", name="Worried about a child now?").is_visible():
            faults.append(where + "no way to help")
    page.evaluate("document.documentElement.dir = 'rtl'")
    faults += [page.url + " right to left: scrolls sideways"] if scrolls_sideways(page) else []
    page.evaluate("document.documentElement.dir = 'ltr'")
    return faults


def test_desk_screen_and_phone_look_right(hub: HubProcess, learner: Callable[..., Learner]) -> None:
    facilitator = learner(f"{hub.address}/learn/")
    desk, code = sign_in_at_desk(hub, facilitator, "Looks")
    screen = facilitator.context.new_page()
    screen.goto(f"{desk.page.url}screen/")
    faults = find_faults(screen)
    phone = enter(learner(f"{hub.room}/learn/"), hub, code, "Heron")
    desk.do("Form groups")
    desk.make("Poll", title="Is the driver a trafficker?", options="Yes\nIt depends on what he knows")
    answer(phone, "Yes")
    expect(phone.get_by_text("Your answer is in")).to_be_visible()
    phone.locator("summary", has_text="Ask a question").click()
    faults += find_faults(phone)
    desk.page.locator("summary", has_text="Answers on paper").click()
    desk.page.get_by_label("It depends on what he knows").fill("7")
    desk.do("Count them too")
    desk.do("Close")
    desk.do("Show the results to all")
    expect(screen.locator(".bars")).to_be_visible()
    desk.page.locator("details.make > summary", has_text="A board for each group").click()
    faults += find_faults(screen) + find_faults(desk.page)
    desk.page.locator("details.make > summary", has_text="A board for each group").click()
    desk.make("Evaluation of the course")
    expect(phone.get_by_label("What was most useful?")).to_be_visible()
    faults += find_faults(phone)
    desk.page.get_by_role("link", name="Print the groups").click()
    desk.page.locator("summary", has_text="Tell more for this dealing").click()
    expect(desk.page.get_by_role("textbox", name="Heron Same organisation")).to_be_visible()
    faults += find_faults(desk.page)
    assert faults == []


def test_a_phone_page_is_plain_forms_where_no_script_runs(hub: HubProcess, learner: Callable[..., Learner]) -> None:
    desk, code = sign_in_at_desk(hub, learner(f"{hub.address}/learn/"), "Plain")
    desk.make("Poll", title="Is the driver a trafficker?", options="Yes\nIt depends on what he knows")
    plain = learner(f"{hub.room}/learn/", java_script_enabled=False, viewport={"width": 320, "height": 640})
    plain.context.add_cookies([{"name": "sessionid", "value": join_plainly(hub, code, "Heron"), "url": hub.room}])
    page = plain.context.new_page()
    page.goto(f"{hub.room}/hub/room/")
    answer(page, "Yes")
    expect(page.get_by_text("Your answer is in")).to_be_visible()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("Your answer is in")).to_have_count(0)
    desk.do("Look up")
    # The page looks again by itself while nothing is to be filled in.
    page.get_by_role("link", name="Load again").click()
    expect(page.get_by_role("heading", name="Please look up")).to_be_visible()
    desk.make("Evaluation of the course")
    expect(page.get_by_label("What was most useful?")).to_be_visible(timeout=15_000)


def test_a_keyboard_stays_where_it_made_an_activity(hub: HubProcess, learner: Callable[..., Learner]) -> None:
    desk, _code = sign_in_at_desk(hub, learner(f"{hub.address}/learn/"), "Keys")
    page = desk.page
    poll = page.locator("details.make > summary", has_text="Poll")
    poll.press("Enter")
    page.get_by_label("Question", exact=True).locator("visible=true").fill("Is the driver a trafficker?")
    page.get_by_label("Answers, one a line").fill("Yes\nNo")
    page.locator("details.make[open]").get_by_role("button", name="Open it now").press("Enter")
    expect(page.locator(".now-title")).to_have_text("Is the driver a trafficker?")
    expect(poll).to_be_focused()


def test_marks_for_groups_are_told_by_keyboard_where_no_script_runs(
    hub: HubProcess, learner: Callable[..., Learner]
) -> None:
    desk, code = sign_in_at_desk(hub, learner(f"{hub.address}/learn/"), "Marks")
    for name in ("Heron", "Stork"):
        enter(learner(f"{hub.room}/learn/"), hub, code, name)
    plain = learner(f"{hub.address}/learn/", java_script_enabled=False, viewport={"width": 320, "height": 640})
    for one in desk.page.context.cookies():
        plain.context.add_cookies([{"name": one["name"], "value": one["value"], "url": hub.address}])
    page = plain.context.new_page()
    page.goto(f"{desk.page.url}groups/")
    page.locator("summary", has_text="Tell more for this dealing").press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Heron Same organisation")).to_be_focused()
    page.keyboard.type("a")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Heron Balance")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("ab")
    page.keyboard.press("Enter")
    expect(page.locator(".groups li")).to_have_count(1)
    page.goto(f"{desk.page.url}groups/")
    page.locator("summary", has_text="Tell more for this dealing").click()
    expect(page.get_by_role("textbox", name="Heron Same organisation")).to_have_value("")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Group 1")).to_be_visible()
    expect(page.get_by_role("button", name="Form groups")).to_be_hidden()
