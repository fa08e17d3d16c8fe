"""A facilitator at the desk and people on phones, in browsers of their own."""

from __future__ import annotations

import http.cookiejar
import re
import urllib.parse
import urllib.request
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.roads.journeys.hub_process import FACILITATOR, PASSWORD, HubProcess
from tests.roads.journeys.learner import Learner


@dataclass
class RoomDesk:
    """The desk of a live room."""

    page: Page

    def do(self, name: str) -> None:
        """Press a button of the desk."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def make(self, summary: str, **fields: str) -> None:
        """Make an activity of a kind and open it; fields by the name in the form."""
        self.page.locator("details.make > summary", has_text=summary).click()
        form = self.page.locator("details.make[open] form")
        for name, value in fields.items():
            form.locator(f"[name={name}]").fill(value)
        form.get_by_role("button", name="Open it now").click()

    def wait_for_answers(self, count: int, people: int) -> None:
        """Wait until so many have answered."""
        expect(self.page.get_by_text(f"{count} of {people} have answered")).to_be_visible()


def sign_in_at_desk(hub: HubProcess, facilitator: Learner, title: str) -> tuple[RoomDesk, str]:
    """Sign in, open a course and its room; give the desk and the course's code."""
    page = facilitator.context.new_page()
    page.goto(f"{hub.address}/hub/sign-in/")
    page.get_by_label("Username").fill(FACILITATOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Title of the course").fill(title)
    page.get_by_label("Who is told").fill("Office for children, counter 3")
    page.get_by_label("Checked on").fill("2026-11-20")
    page.get_by_role("button", name="Open the course").click()
    code = page.locator(".code.large").inner_text()
    page.get_by_role("link", name="The live room").click()
    page.get_by_role("button", name="Open the room").click()
    expect(page.get_by_text("Phones say: please look up.")).to_be_visible()
    return RoomDesk(page), code


def join_plainly(hub: HubProcess, code: str, nickname: str) -> str:
    """Join a course by its form without a browser, which the journeys of learners test; give the session's cookie."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar))
    address = f"{hub.address}/hub/join/"
    with browser.open(address, timeout=10) as page:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
    assert token
    fields = {"code": code, "nickname": nickname, "constituent": "government", "reach": "policy"}
    body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token[1]}).encode()
    browser.open(address, body, timeout=10).close()
    return str(next(one.value for one in jar if one.name == "sessionid"))


def enter(learner: Learner, hub: HubProcess, code: str, nickname: str) -> Page:
    """Join a course and go to its room; give the phone's page."""
    learner.context.add_cookies([{"name": "sessionid", "value": join_plainly(hub, code, nickname), "url": hub.room}])
    page = learner.context.new_page()
    page.goto(f"{hub.room}/hub/room/")
    expect(page.get_by_role("heading", name="Please look up")).to_be_visible()
    return page


def answer(page: Page, option: str) -> None:
    """Answer a poll."""
    page.get_by_label(option).check()
    page.get_by_role("button", name="Send", exact=True).first.click()


def add_row(page: Page, **cells: str) -> None:
    """Add a row to the group's board; cells by their column."""
    for column, text in cells.items():
        page.get_by_label(column, exact=True).fill(text)
    page.get_by_role("button", name="Add this row").click()
