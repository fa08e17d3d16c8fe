"""The smallest kit as a site in a folder and on a real hub, and learners who are watched."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.roads.journeys.facilitating import open_course
from tests.roads.journeys.hub_process import ROOT, HubProcess
from tests.roads.journeys.learner import PATIENCE, Learner
from tutela.cli.interface import list_interface
from tutela.compiler import compile_kit, write_package
from tutela.delivery.web import write_site
from tutela.source import read_kit
from tutela.source.catalogue import read_catalogue
from tutela.source.translation import translate

TODAY = datetime.date(2026, 11, 23)
expect.set_options(timeout=PATIENCE)
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bundle the player as it is now."""
    folder = tmp_path_factory.mktemp("bundles")
    subprocess.run(["node", "scripts/bundle.mjs", str(folder)], cwd=ROOT, check=True)
    return folder


@pytest.fixture(scope="session")
def build(bundles: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Give a function that builds a kit into a new folder, and into a zip beside it, as `tutela build` does."""

    def build_site(
        folder: Path,
        *,
        hub: str | None,
        zip_to: Path | None = None,
        language: str = "en",
        package_to: Path | None = None,
    ) -> Path:
        out = tmp_path_factory.mktemp("site") / "site"
        reading = read_kit(folder, today=TODAY)
        assert reading.kit is not None, [str(problem) for problem in reading.errors]
        kit = reading.kit
        if language != kit.language:
            catalogue, problems = read_catalogue(folder, language)
            assert [str(problem) for problem in problems] == []
            kit = translate(kit, catalogue, language, list_interface())
        package = compile_kit(kit, today=TODAY)
        write_site(package, out, hub=hub, bundles=bundles, zip_to=zip_to)
        if package_to is not None:
            write_package(package, package_to)
        return out

    return build_site


@pytest.fixture(scope="session")
def hub_site(build: Callable[..., Path]) -> Path:
    """Give the smallest kit as a hub serves it."""
    return build(ROOT / "kit" / "_smallest", hub="/hub/")


@pytest.fixture(scope="session")
def make_hub(hub_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., HubProcess]]:
    """Give a function that starts a hub of its own with a facilitator's account; all are stopped at the end."""
    hubs: list[HubProcess] = []

    def start(site: Path = hub_site, package: Path | None = None) -> HubProcess:
        hub = HubProcess(site, tmp_path_factory.mktemp("hub") / "data", package=package)
        hubs.append(hub)
        hub.make_facilitator()
        hub.start()
        return hub

    yield start
    for hub in hubs:
        hub.stop()


@pytest.fixture(scope="session")
def hub(make_hub: Callable[..., HubProcess]) -> HubProcess:
    """Give the hub that most journeys share; each has learners of its own."""
    return make_hub()


@pytest.fixture(scope="session")
def code(hub: HubProcess) -> str:
    """Give the code of an open course on the shared hub."""
    return open_course(hub)


@pytest.fixture
def learner(chromium: Browser) -> Iterator[Callable[..., Learner]]:
    """Give a function that makes a learner with a browser of their own; their pages may meet no fault."""
    learners: list[Learner] = []

    def make(base: str, *, may_lose_line: bool = False, **options: Any) -> Learner:
        context = chromium.new_context(**{"viewport": WIDE, "accept_downloads": True, **options})
        one = Learner(context, base, may_lose_line)
        learners.append(one)
        return one

    yield make
    for one in learners:
        one.context.close()
    assert [fault for one in learners for fault in one.faults] == []
