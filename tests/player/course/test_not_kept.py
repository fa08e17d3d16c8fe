"""A device that keeps nothing more: the learner is told, nothing is stuck, and what is done again afterwards counts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.roads.conftest import chromium, folder_site, from_folder, learner, playwright
from tests.roads.course_browser import Learner, until, verbs

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


PRESS_BOTH = """([radio, end]) => {
  radio.click();
  end.click();
}"""


def option(page: Page, number: int, label: str) -> Locator:
    """Give an answer to choose in a question of the test."""
    return page.locator(".questions tutela-item").nth(number).get_by_label(re.compile(rf"^\s*{label}"))


def answer(page: Page, number: int) -> None:
    """Answer a question of the test rightly, and wait until the device has it."""
    kept = verbs(page).count("answered")
    option(page, number, "A right answer").check()
    until(page, lambda: verbs(page).count("answered") > kept)


def begin(from_folder: Learner) -> tuple[Page, int, Locator]:
    """Give a begun test, the number of its questions and the button that ends it."""
    page = from_folder.open("understanding/test.html")
    page.get_by_role("button", name="Begin the test").click()
    expect(page.locator(".questions tutela-item").first).to_be_visible()
    end = page.get_by_role("button", name=re.compile("^End the test"))
    return page, page.locator(".questions tutela-item").count(), end


def test_a_full_storage_is_told_and_the_test_goes_on(from_folder: Learner) -> None:
    page, count, end = begin(from_folder)
    answer(page, 0)
    page.evaluate(FULL, True)
    option(page, 1, "A right answer").check()
    expect(page.get_by_text(TOLD)).to_be_visible()
    page.evaluate(FULL, False)
    expect(page.locator(".sitting-end [role=status]")).to_contain_text(f"1 of {count}")
    for number in range(2, count):
        answer(page, number)
    option(page, 1, "A wrong answer").check()
    until(page, lambda: verbs(page).count("answered") == count)
    answer(page, 1)
    page.evaluate(FULL, True)
    end.click()
    page.wait_for_function("() => self.refused > 0")
    expect(end).to_be_enabled()
    assert "passed" not in verbs(page)
    page.evaluate(FULL, False)
    end.click()
    expect(page.locator(".outcome")).to_be_visible()
    assert verbs(page)[-1] == "passed"
    from_folder.faults.clear()


def test_a_last_answer_that_is_refused_does_not_end_the_test_without_it(from_folder: Learner) -> None:
    page, count, end = begin(from_folder)
    for number in range(count - 1):
        answer(page, number)
    page.evaluate(FULL, True)
    last = option(page, count - 1, "A right answer")
    page.evaluate(PRESS_BOTH, [last.element_handle(), end.element_handle()])
    page.wait_for_function("() => self.refused > 0")
    expect(end).to_be_enabled()
    page.evaluate(FULL, False)
    assert verbs(page)[-1] == "answered"
    expect(page.locator(".sitting-end [role=status]")).to_contain_text(f"{count - 1} of {count}")
    option(page, count - 1, "A wrong answer").check()
    until(page, lambda: verbs(page).count("answered") == count)
    answer(page, count - 1)
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
