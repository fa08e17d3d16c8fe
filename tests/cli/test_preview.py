"""tutela preview: a page follows the files of the kit, errors are told on it, and only this machine is answered."""

from __future__ import annotations

import asyncio
import datetime
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.chromium import STARTING
from tests.roads.journeys.hub_process import find_free_port
from tutela.cli.building import Choice
from tutela.cli.preview.turns import Turn, Turns, build_turn, look_at

pytestmark = pytest.mark.browser

WRITTEN = Path("pages/worried.md")
FACTS = Path("facts/examples.yaml")
REVIEWS = re.compile(r"review_by: (\S+)")
DAY = datetime.date(2026, 11, 26)


@dataclass
class Preview:
    """A preview that runs: the kit it shows, where it is, and the file of what it said."""

    kit: Path
    port: int
    said: Path
    running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it shows the kit."""
        beside = self.kit.parent
        own = {"XDG_CACHE_HOME": str(beside / "cache"), "TMPDIR": str(beside / "aside"), "PYTHONUNBUFFERED": "1"}
        with self.said.open("wb") as out:
            self.running = subprocess.Popen(
                [sys.executable, "-m", "tutela.cli", "preview", str(self.kit), "--port", str(self.port)],
                env={**os.environ, **own},
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + 60
        while "open http" not in self.said.read_text("utf-8"):
            assert self.running.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)

    def stop(self, by: signal.Signals = signal.SIGINT) -> None:
        """Stop it by a signal, and find that it left nothing behind."""
        assert self.running
        self.running.send_signal(by)
        assert self.running.wait(10) == 0
        assert "Traceback" not in self.said.read_text("utf-8")
        assert not [*(self.kit.parent / "aside").iterdir()]

    @property
    def address(self) -> str:
        """Give its address as it prints it."""
        return f"http://127.0.0.1:{self.port}"

    def write(self, old: str, new: str) -> None:
        """Change words of the page that is written."""
        file = self.kit / WRITTEN
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def ask(self, path: str, host: str) -> tuple[int, bytes]:
        """Ask it for something under the name of a host."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as line:
            line.request("GET", path, headers={"Host": host})
            answer = line.getresponse()
            return answer.status, answer.read()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Run a preview of a copy of the smallest kit."""
    shutil.copytree("kit/_smallest", tmp_path / "kit")
    (tmp_path / "aside").mkdir()
    preview = Preview(tmp_path / "kit", find_free_port(), tmp_path / "said")
    preview.start()
    yield preview
    if preview.running and preview.running.poll() is None:
        preview.stop()


@pytest.fixture
def page() -> Iterator[Page]:
    """Give a page of a browser."""
    with sync_playwright() as started:
        browser = started.chromium.launch(**STARTING)
        yield browser.new_page()
        browser.close()


def test_an_open_page_follows_what_is_written_and_tells_what_is_wrong(preview: Preview, page: Page) -> None:
    heading = page.get_by_role("heading", level=1)
    page.goto(f"{preview.address}/worried.html")
    before = heading.inner_text()
    preview.write(f"title: {before}", "title: A title made anew")
    expect(heading).to_have_text("A title made anew")
    preview.write("title: A title made anew", "title: [A title")
    told = page.get_by_role("alert")
    expect(told).to_contain_text("The kit has errors; the pages are as they were.")
    expect(told).to_contain_text(f"{WRITTEN}:")
    expect(heading).to_have_text("A title made anew")
    preview.write("title: [A title", "title: Mended")
    expect(heading).to_have_text("Mended")
    expect(told).to_have_count(0)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_a_page_that_comes_later_is_shown_when_it_is_there(preview: Preview, page: Page) -> None:
    answer = page.goto(f"{preview.address}/later.html")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="This page is not there")).to_be_visible()
    text = (preview.kit / WRITTEN).read_text("utf-8")
    (preview.kit / "pages" / "later.md").write_text(
        text.replace("worried", "later").replace("title: ", "title: Later, "), "utf-8"
    )
    expect(page.get_by_role("heading", level=1)).to_contain_text("Later, ")


def test_only_this_machine_is_answered_and_nothing_outside_the_site(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.address}/index.html")
    own = f"127.0.0.1:{preview.port}"
    assert preview.ask("/index.html", "evil.example") == (403, b"only this machine is answered")
    assert preview.ask("/preview-turn", "evil.example")[0] == 403
    assert preview.ask("/../said", own)[0] == 404
    assert preview.ask("/%2e%2e/said", own)[0] == 404
    assert preview.ask("/sw.js", own)[0] == 404
    status, body = preview.ask("/preview-turn?seen=x", own)
    assert (status, json.loads(body)["problems"]) == (200, [])


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGHUP])
def test_a_stopped_service_and_a_closed_window_leave_nothing_behind(preview: Preview, by: signal.Signals) -> None:
    assert [folder.name[:15] for folder in (preview.kit.parent / "aside").iterdir()] == ["tutela-preview-"]
    preview.stop(by)


def test_what_a_killed_preview_left_goes_at_the_next_start_and_nothing_else_does(preview: Preview) -> None:
    aside = preview.kit.parent / "aside"
    (left,) = aside.iterdir()
    assert preview.running
    preview.running.kill()
    preview.running.wait(10)
    assert (left / "site" / "index.html").is_file()
    foreign = aside / f"{left.name}-of-somebody"
    foreign.mkdir()
    other = Preview(preview.kit, find_free_port(), preview.said)
    preview.start()
    other.start()
    assert not left.exists()
    assert foreign.exists()
    assert len([*aside.iterdir()]) == 3, "the folder of a preview that runs stays"
    foreign.rmdir()
    assert other.running
    other.running.send_signal(signal.SIGINT)
    assert other.running.wait(10) == 0
    preview.stop()


def test_a_page_left_open_follows_the_next_preview(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.address}/worried.html")
    heading = page.get_by_role("heading", level=1)
    before = heading.inner_text()
    preview.stop()
    expect(page.get_by_role("alert")).to_contain_text("The preview has stopped; the pages are as they were.")
    preview.write(f"title: {before}", "title: Written between two previews")
    preview.start()
    expect(heading).to_have_text("Written between two previews")


def test_what_is_written_during_the_first_build_is_shown(tmp_path: Path) -> None:
    shutil.copytree("kit/_smallest", tmp_path / "kit")
    file = tmp_path / "kit" / WRITTEN
    told: list[Turn] = []

    async def write_meanwhile() -> None:
        seen = look_at(tmp_path / "kit"), DAY
        file.write_text(file.read_text("utf-8") + "\n", "utf-8")
        turns = Turns(lambda number, _day: Turn(number), Turn(1))
        following = asyncio.create_task(turns.follow(tmp_path / "kit", seen, lambda: DAY, told.append))
        assert (await turns.next_after(1, 10)).number == 2
        following.cancel()

    asyncio.run(write_meanwhile())
    assert told == [Turn(2)]


def test_past_midnight_a_fact_is_past_its_review_though_no_file_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    kit = tmp_path / "kit"
    shutil.copytree("kit/_smallest", kit)
    last = max(map(datetime.date.fromisoformat, REVIEWS.findall((kit / FACTS).read_text("utf-8"))))
    days, next_day = iter([last, last]), last + datetime.timedelta(days=1)
    build = partial(build_turn, Choice(kit), tmp_path / "site")
    told: list[Turn] = []

    async def wait_past_midnight() -> None:
        seen = look_at(kit), last
        turns = Turns(build, build(1, last))
        before = turns.newest.warnings
        following = asyncio.create_task(turns.follow(kit, seen, lambda: next(days, next_day), told.append))
        after = await turns.next_after(1, 30)
        assert (after.number, after.problems) == (2, ())
        assert after.warnings > before
        following.cancel()

    asyncio.run(wait_past_midnight())


def test_what_is_hidden_does_not_count(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").touch()
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / ".worried.md.swp").touch()
    (tmp_path / "pages" / "worried.md").touch()
    assert look_at(tmp_path).keys() == {f"{tmp_path}/pages", f"{tmp_path}/pages/worried.md"}


def test_a_disk_that_refuses_is_told_and_stops_no_preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "out").touch()
    turn = build_turn(Choice(Path("kit/_smallest")), tmp_path / "out" / "site", 2, DAY)
    told = f"{tmp_path}/out/site: Not a directory; expected a folder on the way to it; name another place"
    assert (turn.number, turn.problems) == (2, (told,))


def test_a_port_that_is_taken_is_told() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "tutela.cli", "preview", "kit/_smallest", "--port", str(port)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        1,
        f"Error: port {port} cannot be used: Address already in use; stop what uses it, or choose --port\n",
    )
