"""A learner and a unit: answers come back, progress is told, everything stays on the device until a hub is joined."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.roads.course_browser import Learner, read_json, rows, sequence_of, until, verbs

pytestmark = pytest.mark.browser

UNIT = "understanding/how-it-happens.html"
RIGHT = "A trafficker: he receives the child in order to exploit him"
WRONG = "A creditor: the father signed for the loan"


def answer(page: Page, text: str = RIGHT) -> None:
    """Answer the first item of the unit."""
    item = page.locator("#item-farmers-part")
    item.get_by_label(text).check()
    item.get_by_role("button", name="Check").click()


def told_progress(page: Page) -> str:
    """Give what the unit says of its progress."""
    return page.locator("[data-slot=unit-progress]").inner_text()


def test_an_answer_comes_back_after_a_reload(from_folder: Learner) -> None:
    page = from_folder.open(UNIT)
    answer(page, WRONG)
    expect(page.locator("[data-slot=unit-progress]")).to_contain_text("1 of 7 answered")
    page.reload()
    item = page.locator("#item-farmers-part")
    expect(item.get_by_label(WRONG)).to_be_checked()
    expect(item.locator(".verdict")).to_contain_text("Not right")
    assert "1 of 7 answered" in told_progress(page)
    assert verbs(page) == ["experienced", "answered"]


def test_from_a_folder_nothing_but_files_is_asked_for(from_folder: Learner) -> None:
    page = from_folder.open(UNIT)
    answer(page)
    page.wait_for_timeout(300)
    assert {url.partition(":")[0] for url in from_folder.requests} == {"file"}


def test_all_answered_or_passed_over_completes_the_unit_but_masters_nothing(from_folder: Learner) -> None:
    page = from_folder.open(UNIT)
    answer(page)
    for item in ("which-acts", "who-does-what", "which-is-it", "first-steps", "the-farm-chain"):
        page.locator(f"#item-{item}").get_by_role("button", name="Pass over").click()
    expect(page.locator("[data-slot=complete]")).to_contain_text("You have completed this unit.")
    assert verbs(page) == ["experienced", "answered", "completed"]
    line = page.locator(".contents li[data-unit=how-it-happens]")
    expect(line.locator(".unseen")).to_have_text(" (done)")
    home = from_folder.open()
    expect(home.locator("[data-slot=book-progress]").first).to_contain_text("1 of 2 units completed")
    expect(home.locator("[data-slot=mastered]")).to_contain_text("0 of 3 competencies mastered.")


def test_a_skipped_passage_passes_over_its_items(from_folder: Learner) -> None:
    page = from_folder.open(UNIT)
    page.get_by_role("link", name="Skip this passage.").click()
    expect(page.get_by_role("button", name="Passed over")).to_have_count(2)


def test_marking_as_read_completes_the_unit(from_folder: Learner) -> None:
    page = from_folder.open("understanding/who-acts.html")
    page.get_by_role("button", name="Mark as read").click()
    expect(page.locator("[data-slot=complete]")).to_contain_text("You have completed this unit.")


def test_two_tabs_number_their_statements_without_a_gap(from_folder: Learner) -> None:
    tabs = [from_folder.open(UNIT), from_folder.open(UNIT)]
    for _ in range(3):
        for tab in tabs:
            tab.evaluate(
                """() => {
                  const item = document.querySelector("#item-farmers-part");
                  for (let n = 0; n < 5; n += 1) item.submit("a1b2c3d4");
                }"""
            )
    tabs[0].wait_for_timeout(800)
    statements = rows(tabs[0], "statements")
    assert sorted(map(sequence_of, statements)) == list(range(1, len(statements) + 1))
    assert len(statements) >= 31
    assert len({one["context"]["extensions"]["https://tutela.example/xapi/device"] for one in statements}) == 1


def places(page: Page) -> list[dict[str, Any]]:
    """Give what the device keeps of where reading stopped."""
    return [row for row in rows(page, "settings") if row["key"] == "place"]


def test_continue_leads_to_the_unit_and_heading(from_folder: Learner) -> None:
    page = from_folder.open(UNIT)
    page.locator("#the-hands").scroll_into_view_if_needed()
    page.locator("#the-hands").evaluate("heading => heading.scrollIntoView()")
    until(page, lambda: any(row["value"].get("heading") == "the-hands" for row in places(page)))
    home = from_folder.open()
    link = home.get_by_role("link", name="Continue: How it happens: a chain of events, “The hands”")
    link.click()
    expect(home).to_have_url(re.compile(r"how-it-happens\.html#the-hands$"))


def test_the_own_part_comes_first_and_can_be_changed(from_folder: Learner) -> None:
    home = from_folder.open()
    home.get_by_label("Your organisation").select_option("employers")
    expect(home.get_by_text("Kept on this device.")).to_be_visible()
    page = from_folder.open(UNIT)
    first = page.locator("section.for").first
    expect(first.get_by_role("heading")).to_have_text("Employers' organisations")
    expect(page.locator(".own-part")).to_contain_text("This is your part.")
    page.locator(".own-part a").click()
    expect(page.get_by_label("Your organisation")).to_have_value("employers")


def test_a_note_and_a_reflection_stay_on_the_device_and_out_of_statements(from_folder: Learner) -> None:
    page = from_folder.open(UNIT)
    page.get_by_text("Your note on this unit").first.click()
    page.locator("#own-note").fill("Ask the clerk")
    page.locator("#item-own-rule textarea").fill("The register")
    page.wait_for_timeout(900)
    page.locator("#item-own-rule").get_by_role("button", name="Done").click()
    page.reload()
    expect(page.locator("#own-note")).to_have_value("Ask the clerk")
    expect(page.locator("#item-own-rule textarea")).to_have_value("The register")
    written = json.dumps(rows(page, "statements"))
    assert "Ask the clerk" not in written
    assert "The register" not in written
    progress = from_folder.open("progress.html")
    expect(progress.locator("[data-slot=notes]")).to_contain_text("Ask the clerk")


def test_a_word_shows_its_meaning_and_escape_closes_it(from_folder: Learner) -> None:
    page = from_folder.open(UNIT)
    page.locator("a[data-term=trafficker]").first.click()
    box = page.locator(".meaning")
    expect(box).to_contain_text("Anyone who takes part in recruiting")
    expect(page).to_have_url(re.compile("how-it-happens"))
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()


def test_a_meaning_is_in_sight_on_a_phone(from_folder: Learner) -> None:
    page = from_folder.open(UNIT)
    page.set_viewport_size({"width": 320, "height": 480})
    word = page.locator("a[data-term=trafficker]").first
    word.evaluate("word => window.scrollBy(0, word.getBoundingClientRect().bottom - innerHeight)")
    word.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".meaning a")).to_be_in_viewport(ratio=1)


def test_escape_three_times_leaves_and_does_not_come_back(from_folder: Learner) -> None:
    page = from_folder.open(UNIT)
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"leave\.html$"))
    page.go_back()
    assert not page.url.endswith("how-it-happens.html")


def test_the_link_leaves_too(from_folder: Learner) -> None:
    page = from_folder.open(UNIT)
    page.get_by_role("link", name="Leave this page").click()
    page.wait_for_url(re.compile(r"leave\.html$"))


def test_without_a_database_a_progress_file_carries_on(
    learner: Callable[..., Learner], folder_site: Path, tmp_path: Path
) -> None:
    one = learner(f"{folder_site.as_uri()}/")
    one.context.add_init_script("Object.defineProperty(self, 'indexedDB', {value: undefined})")
    page = one.open(UNIT)
    expect(page.locator(".keeping")).to_contain_text("This browser keeps nothing when you close this page.")
    answer(page)
    expect(page.locator("[data-slot=unit-progress]")).to_contain_text("1 of 7 answered")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Save a progress file").click()
    file = tmp_path / "progress.json"
    downloading.value.save_as(file)
    saved = sorted(read_json(file)["statements"], key=sequence_of)
    assert [each["verb"]["id"].rsplit("/", 1)[1] for each in saved] == ["experienced", "answered"]
    other = learner(f"{folder_site.as_uri()}/").open("progress.html")
    other.locator("#progress-file").set_input_files(file)
    expect(other.locator("[data-slot=file]")).to_contain_text("Read. 2 new entries were added.")
    expect(other.locator("[data-slot=units]")).to_contain_text("1 of 7 answered")
    other.locator("#progress-file").set_input_files(file)
    expect(other.locator("[data-slot=file]")).to_contain_text("Read. Everything in it was here already.")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "no JSON",
            "This is no progress file. A progress file is saved with the button beside this one. Nothing was changed.",
        ),
        (
            '{"format": "tutela-progress", "version": 9}',
            "This progress file has version 9; this package reads version 1. Nothing was changed.",
        ),
        (
            '{"format": "tutela-progress", "version": 1, "kit": "other"}',
            "This progress file belongs to the package “other”; this package is “sample”. Nothing was changed.",
        ),
        (
            '{"format": "tutela-progress", "version": 1, "kit": "sample", "statements": [{"id": "x"}]}',
            "This progress file is damaged. Save it again where it came from. Nothing was changed.",
        ),
    ],
)
def test_a_wrong_file_is_told_and_changes_nothing(
    from_folder: Learner, tmp_path: Path, content: str, message: str
) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(content, "utf-8")
    page = from_folder.open("progress.html")
    page.locator("#progress-file").set_input_files(file)
    expect(page.locator("[data-slot=file] [role=status]")).to_have_text(message)
    assert rows(page, "statements") == []


def test_wiping_deletes_everything_in_one_step(from_folder: Learner) -> None:
    page = from_folder.open(UNIT)
    answer(page)
    expect(page.locator("[data-slot=unit-progress]")).to_contain_text("1 of 7 answered")
    progress = from_folder.open("progress.html")
    progress.get_by_role("button", name="Wipe this device").click()
    expect(progress.get_by_text("cannot come back")).to_be_visible()
    progress.get_by_role("button", name="Delete everything").click()
    expect(progress.locator("[data-slot=units]")).to_contain_text("0 of 7 answered")
    stores = ("statements", "outbox", "notes", "marks", "texts", "hub")
    assert [rows(progress, store) for store in stores] == [[]] * len(stores)


def test_searching_finds_by_a_beginning_and_walks_by_keys(from_folder: Learner) -> None:
    page = from_folder.open("search.html")
    page.get_by_label("What are you looking for?").fill("TRAFFICK")
    expect(page.locator(".results li").first).to_be_visible()
    expect(page.locator(".results mark").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "search.html" not in url)
    page.go_back()
    expect(page.get_by_label("What are you looking for?")).to_have_value("TRAFFICK")
    page.get_by_label("What are you looking for?").fill("zzzz")
    expect(page.get_by_role("status")).to_have_text("Nothing was found. Try another word, or the beginning of one.")
