"""A pytest plugin: harness pages served on loopback and opened in Chromium."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import STARTING
from tests.player.harness.driving import Open
from tests.player.harness.page import POLICY, write_page, write_site
from tutela.model.items import Item


class _Pages(http.server.SimpleHTTPRequestHandler):
    """Serves the harness pages with the site's strict policy."""

    def end_headers(self) -> None:
        """Add the policy."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Serve the sheets and the script on loopback; give the folder for pages, and the address."""
    folder = tmp_path_factory.mktemp("items")
    write_site(folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Pages, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield folder, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium once for a module."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**STARTING)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, site: tuple[Path, str]) -> Iterator[Open]:
    """Give a function that opens a page with items; at the end no page may have met an error."""
    folder, address = site
    contexts = []
    faults: list[str] = []

    def open_items(*items: Item, direction: str = "ltr", feedback: str = "now", **options: Any) -> Page:
        (folder / "index.html").write_text(write_page(items, direction=direction, feedback=feedback), "utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(address)
        return page

    yield open_items
    for context in contexts:
        context.close()
    assert faults == []
