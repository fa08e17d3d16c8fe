"""One learner with two tabs, or with one out of sight: nothing is lost, and no answer that was told counts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.roads.course_browser import Learner, rows, verbs
from tests.roads.test_course_tests import TEST, answer_all, asked

pytestmark = pytest.mark.browser

UNIT = "understanding/how-it-happens.html"
TURNED = "() => document.dispatchEvent(new Event('visibilitychange'))"


@pytest.fixture
def tabs(from_folder: Learner) -> tuple[Page, Page]:
    """Give two tabs with the same open test."""
    first = from_folder.open(TEST)
    first.get_by_role("button", name="Begin the test").click()
    expect(first.locator(".questions tutela-item").first).to_be_visible()
    second = from_folder.open(TEST)
    assert asked(second) == asked(first)
    return first, second


def end(page: Page) -> None:
    """End the test and wait for its outcome."""
    page.get_by_role("button", name="End the test").click()
    expect(page.locator(".outcome")).to_be_visible()


def test_a_test_that_ended_in_one_tab_is_not_ended_again_with_the_answers_told(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    answer_all(first, right=False)
    end(first)
    answer_all(second)
    end(second)
    expect(second.locator("#outcome-title")).to_have_text("Not passed yet")
    assert [verb for verb in verbs(second) if verb != "answered"] == ["attempted", "failed"]


def test_a_tab_that_is_seen_again_shows_how_a_test_ended_in_another(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    answer_all(first)
    end(first)
    second.evaluate(TURNED)
    expect(second.locator("#outcome-title")).to_have_text("Passed")


def test_answers_of_two_tabs_count_together(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    answer_all(first, but=2)
    for item in second.locator(".questions tutela-item").all()[2:]:
        item.get_by_label(re.compile(r"^\s*A right answer")).check()
    end(second)
    expect(second.locator(".outcome")).to_contain_text("4 of 4 right (100 per cent).")


def test_two_tabs_begin_no_form_twice(from_folder: Learner) -> None:
    first, second = from_folder.open(TEST), from_folder.open(TEST)
    expect(second.get_by_role("button", name="Begin the test")).to_be_visible()
    first.get_by_role("button", name="Begin the test").click()
    questions = asked(first)
    answer_all(first, right=False)
    end(first)
    second.get_by_role("button", name="Begin the test").click()
    assert not set(questions) & set(asked(second))


def test_a_pre_check_begun_in_one_tab_goes_on_in_the_other(from_folder: Learner) -> None:
    first, second = (from_folder.open("understanding/precheck.html") for _ in range(2))
    for page in (first, second):
        page.get_by_role("button", name="Begin the pre-check").click()
        expect(page.locator(".questions tutela-item").first).to_be_visible()
    assert verbs(second) == ["attempted"]


def test_a_note_goes_on_from_what_another_tab_kept(from_folder: Learner) -> None:
    first, second = from_folder.open(UNIT), from_folder.open(UNIT)
    for page in (first, second):
        page.locator(".own-note summary").click()
    first.locator("#own-note").fill("Ask the clerk")
    expect(first.get_by_text("Kept on this device.").first).to_be_visible()
    second.locator("#own-note").focus()
    expect(second.locator("#own-note")).to_have_value("Ask the clerk")


def test_a_reflection_goes_on_from_what_another_tab_kept(from_folder: Learner) -> None:
    written = "tutela-item[data-kind=reflect] textarea"
    first, second = from_folder.open(UNIT), from_folder.open(UNIT)
    first.locator(written).first.fill("The form on age")
    first.locator(written).first.blur()
    first.wait_for_timeout(300)
    second.locator(written).first.focus()
    expect(second.locator(written).first).to_have_value("The form on age")


def test_what_was_written_is_kept_as_soon_as_the_page_is_out_of_sight(from_folder: Learner) -> None:
    page = from_folder.open(UNIT)
    page.locator(".own-note summary").click()
    page.evaluate("() => Object.defineProperty(document, 'visibilityState', {value: 'hidden'})")
    page.locator("#own-note").press_sequentially("Ask")
    page.evaluate(TURNED)
    page.wait_for_timeout(150)
    assert [row["text"] for row in rows(page, "notes")] == ["Ask"], "sooner than the pause after the last key"
