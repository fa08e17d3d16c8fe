"""Half a day in a live room: one facilitator, six phones on plain http, a dropped one, a second tab, a killed hub."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.roads.journeys.answering import answer_test
from tests.roads.journeys.hub_process import HubProcess
from tests.roads.journeys.learner import Learner, join
from tests.roads.journeys.live import RoomDesk, add_row, answer, enter, sign_in_at_desk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-live")]
NICKNAMES = ("Heron", "Stork", "Plover", "Teal", "Avocet", "Gull")
PHONE = {"width": 320, "height": 640}
AGAIN = 20_000
"""Milliseconds in which a phone has found a hub that came back: browsers try every two seconds, we add a reserve."""


def test_half_a_day_in_a_room(make_hub: Callable[..., HubProcess], learner: Callable[..., Learner]) -> None:
    hub = make_hub()
    facilitator = learner(f"{hub.address}/learn/", may_lose_line=True)
    desk, code = sign_in_at_desk(hub, facilitator, "Inspectors of the coast")
    screen = facilitator.context.new_page()
    screen.goto(f"{desk.page.url}screen/")
    expect(screen.locator(".code.huge")).to_have_text(code)
    people = [learner(f"{hub.room}/learn/", may_lose_line=True, viewport=PHONE) for _ in NICKNAMES]
    phones = [enter(one, hub, code, name) for one, name in zip(people, NICKNAMES, strict=True)]

    vote(desk, screen, phones, people[1])
    work_in_groups(desk, screen, phones, people[0])
    survive_a_kill(hub, desk, phones)
    look_back(desk, screen, phones)
    desk.do("Close the room")
    expect(phones[0].get_by_role("heading", name="The room is not open")).to_be_visible()


def vote(desk: RoomDesk, screen: Page, phones: list[Page], dropped: Learner) -> None:
    """A poll; one phone loses the Wi-Fi before it answers, and what it did goes out when it is back."""
    desk.make("Poll", title="Is the driver a trafficker?", options="Yes\nIt depends on what he knows")
    expect(screen.get_by_role("heading", name="Is the driver a trafficker?")).to_be_visible()
    for phone in phones:
        expect(phone.get_by_label("It depends on what he knows")).to_be_visible()
    dropped.context.set_offline(True)
    answer(phones[1], "Yes")
    for phone in (phones[0], *phones[2:]):
        answer(phone, "It depends on what he knows")
        expect(phone.get_by_text("Your answer is in")).to_be_visible()
    expect(phones[1].locator("[data-line]")).to_contain_text("goes out by itself")
    desk.wait_for_answers(5, 6)
    dropped.context.set_offline(False)
    desk.wait_for_answers(6, 6)
    expect(phones[1].get_by_text("Your answer is in")).to_be_visible(timeout=AGAIN)
    desk.do("Close")
    desk.do("Show the results to all")
    expect(screen.locator(".bars td:last-child")).to_have_text(["1", "5"])
    expect(phones[2].locator(".bars td:last-child")).to_have_text(["1", "5"])


def work_in_groups(desk: RoomDesk, screen: Page, phones: list[Page], first: Learner) -> None:
    """Groups and their boards; a second tab of one phone sees the same, a half-written row survives a reload."""
    desk.page.get_by_label("People in a group").fill("3")
    desk.do("Form groups")
    desk.make("A board for each group", title="What can we change?", columns="Measure\nWho")
    expect(screen.locator(".group-cards li")).to_have_count(2)
    for phone in phones:
        expect(phone.get_by_role("heading", name="You are in group")).to_be_visible()
    second = first.context.new_page()
    second.goto(phones[0].url)
    expect(second.get_by_label("Measure", exact=True)).to_be_visible()
    add_row(phones[0], Measure="Meals at school", Who="The ministry")
    mates = [phone for phone in phones if group_of(phone) == group_of(phones[0])]
    others = [phone for phone in phones if phone not in mates]
    for page in (*mates, second):
        expect(page.get_by_text("Meals at school")).to_be_visible()
    for page in others:
        expect(page.get_by_text("Meals at school")).to_have_count(0)
    others[0].get_by_label("Measure", exact=True).fill("Half a thought")
    others[0].reload()
    expect(others[0].get_by_label("Measure", exact=True)).to_have_value("Half a thought")
    expect(desk.page.locator(".board tbody td").first).to_have_text("Meals at school")
    second.close()


def group_of(phone: Page) -> str:
    """Give what a phone says of its group."""
    return phone.get_by_role("heading", name="You are in group").inner_text()


def survive_a_kill(hub: HubProcess, desk: RoomDesk, phones: list[Page]) -> None:
    """The hub is killed; phones go on, and all is there when it comes back; the facilitator's browser too."""
    hub.kill()
    add_row(phones[1], Measure="Inspect at night", Who="Inspectors")
    expect(phones[1].locator("[data-line]")).to_contain_text("goes out by itself")
    hub.start()
    expect(phones[1].get_by_text("Inspect at night")).to_be_visible(timeout=AGAIN)
    desk.page.reload()
    expect(desk.page.get_by_text("Inspect at night")).to_have_count(1, timeout=AGAIN)
    expect(desk.page.locator(".figures dd").first).to_have_text("6")


def enter_a_sheet(desk: RoomDesk, **words: str) -> None:
    """Type what somebody without a phone wrote, on the page where sheets are entered, and go back to the desk."""
    room = desk.page.url
    desk.page.get_by_role("link", name="Enter sheets of people without a phone").click()
    desk.page.get_by_label("Number of sheets").fill("1")
    for question, text in words.items():
        desk.page.locator(f"textarea[name={question}]").fill(text)
    desk.do("Keep counts and words")
    expect(desk.page.get_by_text("Kept. It shows in the results once it is counted.")).to_be_visible()
    desk.page.goto(room)


def look_back(desk: RoomDesk, screen: Page, phones: list[Page]) -> None:
    """The review of the day: counts for all on closing, words at the desk only, where one of them is erased."""
    desk.make("Review of the day")
    for number, phone in enumerate(phones):
        phone.get_by_label("What should change tomorrow?").fill(f"Who pays, part {number}", timeout=AGAIN)
        phone.get_by_role("group", name="I understood what was said.").get_by_label("4").check()
        phone.get_by_role("button", name="Send", exact=True).first.click()
        expect(phone.get_by_text("Your answers are in")).to_be_visible()
    desk.wait_for_answers(6, 6)
    enter_a_sheet(desk, change="Who pays, on paper")
    desk.do("Close")
    desk.do("Show the results to all")
    expect(screen.get_by_text("I understood what was said.")).to_be_visible(timeout=AGAIN)
    expect(desk.page.locator(".said li span")).to_have_count(7)
    for text in ("Who pays, part 3", "Who pays, on paper"):
        desk.do(f"Erase “{text}”")
        expect(desk.page.get_by_text(text)).to_have_count(0)
    for page in (screen, phones[3]):
        expect(page.get_by_text("Who pays")).to_have_count(0)


def test_the_desk_counts_who_has_ended_the_test(
    make_hub: Callable[..., HubProcess], learner: Callable[..., Learner]
) -> None:
    hub = make_hub()
    facilitator = learner(f"{hub.address}/learn/")
    desk, code = sign_in_at_desk(hub, facilitator, "Inspectors of the hills")
    people = [learner(f"{hub.room}/learn/", viewport=PHONE) for _ in range(2)]
    for one, nickname in zip(people, NICKNAMES, strict=False):
        page, _phrase = join(one, code, nickname)
        page.goto(f"{hub.room}/hub/room/")
    desk.make("Test before the course")
    expect(desk.page.get_by_text("0 of 2 have ended it")).to_be_visible()
    test = people[0].open("first-steps/test.html")
    answer_test(test, "Begin the test", "End the test")
    expect(desk.page.get_by_text("1 of 2 has ended it")).to_be_visible()
    plain = learner(f"{hub.address}/learn/", java_script_enabled=False)
    for cookie in desk.page.context.cookies():
        plain.context.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": hub.address}])
    page = plain.context.new_page()
    page.goto(desk.page.url)
    expect(page.get_by_text("1 of 2 has ended it")).to_be_visible()
