"""A learner with a browser of their own, watched: no page may meet an error, break the policy or ask another host."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, expect

PATIENCE = 12_000
"""Milliseconds in which a page must have done what is waited for; one that was left may hold up the next for 9,000."""

LINE_LOST = "Failed to load resource"
WORKER_LEFT = "An unknown error occurred when fetching the script."
"""What Chromium says where a hub ends while the worker is asked for; of one that is missing it says its status."""


@dataclass
class Learner:
    """One browser of one learner; `base` is the address of the package's root, ending in a slash.

    `faults` holds what went wrong on the pages; `may_lose_line` is set where the line is cut on purpose.
    """

    context: BrowserContext
    base: str
    may_lose_line: bool = False
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin to watch."""
        self.context.set_default_timeout(PATIENCE)
        self.context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        self.context.on("console", lambda said: self._hear(said.type, said.text))
        self.context.on("request", lambda request: self._see(request.url))

    def open(self, path: str = "index.html") -> Page:
        """Open a page of the package in a new tab."""
        page = self.context.new_page()
        page.goto(self.base + path)
        return page

    def _hear(self, kind: str, text: str) -> None:
        if (self.may_lose_line and LINE_LOST in text) or text.endswith(WORKER_LEFT):
            return
        if kind == "error" or "Content Security Policy" in text:
            self.faults.append(f"console: {text}")

    def _see(self, url: str) -> None:
        self.requests.append(url)
        asked, own = urlsplit(url), urlsplit(self.base)
        is_own = asked.scheme in ("data", "blob") or (asked.scheme, asked.netloc) == (own.scheme, own.netloc)
        if not is_own:
            self.faults.append(f"another origin: {url}")


def join(learner: Learner, code: str, nickname: str = "Heron") -> tuple[Page, str]:
    """Join a course by its link; give the page when the device is ready, and the four words."""
    page = learner.context.new_page()
    base = learner.base.removesuffix("learn/")
    page.goto(f"{base}hub/join/?code={code}")
    page.get_by_label("Nickname").fill(nickname)
    page.get_by_label("Government").check()
    page.get_by_label("Policy level").check()
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_text("This device is ready.")).to_be_visible()
    return page, page.locator(".words").inner_text()


def rows(page: Page, store: str) -> list[dict[str, Any]]:
    """Give the rows of a store of the device's database."""
    found: list[dict[str, Any]] = page.evaluate(
        """(store) => new Promise((resolve, reject) => {
            const opening = indexedDB.open("tutela-smallest");
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const asked = opening.result.transaction(store).objectStore(store).getAll();
              asked.onsuccess = () => { opening.result.close(); resolve(asked.result); };
            };
        })""",
        store,
    )
    return found


def wait_until_sent(page: Page) -> None:
    """Wait until nothing of this device waits to be sent, and the page says so."""
    tries = PATIENCE // 100
    while rows(page, "outbox"):
        tries -= 1
        assert tries, page.locator(".connection").inner_text()
        page.wait_for_timeout(100)
    expect(page.locator(".connection")).to_have_text("Your answers are with the course.")


def credential_of(page: Page) -> dict[str, Any]:
    """Give the credential that this device got when it joined."""
    (row,) = rows(page, "hub")
    return row


def made(page: Page) -> list[dict[str, Any]]:
    """Give the statements this device keeps, in the order in which they were made."""
    return sorted(rows(page, "statements"), key=sequence_of)


def sequence_of(statement: dict[str, Any]) -> int:
    """Give the number of a statement on its device."""
    return int(statement["context"]["extensions"]["https://tutela.example/xapi/sequence"])


def verb_of(statement: dict[str, Any]) -> str:
    """Give the last word of the verb."""
    return str(statement["verb"]["id"]).rsplit("/", 1)[1]
