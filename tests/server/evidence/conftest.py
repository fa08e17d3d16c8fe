"""A hub with its own data folder, and the teaching country, small."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.server.conftest import course, desk, forget_tries
from tutela.server.evidence import runs
from tutela.server.evidence.doors import OUT
from tutela.server.evidence.process import Outcome
from tutela.server.evidence.runs import close_runs
from tutela.server.evidence.scratch import NAME

__all__ = ["course", "desk", "forget_tries"]

PROFILE, ESTIMATE = "/hub/evidence/profile/", "/hub/evidence/estimate/"
TWO_LISTS = b"police,shelter,count\n1,0,60\n0,1,50\n1,1,20\n"


@pytest.fixture
def facilitator(db: None) -> User:
    """Give a facilitator who needs no password, since to digest one takes longer than most of these tests."""
    return get_user_model().objects.create_user("amina")


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, settings: LazySettings) -> Iterator[Path]:
    """Give the folder of uploads of a hub that ends with the test."""
    close_runs()  # those of a test that looked at these pages in another folder
    settings.DATA = tmp_path
    yield tmp_path / NAME
    close_runs()


@pytest.fixture(scope="session")
def survey(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the children of a small teaching country as CSV."""
    folder = tmp_path_factory.mktemp("country")
    made = [sys.executable, "-m", "tutela.cli", "evidence", "country", "-o", str(folder), "--format", "csv"]
    subprocess.run([*made, "--children", "1500", "--districts", "8"], check=True, capture_output=True)
    return (folder / "invented-for-training-children.csv").read_bytes()


@pytest.fixture(scope="session")
def outlines() -> bytes:
    """Give a map on which one area has a name that is a script."""
    square = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
    features = [
        {"type": "Feature", "properties": {"region": name}, "geometry": {"type": "Polygon", "coordinates": [square]}}
        for name in ("<script>alert(1)</script>", "Aldera")
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[tuple[tuple[str, ...], list[str]]]:
    """Stand in for the command where a test is not about it: writes a report at once, and waits at `--main=latent`.

    Gives the arguments of each run and the names of the files that it found.
    """
    ran: list[tuple[tuple[str, ...], list[str]]] = []

    def write(arguments: tuple[str, ...], folder: Path, *, is_stopped: Callable[[], bool]) -> Outcome:
        ran.append((arguments, sorted(file.name for file in folder.iterdir())))
        if "--main=latent" in arguments:
            until(is_stopped)
            return Outcome("stopped", ())
        (folder / OUT).mkdir(mode=0o700)
        (folder / OUT / "report.html").write_text("<!doctype html><title>Report</title>", "utf-8")
        (folder / OUT / "estimates.csv").write_text("table,name\n", "utf-8")
        return Outcome("done", ())

    monkeypatch.setattr(runs, "run_command", write)
    return ran


def send(browser: Client, content: bytes, name: str = "children.csv", **fields: Any) -> Any:
    """Upload a file: a survey of the teaching country, or lists where a main method is given; and others by field."""
    file = SimpleUploadedFile(name, content)
    to = ESTIMATE if "main" in fields else PROFILE
    given = fields if "main" in fields else {"mapping": "teaching-country", "by": "region", **fields}
    return browser.post(to, {**given, "file": file})


def until(holds: Callable[[], Any], seconds: float = 50.0) -> None:
    """Wait until something holds."""
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.05)


def page_at_the_end(browser: Client, sent: Any) -> str:
    """Give the page of a run once it has ended."""
    assert sent.status_code == 302, sent.content.decode()
    address = sent.headers["Location"]
    until(lambda: "Refresh" not in browser.get(address).headers)
    return browser.get(address).content.decode()
