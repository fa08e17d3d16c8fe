"""A learner with a browser, and what the device keeps of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.roads.course_world import Hub


@dataclass
class Learner:
    """One browser of one learner; `base` is the address of the package's root, `faults` what went wrong."""

    context: BrowserContext
    base: str
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, path: str = "index.html") -> Page:
        """Open a page of the package, in a new tab."""
        page = self.context.new_page()
        page.set_default_timeout(6000)
        page.goto(self.base + path)
        return page

    def watch(self) -> None:
        """Note script errors, broken policies and every request."""
        self.context.on("weberror", lambda error: self.faults.append(str(error.error)))
        self.context.on("console", lambda said: self.faults.append(said.text) if self._is_fault(said.text) else None)
        self.context.on("request", lambda request: self.requests.append(request.url))

    @staticmethod
    def _is_fault(text: str) -> bool:
        return "Content Security Policy" in text or "Uncaught" in text


def rows(page: Page, store: str) -> list[dict[str, Any]]:
    """Give the rows of a store of the device's database."""
    found: list[dict[str, Any]] = page.evaluate(
        """(store) => new Promise((resolve, reject) => {
            const kit = JSON.parse(document.getElementById("tutela-page").textContent).kit;
            const opening = indexedDB.open(`tutela-${kit || "sample"}`);
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const asked = opening.result.transaction(store).objectStore(store).getAll();
              asked.onsuccess = () => { opening.result.close(); resolve(asked.result); };
            };
        })""",
        store,
    )
    return found


def verbs(page: Page) -> list[str]:
    """Give the last words of the verbs of all statements of this device, in the order of their sequence."""
    made = sorted(rows(page, "statements"), key=lambda one: sequence_of(one))
    return [str(one["verb"]["id"]).rsplit("/", 1)[1] for one in made]


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until something holds, at most six seconds."""
    for _ in range(120):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come to hold within six seconds")


def sequence_of(statement: dict[str, Any]) -> int:
    """Give the sequence number of a statement."""
    return int(statement["context"]["extensions"]["https://tutela.example/xapi/sequence"])


def join(one: Learner, hub: Hub) -> Page:
    """Join on the hub's page and wait until the device is ready and the page has gone on by itself.

    A page that is closed while it goes on is at times never closed: Chromium and Playwright wait for each other.
    """
    page = one.context.new_page()
    page.goto(f"{hub.address}/hub/join/")
    page.wait_for_url("**/learn/**")
    return page


def read_json(path: Path) -> Any:
    """Give the JSON of a file."""
    return json.loads(path.read_text("utf-8"))
