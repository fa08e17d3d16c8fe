"""A learner on a hub that is a secure context: from joining to the certificate, and on to a second device."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.roads.journeys.answering import (
    KINDS,
    REFLECTION,
    UNIT,
    answer_whole_unit,
    item_of,
    pass_test,
    take_precheck,
)
from tests.roads.journeys.hub_process import FACILITATOR, PASSWORD, HubProcess
from tests.roads.journeys.learner import Learner, credential_of, join, made, verb_of, wait_until_sent

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-country")]


def check_log(hub: HubProcess, page: Page) -> None:
    """See that the log has each statement of this device once, all kinds of them, and nothing written freely."""
    mine, kept = made(page), hub.statements_of(credential_of(page))
    ids = {one["id"] for one in mine}
    assert sorted(one["id"] for one in kept) == sorted(ids)
    assert sorted(one["id"] for one in hub.statements() if one["id"] in ids) == sorted(ids)
    answered = {one["object"]["id"] for one in mine if verb_of(one) == "answered"}
    assert len([one for one in answered if "/item/" in one]) == len(KINDS)
    assert any("/question/" in one for one in answered)
    others = Counter(verb_of(one) for one in mine if verb_of(one) != "answered")
    assert others == {"attempted": 2, "completed": 2, "experienced": 1, "passed": 1, "mastered": 1}
    assert "Heron" not in str(kept)
    assert REFLECTION not in str(kept)


def continue_elsewhere(page: Page, hub: HubProcess, phrase: str) -> None:
    """Type the four words on another device, and find the progress there."""
    page.goto(f"{hub.address}/hub/continue/")
    page.get_by_label("Your four words").fill(phrase)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/learn/index.html")
    expect(page.locator("[data-slot=book-progress]")).to_contain_text("1 of 1 units completed")
    expect(page.locator("[data-slot=mastered]")).to_contain_text("1 of 1 competencies mastered.")
    page.goto(f"{hub.address}/learn/{UNIT}")
    expect(page.locator("[data-slot=unit-progress]")).to_contain_text("12 of 12 answered")
    expect(item_of(page, "choice").locator(".verdict")).to_contain_text("✓ Right")


def test_from_joining_to_the_certificate_and_on_to_a_second_device(
    hub: HubProcess, code: str, learner: Callable[..., Learner]
) -> None:
    first = learner(f"{hub.address}/learn/")
    joined, phrase = join(first, code)
    joined.get_by_role("link", name="Begin").click()
    take_precheck(joined)
    page = first.open(UNIT)
    assert page.evaluate("window.isSecureContext")
    answer_whole_unit(page)
    pass_test(page, first.base)
    wait_until_sent(page)
    check_log(hub, page)
    continue_elsewhere(learner(f"{hub.address}/learn/").context.new_page(), hub, phrase)


def test_a_facilitator_opens_a_course_and_sees_who_joined(hub: HubProcess, learner: Callable[..., Learner]) -> None:
    desk = learner(f"{hub.address}/learn/")
    page = desk.context.new_page()
    page.goto(f"{hub.address}/hub/desk/")
    page.get_by_label("Username").fill(FACILITATOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Title of the course").fill("Labour inspectors, autumn")
    page.get_by_label("Who is told").fill("Office for children, counter 3")
    page.get_by_label("Checked on").fill("2026-11-20")
    page.get_by_role("button", name="Open the course").click()
    link = page.locator(".join-code b").inner_text()
    code = page.locator(".code.large").inner_text()
    assert link == f"{hub.address}/hub/join/?code={code}"
    join(learner(f"{hub.address}/learn/"), code, "Kingfisher")
    page.reload()
    expect(page.get_by_text("1 person has joined.")).to_be_visible()
    expect(page.get_by_text("Kingfisher joined")).to_be_visible()
    expect(page.get_by_text("How far the group has come is shown once five have joined")).to_be_visible()
