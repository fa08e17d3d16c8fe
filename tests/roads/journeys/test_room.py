"""The room: plain http on a laptop's Wi-Fi, where browsers give no secure context."""

from __future__ import annotations

import hashlib
import http.client
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.roads.journeys.answering import UNIT, answer_rightly, answer_whole_unit, item_of, pass_test, take_precheck
from tests.roads.journeys.hub_process import HubProcess
from tests.roads.journeys.learner import Learner, credential_of, join, made, rows, verb_of, wait_until_sent

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-room")]


def test_from_joining_to_the_certificate_without_a_secure_context(
    hub: HubProcess, code: str, learner: Callable[..., Learner]
) -> None:
    one = learner(f"{hub.room}/learn/")
    joined, _words = join(one, code, "Plover")
    joined.get_by_role("link", name="Begin").click()
    take_precheck(joined)
    page = one.open(UNIT)
    assert page.evaluate("[window.isSecureContext, 'serviceWorker' in navigator, 'locks' in navigator]") == [False] * 3
    answer_whole_unit(page)
    pass_test(page, one.base)
    wait_until_sent(page)
    mine, kept = made(page), hub.statements_of(credential_of(page))
    assert sorted(row["id"] for row in kept) == sorted({row["id"] for row in mine})
    assert {"attempted", "answered", "completed", "mastered", "passed"} <= {verb_of(row) for row in kept}
    page.goto(one.base + UNIT)
    expect(page.locator("[data-slot=unit-progress]")).to_contain_text("12 of 12 answered")


def test_each_page_leads_back_to_the_room_once_a_course_was_joined(
    hub: HubProcess, code: str, learner: Callable[..., Learner]
) -> None:
    one = learner(f"{hub.room}/learn/")
    way = "To the room of your course"
    page = one.open()
    expect(page.locator(".continue")).to_be_visible()
    expect(page.get_by_role("link", name=way)).to_have_count(0)
    join(one, code, "Plover")
    for place in (UNIT, "index.html", "first-steps/test.html", "progress.html"):
        page.goto(one.base + place)
        expect(page.get_by_role("link", name=way)).to_have_count(1)
    page.get_by_role("link", name=way).click()
    expect(page.get_by_role("heading", name="The room is not open")).to_be_visible()


def test_wiping_a_shared_device_leaves_nothing_of_the_learner_on_the_hubs_pages(
    hub: HubProcess, code: str, learner: Callable[..., Learner]
) -> None:
    one = learner(f"{hub.room}/learn/")
    join(one, code, "Plover")
    page = one.open("progress.html")
    page.get_by_role("button", name="Wipe this device").click()
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_text("You have not joined a course.")).to_be_visible()
    page.goto(f"{hub.room}/")
    expect(page.get_by_role("link", name="Join a course")).to_be_visible()
    expect(page.get_by_text("Plover")).to_have_count(0)


def test_leaving_on_a_shared_device_leaves_nothing_of_the_learner_in_the_browser(
    hub: HubProcess, code: str, learner: Callable[..., Learner]
) -> None:
    one = learner(f"{hub.room}/learn/")
    page, words = join(one, code, "Plover")
    assert words.split()[0] not in str(rows(page, "hub"))
    unit = one.open(UNIT)
    answer_rightly(item_of(unit, "choice"))
    unit.close()  # a page that stays open goes on noting where its reader is
    page.goto(f"{hub.room}/hub/me/")
    page.get_by_role("button", name="Leave on this device").click()
    expect(page.get_by_role("heading", name="You have left on this device")).to_be_visible()
    page.wait_for_load_state("networkidle")
    kept = [row for store in ("hub", "statements", "outbox", "settings", "notes", "texts") for row in rows(page, store)]
    assert kept == []
    page.get_by_role("link", name="My learning").click()
    expect(page.get_by_text("You have not joined a course.")).to_be_visible()


def test_a_wipe_without_the_hub_says_that_it_still_knows_the_browser(
    hub: HubProcess, code: str, learner: Callable[..., Learner]
) -> None:
    one = learner(f"{hub.room}/learn/")
    join(one, code, "Plover")
    page = one.open("progress.html")
    one.may_lose_line = True
    page.route("**/hub/me/leave/", lambda route: route.abort())
    page.get_by_role("button", name="Wipe this device").click()
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_text("The hub was not reached and still knows this browser")).to_be_visible()
    assert rows(page, "hub") == []


def test_the_package_is_taken_along_with_its_size_and_progress(
    hub: HubProcess, hub_site: Path, learner: Callable[..., Learner]
) -> None:
    page = learner(f"{hub.room}/learn/").open("take-along.html")
    link = page.get_by_role("link", name="Take the package")
    (packed,) = hub_site.glob("smallest-*.zip")
    expect(link).to_have_text(f"Take the package ({packed.stat().st_size / 1e6:.1f} MB)")
    told = "document.querySelector('progress')"
    page.evaluate(
        f"new MutationObserver(() => {{ window.moved = Number({told}.value); }}).observe({told}, {{attributes: true}})"
    )
    with page.expect_download() as taking:
        link.click()
    expect(page.get_by_text("The package is among your downloads.")).to_be_visible()
    taken = hashlib.sha256(Path(taking.value.path()).read_bytes()).digest()
    assert taken == hashlib.sha256(packed.read_bytes()).digest()
    assert page.evaluate("window.moved") == packed.stat().st_size
    assert taking.value.suggested_filename == packed.name


def test_a_password_is_refused_from_another_machine_and_taken_on_the_hubs_own(hub: HubProcess) -> None:
    # 127.0.0.2 stands for a phone in the room: an address that is not the hub's own machine.
    answers = {}
    for source in ("127.0.0.1", "127.0.0.2"):
        connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=10, source_address=(source, 0))
        with closing(connection):
            connection.request("GET", "/hub/sign-in/")
            answer = connection.getresponse()
            answers[source] = (answer.status, "Sign in on the hub's own machine" in answer.read().decode())
    assert answers == {"127.0.0.1": (200, False), "127.0.0.2": (403, True)}


def test_the_day_on_which_the_contact_was_checked_stays_whole_on_a_narrow_screen_whoever_the_contact_is(
    hub: HubProcess, code: str, learner: Callable[..., Learner]
) -> None:
    one = learner(f"{hub.room}/learn/", viewport={"width": 320, "height": 640})
    join(one, code, "Dunlin")
    page = one.context.new_page()
    page.goto(f"{hub.room}/hub/me/")
    expect(page.locator(".told time")).to_have_text(re.compile(r"^\d{4}-\d\d-\d\d$"))
    broken = page.locator(".told").evaluate(
        """(told) => [...Array(60).keys()].filter((letters) => {
            told.querySelector("b").textContent = "o".repeat(letters);
            return told.querySelector("time").getClientRects().length !== 1;
        })"""
    )
    assert broken == []
