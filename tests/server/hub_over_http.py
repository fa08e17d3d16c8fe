"""A hub in a process of its own, and people who visit it over http: a country behind a TLS proxy, without a browser."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from tests.server.menu_package import write_menu

NAME = "learn.example.org"
PASSWORD = "a long and quiet river"


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


@contextmanager
def run_country(folder: Path, database: str = "", *more: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Run a country hub with an account "amina"; give its port and process. It is killed at the end if it runs still.

    Its data are in `folder/data`, what it says in `folder/said`; without a database it keeps people in SQLite. Run
    again on a folder, it goes on with what is there. `more` are options of `tutela serve`.
    """
    package = write_menu(folder / "package")
    site = folder / "site"
    site.mkdir(exist_ok=True)
    given = json.loads((Path(os.environ["TUTELA_SITE"]) / "package.json").read_text("utf-8"))
    given["page"]["hub"] = "/hub/"
    (site / "package.json").write_text(json.dumps(given), "utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    tutela = [sys.executable, "-m", "tutela.cli"]
    where = ["--data", str(folder / "data"), *(["--database", database] if database else [])]
    account = [*tutela, "facilitator", "amina", *where, "--password", PASSWORD]
    subprocess.run(account, check=True, capture_output=True)
    serve = ["serve", *where, "--site", str(site), "--package", str(package), "--port", str(port), *more]
    said = folder / "said"
    with said.open("wb") as out:
        hub = subprocess.Popen([*tutela, *serve, "--profile", "country", "--name", NAME], stdout=out, stderr=out)
    try:
        end = time.monotonic() + 60
        while not answers(port):
            assert hub.poll() is None, said.read_text("utf-8")
            assert time.monotonic() < end, said.read_text("utf-8")
            time.sleep(0.1)
        yield port, hub
    finally:
        if hub.poll() is None:
            hub.kill()
        hub.wait(30)


def sign_in(port: int) -> Visitor:
    """Give the facilitator's browser, signed in."""
    desk = Visitor(port)
    desk.page("/hub/sign-in/")
    desk.send("/hub/sign-in/", username="amina", password=PASSWORD)
    return desk


def open_course(port: int) -> tuple[Visitor, str, str]:
    """Sign in and open a course; give the facilitator, the address of its desk, and its code."""
    desk = sign_in(port)
    opened = {"title": "Inspectors", "referral_contact": "Office", "referral_checked_on": time.strftime("%Y-%m-%d")}
    course = desk.send("/hub/desk/", **opened)
    code = re.search(r'class="code large">(\w+)<', desk.page(course))
    assert code
    return desk, course, code[1]


def answers(port: int) -> bool:
    """Tell whether the hub is up, also where it says that its disk is full."""
    try:
        return Visitor(port).ask("/health")[0] in (200, 503)
    except OSError:
        return False


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
