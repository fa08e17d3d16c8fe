"""A real hub in a process of its own: started, stopped, killed; and what its log holds."""

from __future__ import annotations

import base64
import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).parents[3]
FACILITATOR = "facilitator"
PASSWORD = "bako limu tesa nori"
VERSION = "2.0.0"


def run_tutela(*arguments: str | Path) -> str:
    """Run a command of ours to its end; give what it printed."""
    command = [sys.executable, "-m", "tutela.cli", *map(str, arguments)]
    done = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def find_free_port() -> int:
    """Give a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def find_in_files(folder: Path, words: str) -> list[str]:
    """Give the files of a folder that hold these words anywhere, in free pages too."""
    return [file.name for file in folder.rglob("*") if file.is_file() and words.encode() in file.read_bytes()]


@dataclass
class HubProcess:
    """One hub: the site it serves, its data folder, its port; the same port again after each start.

    `package` is the compiled package behind the site, for plans and papers.
    """

    site: Path
    data: Path
    port: int = field(default_factory=find_free_port)
    process: subprocess.Popen[bytes] | None = None
    package: Path | None = None

    @property
    def address(self) -> str:
        """Give the address on loopback, which browsers treat as secure."""
        return f"http://localhost:{self.port}"

    @property
    def room(self) -> str:
        """Give the address as a phone in a room sees it: plain http, no secure context."""
        return f"http://room.test:{self.port}"

    def start(self) -> None:
        """Start the hub and wait until it says that it is well."""
        self.data.mkdir(parents=True, exist_ok=True)
        with (self.data.parent / f"{self.data.name}.out").open("ab") as out:
            serve = [sys.executable, "-m", "tutela.cli", "serve", "--local-only", "--port", str(self.port)]
            self.process = subprocess.Popen(
                [*serve, "--site", str(self.site), "--data", str(self.data), *self._behind()],
                env=_environment(),
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + 30
        while not self._is_well():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.05)

    def stop(self) -> None:
        """Ask the hub to end, as an operator does."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the hub as a power cut does: it gets no chance to write anything more."""
        self._end(signal.SIGKILL)

    def said(self) -> str:
        """Give everything the hub printed so far."""
        return (self.data.parent / f"{self.data.name}.out").read_text("utf-8")

    def make_facilitator(self) -> None:
        """Make the facilitator's account on the command line."""
        run_tutela("facilitator", FACILITATOR, "--data", self.data, "--password", PASSWORD)

    def statements(self) -> list[dict[str, Any]]:
        """Give all statements of the log, in the order in which they came, read from the log's own file."""
        with closing(sqlite3.connect(f"file:{self.data / 'log.sqlite3'}?mode=ro", uri=True)) as log:
            rows = log.execute("SELECT body FROM statements ORDER BY position").fetchall()
        return [json.loads(row[0]) for row in rows]

    def ask(
        self, path: str, *, method: str = "GET", body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Ask the hub over http without a browser; give status, headers (lower case) and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with closing(connection):
            connection.request(method, path, body=body, headers=dict(headers or {}))
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()

    def statements_of(self, credential: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Give all statements that the xAPI door shows to a learner's own credential."""
        path = "/xapi/statements?" + urlencode({"agent": json.dumps(credential["actor"]), "ascending": "true"})
        found: list[dict[str, Any]] = []
        while path:
            status, _headers, body = self.ask(path, headers=xapi_headers(credential))
            assert status == 200, body
            page = json.loads(body)
            found += page["statements"]
            path = page["more"]
        return found

    def _behind(self) -> list[str]:
        return ["--package", str(self.package)] if self.package else []

    def _is_well(self) -> bool:
        try:
            return self.ask("/health")[0] == 200
        except OSError:
            return False

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(how)
        self.process.wait(20)
        self.process = None


def xapi_headers(credential: Mapping[str, Any]) -> dict[str, str]:
    """Give the headers with which a device speaks to the xAPI door."""
    secret = base64.b64encode(f"{credential['user']}:{credential['token']}".encode()).decode()
    return {
        "Authorization": f"Basic {secret}",
        "Content-Type": "application/json",
        "X-Experience-API-Version": VERSION,
    }


def _environment() -> dict[str, str]:
    # pytest-django has named the settings of its own hub; this one is to find its own.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TUTELA_", "DJANGO_"))}
    return {**kept, "PYTHONPATH": str(ROOT / "src")}
