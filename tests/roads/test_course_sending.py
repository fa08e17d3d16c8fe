"""Answers reach the hub exactly once, whatever the line, the browser and the hub do; the learner is told in words."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.chromium import STARTING
from tests.roads.course_browser import Learner, join, read_json, rows, sequence_of, until
from tests.roads.course_world import Hub

pytestmark = pytest.mark.browser

UNIT = "understanding/how-it-happens.html"


def answer(page: Page, option: str) -> None:
    """Give one more answer to the first item."""
    item = page.locator("#item-farmers-part")
    button = item.locator(".actions").get_by_role("button")
    if button.inner_text() == "Try again":
        button.click()
    item.get_by_label(re.compile(option)).check()
    item.get_by_role("button", name="Check").click()


def line(page: Page) -> Any:
    """Give the line that tells the state of the connection."""
    return page.locator(".connection")


def test_in_a_room_answers_reach_the_hub_and_leave_the_outbox(
    learner: Callable[..., Learner], room: str, hub: Hub
) -> None:
    one = learner(room)
    join(one, hub)
    page = one.open(UNIT)
    assert page.evaluate("isSecureContext") is False
    answer(page, "A trafficker")
    until(page, lambda: len(hub.log) == 2 and rows(page, "outbox") == [])
    expect(line(page)).to_have_text("Your answers are with the course.")
    sent = sorted(hub.log.values(), key=sequence_of)
    assert [str(each["verb"]["id"]).rsplit("/", 1)[1] for each in sent] == ["experienced", "answered"]
    assert [sequence_of(each) for each in sent] == [1, 2]
    assert all(each["actor"] == hub.actor for each in sent)
    assert all(each["context"]["registration"] == hub.credentials()["registration"] for each in sent)
    assert not any("actor" in each for each in rows(page, "statements"))
    assert {url.split("/")[2] for url in one.requests if url.startswith("http")} == {hub.address.split("/")[2]}


def test_answers_without_a_line_survive_a_closed_browser(
    playwright: Playwright, room: str, hub: Hub, tmp_path: Path
) -> None:
    def browse() -> Learner:
        context = playwright.chromium.launch_persistent_context(str(tmp_path / "profile"), **STARTING)
        return Learner(context, room)

    first = browse()
    join(first, hub)
    page = first.open(UNIT)
    expect(line(page)).to_have_text("Your answers are with the course.")
    hub.mode = "busy"
    answer(page, "A creditor")
    answer(page, "A trafficker")
    expect(line(page)).to_contain_text("2 answers wait to be sent.")
    expect(line(page)).to_contain_text("There is no connection now; it is tried again by itself.")
    first.context.close()

    hub.mode = "up"
    second = browse()
    page = second.open()
    expect(line(page)).to_have_text("Your answers are with the course.")
    assert sorted(map(sequence_of, hub.log.values())) == [1, 2, 3]
    assert rows(page, "outbox") == []
    second.context.close()


def test_a_lost_reply_is_sent_again_and_kept_once(learner: Callable[..., Learner], room: str, hub: Hub) -> None:
    one = learner(room)
    join(one, hub)
    hub.mode = "lost"
    page = one.open(UNIT)
    answer(page, "A trafficker")
    expect(line(page)).to_contain_text("2 answers wait to be sent.")
    until(page, lambda: len(hub.times) == 2)  # both have come, and the reply got lost
    hub.mode = "up"
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(line(page)).to_have_text("Your answers are with the course.")
    assert len(hub.log) == 2
    assert max(hub.times.values()) > 1


def test_a_networks_sign_in_page_acknowledges_nothing(learner: Callable[..., Learner], room: str, hub: Hub) -> None:
    one = learner(room)
    join(one, hub)
    hub.mode = "strange"
    page = one.open(UNIT)
    expect(line(page)).to_contain_text("1 answer waits to be sent.")
    assert len(rows(page, "outbox")) == 1


def test_a_device_that_the_hub_forgot_is_asked_to_join_again(
    learner: Callable[..., Learner], room: str, hub: Hub
) -> None:
    one = learner(room)
    join(one, hub)
    hub.mode = "unknown"
    page = one.open(UNIT)
    expect(line(page)).to_contain_text("The course does not know this device any more. Join again to send them.")
    expect(line(page).get_by_role("link", name="Join again")).to_have_attribute("href", "/hub/join/")
    assert len(rows(page, "outbox")) == 1


def test_a_refused_answer_is_told_kept_and_can_be_saved(
    learner: Callable[..., Learner], room: str, hub: Hub, tmp_path: Path
) -> None:
    one = learner(room)
    join(one, hub)
    hub.mode = "busy"
    page = one.open(UNIT)
    answer(page, "A trafficker")
    expect(line(page)).to_contain_text("2 answers wait")
    hub.conflicts = {str(row["id"]) for row in rows(page, "outbox") if row["sequence"] == 1}
    hub.mode = "up"
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(line(page)).to_contain_text("The course did not take 1 answer. It is kept here.")
    assert [sequence_of(each) for each in hub.log.values()] == [2]
    line(page).get_by_role("link", name="See which").click()
    waiting = page.locator("[data-slot=waiting]")
    expect(waiting).to_contain_text("The course has another answer under the same number.")
    with page.expect_download() as downloading:
        waiting.get_by_role("button", name="Save them as a file").click()
    file = tmp_path / "waiting.json"
    downloading.value.save_as(file)
    assert [each["actor"] for each in read_json(file)] == [hub.actor]
    hub.conflicts = set()
    waiting.get_by_role("button", name="Try again").click()
    expect(line(page)).to_have_text("Your answers are with the course.")
    assert sorted(map(sequence_of, hub.log.values())) == [1, 2]


def test_a_second_device_has_the_earlier_answers(learner: Callable[..., Learner], room: str, hub: Hub) -> None:
    one = learner(room)
    join(one, hub)
    page = one.open(UNIT)
    answer(page, "A trafficker")
    until(page, lambda: len(hub.log) == 2)
    other = learner(room)
    page = join(other, hub)
    page.wait_for_url(re.compile(r"/learn/index\.html$"))
    page = other.open(UNIT)
    expect(page.locator("#item-farmers-part").get_by_label(re.compile("A trafficker"))).to_be_checked()
    expect(page.locator("[data-slot=unit-progress]")).to_contain_text("1 of 7 answered")
    first, second = ({str(each["id"]) for each in rows(tab, "statements")} for tab in (one.context.pages[-1], page))
    assert first <= second
    assert len({str(each["id"]) for each in rows(page, "outbox")} & first) == 0


def test_the_phrase_stays_to_be_written_down(learner: Callable[..., Learner], room: str, hub: Hub) -> None:
    hub.phrase = "river stone lamp kite"
    page = learner(room).open("../hub/join/")
    expect(page.locator(".joining")).to_have_text("This device is ready. What you answer now reaches the course.")
    assert page.url.endswith("/hub/join/")


@pytest.mark.parametrize(("choice", "sent"), [("Yes, send", 3), ("No, keep on this device", 0)])
def test_answers_from_before_joining_go_only_if_the_learner_says_so(
    learner: Callable[..., Learner], room: str, hub: Hub, choice: str, sent: int
) -> None:
    one = learner(room)
    page = one.open(UNIT)
    answer(page, "A creditor")
    answer(page, "A trafficker")
    expect(page.locator("[data-slot=unit-progress]")).to_contain_text("1 of 7 answered")
    joining = one.context.new_page()
    joining.goto(f"{hub.address}/hub/join/")
    expect(joining.locator(".joining")).to_contain_text("There are 3 answers on this device from before you joined.")
    joining.get_by_role("button", name=choice).click()
    joining.wait_for_url(re.compile(r"/learn/index\.html$"))
    expect(line(joining)).to_have_text("Your answers are with the course.")
    assert len(hub.log) == sent
    assert len(rows(joining, "statements")) == 3


def test_another_learner_on_the_same_device_begins_empty(learner: Callable[..., Learner], room: str, hub: Hub) -> None:
    one = learner(room)
    join(one, hub).close()
    hub.mode = "busy"
    page = one.open(UNIT)
    expect(line(page)).to_contain_text("1 answer waits")
    page.close()
    # Only now: a page still open, or a request under way, would bring its answer, and the second learner be given it.
    time.sleep(0.5)
    hub.mode = "up"
    hub.actor = {**hub.actor, "account": {"homePage": "https://hub.example", "name": "actor-2"}}
    joining = one.context.new_page()
    joining.goto(f"{hub.address}/hub/join/")
    expect(joining.locator(".joining")).to_contain_text("Somebody else learns on this device")
    expect(joining.locator(".joining")).to_contain_text("1 answer was not sent yet.")
    expect(joining.get_by_role("link", name="Begin")).to_be_hidden()
    joining.get_by_role("button", name="Clear this device and go on").click()
    joining.wait_for_url(re.compile(r"/learn/index\.html$"))
    assert rows(joining, "statements") == []
    assert hub.log == {}


def test_a_reflection_is_shared_reworded_and_taken_back(learner: Callable[..., Learner], room: str, hub: Hub) -> None:
    one = learner(room)
    join(one, hub)
    page = one.open(UNIT)
    item = page.locator("#item-own-rule")
    expect(item.locator(".sharing")).to_contain_text("No real names, no real cases.")
    item.locator("textarea").fill("The register")
    page.wait_for_timeout(700)
    item.get_by_role("button", name="Share with the facilitators").click()
    expect(item.locator(".sharing [role=status]")).to_have_text("Shared. You can take it back.")
    assert list(hub.texts.values()) == ["The register"]
    shared = [
        each["context"]["extensions"].get("https://tutela.example/xapi/shared") for each in rows(page, "statements")
    ]
    assert list(hub.texts) == [each for each in shared if each]
    item.locator("textarea").fill("The old register")
    page.wait_for_timeout(700)
    item.get_by_role("button", name="Share the new wording").click()
    expect(item.get_by_role("button", name="Share the new wording")).to_be_hidden()
    assert list(hub.texts.values()) == ["The old register"]
    item.get_by_role("button", name="Take it back").click()
    expect(item.locator(".sharing [role=status]")).to_have_text("Taken back; the course no longer has it.")
    assert hub.texts == {}


def test_a_device_learns_that_a_thought_was_taken_out(learner: Callable[..., Learner], room: str, hub: Hub) -> None:
    one = learner(room)
    join(one, hub)
    page = one.open(UNIT)
    item = page.locator("#item-own-rule")
    item.locator("textarea").fill("The register")
    page.wait_for_timeout(700)
    share, said = item.get_by_role("button", name="Share with the facilitators"), item.locator(".sharing [role=status]")
    share.click()
    expect(said).to_have_text("Shared. You can take it back.")
    hub.texts.clear()
    item.locator("textarea").fill("The old register")
    page.wait_for_timeout(700)
    item.get_by_role("button", name="Share the new wording").click()
    expect(said).to_contain_text("The course no longer has what you shared here")
    assert hub.texts == {}, "no new wording goes where a thought was taken out"
    share.click()
    expect(said).to_have_text("Shared. You can take it back.")
    hub.texts.clear()
    progress = one.open("progress.html")
    expect(progress.locator("[data-slot=notes]")).to_contain_text("On this device only.")
    page.reload()
    expect(item.locator("textarea")).to_have_value("The old register")
    expect(share).to_be_visible()
    share.click()
    expect(said).to_have_text("Shared. You can take it back.")
    hub.texts.clear()
    page.reload()
    expect(said).to_contain_text("What you wrote is still on this device.")
    expect(item.get_by_role("button", name="Take it back")).to_be_hidden()


def test_the_package_is_taken_along_with_its_progress(learner: Callable[..., Learner], room: str) -> None:
    one = learner(room)
    page = one.open("take-along.html")
    with page.expect_download() as downloading:
        page.get_by_role("link", name=re.compile(r"Take the package \([\d.]+ MB\)")).click()
    assert downloading.value.suggested_filename.endswith(".zip")
    assert downloading.value.path().read_bytes()[:2] == b"PK"
    expect(page.get_by_text("The package is among your downloads.")).to_be_visible()


@pytest.mark.parametrize("first", ["index.html", UNIT, "understanding/test.html"])
def test_after_the_first_visit_every_page_opens_without_a_line(
    learner: Callable[..., Learner], loopback: str, hub: Hub, first: str
) -> None:
    one = learner(loopback)
    page = one.open(first)
    page.wait_for_function(
        "async () => (await navigator.serviceWorker.ready).active.state === 'activated'", timeout=20_000
    )
    one.context.set_offline(True)
    for path in ("understanding/how-it-happens.html", "understanding/test.html", "progress.html", "worried.html", ""):
        page.goto(loopback + path)
        expect(page.locator("h1")).to_be_visible()
    kept = page.evaluate(
        """async () => {
          const caught = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const requests = await Promise.all(caught.map((cache) => cache.keys()));
          return requests.flat().map((one) => one.url);
        }"""
    )
    assert kept
    assert not [url for url in kept if "/xapi" in url or "/hub/" in url]
    one.context.set_offline(False)
    assert page.evaluate("async () => (await fetch('/xapi/statements', {method: 'POST', body: '[]'})).status") == 401
