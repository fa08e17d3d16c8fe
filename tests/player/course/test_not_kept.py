"""A device that keeps nothing more: the learner is told, nothing is stuck, and what is done again afterwards counts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.roads.conftest import chromium, folder_site, from_folder, learner, playwright
from tests.roads.course_browser import Learner, verbs

__all__ = ["chromium", "folder_site", "from_folder", "learner", "playwright"]

pytestmark = pytest.mark.browser

TOLD = "This device did not keep what you just did. Its storage may be full. Free some space, then do it again."
FULL = """(full) => {
  const put = (IDBObjectStore.genuine ||= IDBObjectStore.prototype.put);
  self.refused = 0;
  const refuse = () => {
    self.refused += 1;
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
  };
  IDBObjectStore.prototype.put = full ? refuse : put;
}"""


def answer(page: Page, number: int) -> None:
    """Answer a question of the test rightly."""
    page.locator(".questions tutela-item").nth(number).get_by_label(re.compile(r"^\s*A right answer")).check()


def test_a_full_storage_is_told_and_the_test_goes_on(from_folder: Learner) -> None:
    page = from_folder.open("understanding/test.html")
    page.get_by_role("button", name="Begin the test").click()
    expect(page.locator(".questions tutela-item").first).to_be_visible()
    count = page.locator(".questions tutela-item").count()
    answer(page, 0)
    expect(page.locator(".sitting-end [role=status]")).to_contain_text("1 ")
    page.evaluate(FULL, True)
    answer(page, 1)
    expect(page.get_by_text(TOLD)).to_be_visible()
    page.evaluate(FULL, False)
    for number in range(2, count):
        answer(page, number)
    end = page.get_by_role("button", name=re.compile("^End the test"))
    page.evaluate(FULL, True)
    end.click()
    page.wait_for_function("() => self.refused > 0")
    page.evaluate(FULL, False)
    expect(end).to_be_enabled()
    page.locator(".questions tutela-item").nth(1).get_by_label(re.compile(r"^\s*A wrong answer")).check()
    answer(page, 1)
    end.click()
    expect(page.locator(".outcome")).to_be_visible()
    assert verbs(page)[-1] == "passed"
    from_folder.faults.clear()


def test_a_note_that_is_not_kept_is_told(from_folder: Learner) -> None:
    page = from_folder.open("understanding/how-it-happens.html")
    field = page.locator("[data-slot=notes] textarea")
    page.locator("details.own-note summary").click()
    page.evaluate(FULL, True)
    field.fill("Ask the labour office.")
    field.blur()
    expect(page.get_by_text(TOLD)).to_be_visible()
    from_folder.faults.clear()
