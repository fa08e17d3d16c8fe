"""The hub of a country on PostgreSQL: the rooms' own tests once more, and a course from desk to results over http."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.postgres import postgres_address
from tests.server.menu_package import write_menu
from tests.server.test_plan_changing import PLAN
from tutela.server.plans.planfile import write_plan_text

__all__ = ["postgres_address"]

pytestmark = pytest.mark.postgres
ROOT = Path(__file__).parents[2]
NAME = "learn.example.org"
PASSWORD = "a long and quiet river"
SUITE = (
    "live",
    "test_access.py",
    "test_action_plans.py",
    "test_archive.py",
    "test_ending.py",
    "test_erasing_a_course.py",
    "test_export.py",
    "test_filling.py",
    "test_members.py",
    "test_plan_changing.py",
    "test_results.py",
    "test_results_access.py",
)
"""What is tried on both databases: rooms, results, action plans, the desk and the end of a course."""


def test_rooms_and_results_do_on_postgresql_what_they_do_on_sqlite(
    postgres_address: Callable[[str], str],
) -> None:
    # Threads of tests keep connections; the whole server is thrown away in the end.
    left = "ignore:Error when trying to teardown test databases:pytest.PytestWarning"
    alone = ["-p", "no:cacheprovider", "-p", "no:randomly", "-m", "not postgres", "-W", left]
    command = [sys.executable, "-m", "pytest", "-q", *alone]
    done = subprocess.run(
        [*command, *(f"tests/server/{name}" for name in SUITE)],
        cwd=ROOT,
        env={**os.environ, "TUTELA_DATABASE": postgres_address("suite")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:]


@dataclass
class Visitor:
    """A browser behind the TLS proxy of a country hub: keeps cookies, sends forms with their token."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self, path: str, fields: dict[str, str] | None = None, *, accept: str = "text/html"
    ) -> tuple[int, str, str]:
        """Ask for a page, or send a form; give status, where to go on, and the page."""
        headers = {
            "Host": NAME,
            "X-Forwarded-Proto": "https",
            "Referer": f"https://{NAME}/",
            "Accept": accept,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({**fields, "csrfmiddlewaretoken": self.cookies["csrftoken"]})
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request("POST" if body is not None else "GET", path, body=body, headers=headers)
            answer = connection.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie", []):
                name, _equals, value = cookie.split(";")[0].partition("=")
                self.cookies[name] = value
                assert value in ('""', "") or "Secure" in cookie
            return answer.status, answer.headers.get("Location", ""), answer.read().decode(errors="replace")

    def page(self, path: str) -> str:
        """Give a page."""
        status, _place, page = self.ask(path)
        assert status == 200, (path, status, page[:500])
        return page

    def send(self, path: str, **fields: str) -> str:
        """Send a form that leads on; give where."""
        status, place, page = self.ask(path, fields)
        assert status == 302, (path, status, page[:2000])
        return place

    def act(self, **fields: str) -> dict[str, object]:
        """Send what a phone's script sends."""
        status, _place, body = self.ask(
            "/hub/room/act/", {"deed": str(uuid.uuid4()), **fields}, accept="application/json"
        )
        assert status == 200, body
        return dict(json.loads(body))


@pytest.fixture
def port(tmp_path: Path, postgres_address: Callable[[str], str]) -> Iterator[int]:
    """Give the port of a country hub on PostgreSQL, with an account "amina"."""
    package = write_menu(tmp_path / "package")
    site = tmp_path / "site"
    site.mkdir()
    given = json.loads((Path(os.environ["TUTELA_SITE"]) / "package.json").read_text("utf-8"))
    given["page"]["hub"] = "/hub/"
    (site / "package.json").write_text(json.dumps(given), "utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    data, address = tmp_path / "data", postgres_address("country")
    tutela = [sys.executable, "-m", "tutela.cli"]
    where = ["--data", str(data), "--database", address]
    subprocess.run([*tutela, "facilitator", "amina", *where, "--password", PASSWORD], check=True, capture_output=True)
    serve = ["serve", *where, "--site", str(site), "--package", str(package), "--port", str(port)]
    said = tmp_path / "said"
    with said.open("wb") as out:
        hub = subprocess.Popen([*tutela, *serve, "--profile", "country", "--name", NAME], stdout=out, stderr=out)
    try:
        end = time.monotonic() + 60
        while not is_well(port):
            assert hub.poll() is None, said.read_text("utf-8")
            assert time.monotonic() < end, said.read_text("utf-8")
            time.sleep(0.1)
        yield port
    finally:
        hub.send_signal(signal.SIGTERM)
        assert hub.wait(30) in (0, -signal.SIGTERM)
    assert '"event":"fault"' not in said.read_text("utf-8")
    assert not (data / "hub.sqlite3").exists()


def is_well(port: int) -> bool:
    try:
        return Visitor(port).ask("/health")[0] == 200
    except OSError:
        return False


def test_a_course_goes_from_the_desk_through_the_room_to_its_results(port: int) -> None:
    desk = Visitor(port)
    desk.page("/hub/sign-in/")
    desk.send("/hub/sign-in/", username="amina", password=PASSWORD)
    opened = {"title": "Inspectors", "referral_contact": "Office", "referral_checked_on": time.strftime("%Y-%m-%d")}
    course = desk.send("/hub/desk/", **opened)
    desk.send(f"{course}plan/read/", text=write_plan_text(PLAN))
    code = re.search(r'class="code large">(\w+)<', desk.page(course))
    assert code
    desk.send(f"{course}room/open/", day="0", zone="60")
    phones = [join(port, code[1], f"Heron {number}") for number in range(6)]
    desk.send(f"{course}room/do/group/", size="3", mix="mixed")
    hold_activities(desk, course, phones)
    desk.send(f"{course}room/do/close-room/")
    read_results(desk, course, phones)


def join(port: int, code: str, nickname: str) -> Visitor:
    phone = Visitor(port)
    phone.page("/hub/join/")
    form = {"code": code, "nickname": nickname, "constituent": "government", "reach": "policy"}
    assert phone.ask("/hub/join/", form)[0] == 200
    phone.page("/hub/room/")
    return phone


def current(phone: Visitor) -> str:
    """Give the id of the activity that a phone shows."""
    found = re.search(
        r'class="put"[^>]*>.*?name="activity" value="([0-9a-f-]{36})"', phone.page("/hub/room/"), re.DOTALL
    )
    assert found
    return found[1]


def hold_activities(desk: Visitor, course: str, phones: list[Visitor]) -> None:
    do = f"{course}room/do/"
    desk.send(f"{do}make/", kind="poll", title="Is it a chain?", options="Yes\nNo", now="1")
    poll = current(phones[0])
    for place, phone in enumerate(phones):
        assert "Your answer is in" in str(phone.act(activity=poll, option=str(place % 2))["parts"])
    desk.send(f"{do}close/", activity=poll)
    assert "6 of 6 have answered" in desk.page(f"{course}room/")
    board = {"kind": "board", "title": "What to do", "columns": "Measure", "plan_part": "situation", "now": "1"}
    desk.send(f"{do}make/", **board)
    phones[0].act(activity=current(phones[0]), **{"cell-0": "School meals"})
    desk.send(f"{do}make/", kind="review", now="1")
    for phone in phones:
        phone.act(activity=current(phone), useful="5", unclear="Who signs?")


def read_results(desk: Visitor, course: str, phones: list[Visitor]) -> None:
    assert "School meals" in desk.page(f"{course}action-plan/")
    assert "Who signs?" in desk.page(f"{course}results/words/")
    desk.send(f"{course}results/count/")
    assert "How was this day?" in desk.page(f"{course}results/")
    assert "You have ended no test in this course yet." in phones[0].page("/hub/me/results/")
    assert desk.ask(f"{course}export/")[0] == 200
