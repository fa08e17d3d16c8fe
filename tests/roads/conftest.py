"""The sample site from a folder and from a hub, and learners with browsers whose pages may meet no error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.chromium import STARTING
from tests.roads.course_browser import Learner
from tests.roads.course_world import Hub, build_site, serve


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Start Playwright for a module."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Start Chromium for a module."""
    browser = playwright.chromium.launch(**STARTING)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def folder_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the sample site in a folder, without a hub."""
    out = tmp_path_factory.mktemp("folder") / "site"
    build_site(out, hub=None)
    return out


@pytest.fixture(scope="module")
def hub_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the sample site as a hub serves it."""
    out = tmp_path_factory.mktemp("hub") / "site"
    build_site(out, hub="/hub/")
    return out


@pytest.fixture
def hub() -> Hub:
    """Give a hub that knows nobody's statements yet."""
    return Hub()


@pytest.fixture
def room(hub_site: Path, hub: Hub) -> Iterator[str]:
    """Serve the hub in a room, by a plain-http name that is no secure context; gives the address of the package."""
    with serve(hub_site, hub) as port:
        hub.address = f"http://room.test:{port}"
        yield f"{hub.address}/learn/"


@pytest.fixture
def loopback(hub_site: Path, hub: Hub) -> Iterator[str]:
    """Serve the hub on loopback, which browsers treat as secure; gives the address of the package."""
    with serve(hub_site, hub) as port:
        hub.address = f"http://localhost:{port}"
        yield f"{hub.address}/learn/"


@pytest.fixture
def learner(chromium: Browser) -> Iterator[Callable[..., Learner]]:
    """Give a function that gives a learner with a browser of their own, at an address; pages may meet no error."""
    learners: list[Learner] = []

    def make(base: str, **options: Any) -> Learner:
        size = {"width": 1280, "height": 900}
        context = chromium.new_context(**{"viewport": size, "accept_downloads": True, **options})
        one = Learner(context, base)
        one.watch()
        learners.append(one)
        return one

    yield make
    for one in learners:
        one.context.close()
    assert [fault for one in learners for fault in one.faults] == []


@pytest.fixture
def from_folder(learner: Callable[..., Learner], folder_site: Path) -> Learner:
    """Give a learner who opens the package from a folder."""
    return learner(f"{folder_site.as_uri()}/")
