"""A facilitator at the desk: wishes, a plan, changes by keyboard, mouse and without a script, papers."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.roads.journeys.answering import UNIT, item_of
from tests.roads.journeys.facilitating import COURSE
from tests.roads.journeys.hub_process import FACILITATOR, PASSWORD, HubProcess, find_in_files
from tests.roads.journeys.learner import Learner, join
from tests.roads.journeys.looks import dress, find_small_targets, find_violations, follow, scrolls_sideways
from tests.server.menu_package import write_menu

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-desk")]
Make = Callable[..., Learner]
THOUGHT = "Turnstones turn stones"
DRESSES = [(1440, "light"), (320, "dark")]


@pytest.fixture(scope="module")
def desk_hub(make_hub: Callable[..., HubProcess], tmp_path_factory: pytest.TempPathFactory) -> HubProcess:
    """Give a hub with a menu of exercises behind its site."""
    return make_hub(package=write_menu(tmp_path_factory.mktemp("menu") / "package"))


def find_faults(page: Page) -> list[str]:
    """Give what is wrong with the look of a page, wide and narrow."""
    faults = []
    for width, scheme in DRESSES:
        dress(page, width, scheme)
        # A link that is half below the bar at the top counts as too small for a finger.
        page.evaluate("window.scrollTo(0, 0)")
        where = f"{page.url} {width} {scheme}: "
        faults += [where + fault for fault in find_violations(page)]
        if scrolls_sideways(page):
            faults.append(where + "scrolls sideways")
        if width == 320:
            faults += [where + "low target " + fault for fault in find_small_targets(page)]
    dress(page, 1440, "light")
    return faults


def sign_in(page: Page, hub: HubProcess) -> None:
    page.goto(f"{hub.address}/hub/sign-in/")
    page.get_by_label("Username").fill(FACILITATOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def open_new_course(page: Page) -> None:
    """Open a course at the desk and stay on its page."""
    page.get_by_label("Title of the course").fill(COURSE["title"])
    page.get_by_label("Who is told").fill(COURSE["referral_contact"])
    page.get_by_label("Checked on").fill(COURSE["referral_checked_on"])
    page.get_by_role("button", name="Open the course").click()


def open_plan(page: Page, hub: HubProcess) -> None:
    """Sign in, open a course and make a plan of two days by the form of wishes."""
    sign_in(page, hub)
    open_new_course(page)
    page.get_by_role("link", name="Plan and papers").click()
    page.get_by_role("link", name="Say who comes").click()
    page.get_by_label("Government").fill("18")
    page.get_by_label("Policy level").check()
    boxes = page.get_by_role("group", name="What must they be able to do?").get_by_role("checkbox")
    for place in range(boxes.count()):
        boxes.nth(place).check()
    page.get_by_role("button", name="Add a day").click()


def make_plan(page: Page) -> None:
    page.get_by_role("button", name="Make the plan").last.click()
    expect(page.get_by_role("heading", name="Competencies covered")).to_be_visible()


def slot_of(page: Page, title: str) -> Locator:
    return page.locator(".slot", has=page.get_by_role("link", name=title, exact=True))


def slot_of_kind(page: Page, title: str) -> Locator:
    """Give the first session that is called so and is no exercise."""
    return page.locator(".slot", has=page.locator(".title", has_text=title)).first


def stand_of(slot: Locator) -> tuple[str, str, str]:
    """Give when a session begins, what it is called and its minutes."""
    return (slot.locator("time").inner_text(), slot.locator(".title").inner_text(), slot.locator(".min").inner_text())


def titles(page: Page, day: int) -> list[str]:
    return page.locator(f".slots[data-day='{day}'] .title").all_inner_texts()


def test_a_facilitator_plans_a_course_changes_it_and_takes_the_papers(desk_hub: HubProcess, learner: Make) -> None:
    page = learner(f"{desk_hub.address}/learn/").context.new_page()
    open_plan(page, desk_hub)
    faults = find_faults(page)
    make_plan(page)
    faults += find_faults(page)
    page.evaluate("window.untouched = true")

    title = page.locator(".slot .title a").first.inner_text()
    before = titles(page, 1)
    slot_of(page, title).locator("summary").focus()
    page.keyboard.press("Enter")
    later = slot_of(page, title).get_by_role("button", name="Later")
    while not later.evaluate("(one) => one === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile(f"“{re.escape(title)}” now begins on day 1 at"))
    expect(slot_of(page, title).get_by_role("button", name="Later")).to_be_focused()
    assert titles(page, 1).index(title) == before.index(title) + 1

    lock = slot_of(page, title).get_by_role("button", name="Lock")
    lock.focus()
    page.keyboard.press("Enter")
    expect(slot_of(page, title).get_by_role("button", name="Unlock")).to_be_focused()
    assert page.evaluate("window.untouched"), "changes by hand load no page"
    faults += find_faults(page)

    page.get_by_role("button", name="Fill the rest").click()
    expect(page.get_by_text("The rest is filled.")).to_be_visible()
    expect(page.locator(".waiting")).to_have_count(0)
    expect(slot_of(page, title)).to_have_class(re.compile("locked"))

    follow(page, page.get_by_role("link", name="Versions"))
    faults += find_faults(page)
    page.get_by_role("button", name="Go back to version 1").click()
    expect(page.get_by_text("The plan is as in version 1 again.")).to_be_visible()
    assert titles(page, 1) == before

    follow(page, page.get_by_role("link", name="Papers"))
    faults += find_faults(page)
    with page.expect_download(timeout=60_000) as taking:
        page.get_by_role("link", name="All papers in one file").click()
    names = zipfile.ZipFile(Path(taking.value.path())).namelist()
    assert {"inspectors-of-the-coast/agenda.pdf", "inspectors-of-the-coast/slides.pptx"} <= set(names)
    assert not [name for name in names if "not-made" in name]
    assert faults == []


def test_what_is_no_exercise_is_locked_in_place_and_stays(desk_hub: HubProcess, learner: Make) -> None:
    page = learner(f"{desk_hub.address}/learn/").context.new_page()
    open_plan(page, desk_hub)
    make_plan(page)
    page.evaluate("window.untouched = true")
    for title in ("Opening", "Lunch"):
        slot = slot_of_kind(page, title)
        slot.locator("summary").click()
        slot.get_by_role("button", name="5 min longer").click()
        expect(page.get_by_role("status")).to_have_text(re.compile(f"“{title}” now has"))
        slot_of_kind(page, title).get_by_role("button", name="Lock").click()
        expect(slot_of_kind(page, title).get_by_role("button", name="Unlock")).to_be_visible()
    assert page.evaluate("window.untouched"), "changes by hand load no page"
    kept = [stand_of(slot_of_kind(page, title)) for title in ("Opening", "Lunch")]
    page.get_by_role("button", name="Fill the rest").click()
    expect(page.get_by_text("The rest is filled.")).to_be_visible()
    assert [stand_of(slot_of_kind(page, title)) for title in ("Opening", "Lunch")] == kept


def test_a_session_is_dragged_to_another_day(desk_hub: HubProcess, learner: Make) -> None:
    page = learner(f"{desk_hub.address}/learn/").context.new_page()
    open_plan(page, desk_hub)
    make_plan(page)
    page.set_viewport_size({"width": 1440, "height": 3000})
    title = page.locator(".slot .title a").first.inner_text()
    slot_of(page, title).locator("time").drag_to(page.locator(".slots[data-day='2'] .slot").nth(2).locator("time"))
    expect(page.get_by_role("status")).to_have_text(re.compile("now begins on day 2 at"))
    assert titles(page, 2)[2] == title
    assert title not in titles(page, 1)


def test_without_a_script_every_button_still_works(desk_hub: HubProcess, learner: Make) -> None:
    page = learner(f"{desk_hub.address}/learn/", java_script_enabled=False).context.new_page()
    open_plan(page, desk_hub)
    make_plan(page)
    slot = page.locator(".slot", has=page.locator(".title a")).first
    minutes = int(slot.locator(".min").inner_text().split()[0])
    slot.locator("summary").click()
    slot.get_by_role("button", name="5 min longer").click()
    changed = page.locator(".slot.now")
    expect(changed.locator(".min")).to_have_text(f"{minutes + 5} min")
    expect(changed.get_by_role("button", name="5 min longer")).to_be_visible()
    opening = slot_of_kind(page, "Opening")
    opening.locator("summary").click()
    opening.get_by_role("button", name="Lock").click()
    kept = stand_of(slot_of_kind(page, "Opening"))
    page.get_by_role("button", name="Fill the rest").click()
    expect(page.get_by_text("The rest is filled.")).to_be_visible()
    assert stand_of(slot_of_kind(page, "Opening")) == kept
    page.get_by_role("link", name="Put in at the end").first.click()
    page.get_by_role("button", name="Time in hand").click()
    expect(page.get_by_text("“Time in hand” is in the plan.")).to_be_visible()


def test_a_thought_is_shared_read_taken_out_and_its_writer_told(desk_hub: HubProcess, learner: Make) -> None:
    desk = learner(f"{desk_hub.address}/learn/", java_script_enabled=False).context.new_page()
    sign_in(desk, desk_hub)
    open_new_course(desk)
    writer = learner(f"{desk_hub.address}/learn/")
    join(writer, desk.locator(".code.large").inner_text(), "Oystercatcher")
    page = writer.open(UNIT)
    reflection = item_of(page, "reflect")
    reflection.locator("textarea").fill(THOUGHT)
    reflection.get_by_role("button", name="Done").click()
    expect(reflection).to_contain_text("Other learners and observers cannot.")
    reflection.get_by_role("button", name="Share with the facilitators").click()
    expect(reflection.get_by_text("Shared. You can take it back.")).to_be_visible()

    desk.get_by_role("link", name="Shared thoughts").click()
    expect(desk.get_by_role("heading", name="Who in your office would be told first?")).to_be_visible()
    expect(desk.get_by_text(THOUGHT)).to_be_visible()
    assert "Oystercatcher" not in desk.content()
    looking = learner(f"{desk_hub.address}/learn/").context.new_page()
    sign_in(looking, desk_hub)
    looking.goto(desk.url)
    faults = find_faults(looking)
    page.goto(f"{desk_hub.address}/hub/me/")
    expect(page.get_by_text(THOUGHT)).to_be_visible()
    faults += find_faults(page)
    assert faults == []

    desk.get_by_text("Take out", exact=True).click()
    desk.get_by_role("button", name="Erase this thought").click()
    expect(desk.get_by_role("status")).to_have_text("The thought is erased from this hub.")
    expect(desk.get_by_text("No thought is shared now.")).to_be_visible()
    assert find_in_files(desk_hub.data, THOUGHT) == []
    page.goto(writer.base + UNIT)
    expect(item_of(page, "reflect")).to_contain_text("The course no longer has what you shared here")
    expect(item_of(page, "reflect").locator("textarea")).to_have_value(THOUGHT)


def test_the_pages_around_a_course_look_right(desk_hub: HubProcess, learner: Make) -> None:
    page = learner(f"{desk_hub.address}/learn/").context.new_page()
    open_plan(page, desk_hub)
    make_plan(page)
    plan = page.url
    course = plan.removesuffix("plan/")
    faults = []
    for path in (
        course,
        f"{plan}begin/",
        f"{plan}menu/?at=1.2",
        f"{plan}read/",
        f"{course}clock/",
        f"{course}referral/",
        f"{course}title/",
        f"{course}erase/",
    ):
        page.goto(path)
        faults += find_faults(page)
    page.goto(course)
    page.get_by_role("link", name="Rename the course").click()
    page.get_by_label("Title of the course").fill("Inspectors of the hills")
    page.get_by_role("button", name="Rename", exact=True).click()
    expect(page.get_by_role("heading", name="Inspectors of the hills")).to_be_visible()
    page.goto(plan)
    expect(page.get_by_role("heading", name="Inspectors of the hills")).to_be_visible()
    page.goto(f"{course}members/")
    page.get_by_role("button", name="Invite").click()
    expect(page.get_by_text("It works once, for seven days.")).to_be_visible()
    faults += find_faults(page)
    for path in ("desk/roles/", "account/", "account/second-step/"):
        page.goto(f"{desk_hub.address}/hub/{path}")
        faults += find_faults(page)
    assert faults == []
