"""A world for the learner's journeys: the sample kit as a site, a hub that can fail in every way, and Chromium."""

from __future__ import annotations

import base64
import http.server
import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec

from tests.sample_items import option, why
from tests.sample_kit import KIT, TODAY
from tutela.compiler import compile_kit
from tutela.delivery.web import write_site
from tutela.model.items import Choice
from tutela.model.kit import Kit, Question

ROOT = Path(__file__).parents[2]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".zip": "application/zip",
}


def _question(number: int, competency: str, unit: str) -> Question:
    text = f"Question {number} on {competency}?"
    options = (
        option(f"A right answer to {number}", True, "This is why."),
        option(f"A wrong answer to {number}", False, "This is why not."),
        option(f"Another wrong answer to {number}", False, "This is why not either."),
    )
    item = Choice(id=f"{unit}-{number:02}", competencies=(competency,), prompt=why(text), options=options)
    return Question(item=item, competency=competency, level="working", unit=unit)


BANK = msgspec.structs.replace(
    KIT,
    questions=(
        *(_question(number, "see-the-chain", "how-it-happens") for number in range(1, 6)),
        *(_question(number, "apply-definition", "who-acts") for number in range(1, 6)),
    ),
)
"""The sample kit with five questions a competency in its first book: a pre-check and two forms of the test."""


def build_site(out: Path, *, hub: str | None, kit: Kit = BANK) -> None:
    """Bundle the player as it is now and write the site of a kit, else of the sample kit."""
    bundles = out.parent / f"{out.name}-bundles"
    subprocess.run(["node", "scripts/bundle.mjs", str(bundles)], cwd=ROOT, check=True)
    write_site(compile_kit(kit, today=TODAY), out, hub=hub, bundles=bundles)


class Hub:
    """What the test's hub keeps and how it fails.

    `mode`: `up`; `busy` answers 503; `lost` keeps statements and answers nothing; `strange` answers a sign-in page;
    `unknown` knows nobody. `conflicts` are ids that it refuses with 409. `times` counts how often each id came.
    `fetched` are the files of the package that were asked for, in order.
    """

    def __init__(self) -> None:
        self.mode = "up"
        self.log: dict[str, dict[str, Any]] = {}
        self.times: dict[str, int] = {}
        self.conflicts: set[str] = set()
        self.fetched: list[str] = []
        self.texts: dict[str, str] = {}
        self.actor = {"objectType": "Agent", "account": {"homePage": "https://hub.example", "name": "actor-1"}}
        self.phrase = ""
        self.address = ""

    def credentials(self) -> dict[str, Any]:
        """Give what joining gives (docs/site.md)."""
        return {
            "kit": "sample",
            "package": "/learn/index.html",
            "endpoint": self.address,
            "user": "u",
            "token": "t",
            "actor": self.actor,
            "registration": "5b6a1e0c-6a53-4a53-9b39-3f3a7e1f0001",
            "nickname": "Heron",
            "course": "Inspectors",
            "constituent": "employers",
            "reach": "outreach",
            "phrase": self.phrase,
        }

    def take(self, statements: list[dict[str, Any]]) -> tuple[int, Any]:
        """Keep a batch wholly or refuse it wholly."""
        if any(one["id"] in self.conflicts for one in statements):
            return 409, {"error": "other statements are kept under these ids"}
        for place, one in enumerate(statements):
            self.times[one["id"]] = self.times.get(one["id"], 0) + 1
            self.log.setdefault(one["id"], {**one, "stored": f"2026-11-23T10:00:{len(self.log):02}.{place:03}Z"})
        return 200, [one["id"] for one in statements]


class _Door(http.server.BaseHTTPRequestHandler):
    """Serves the site under /learn/ and the hub's doors beside it."""

    protocol_version = "HTTP/1.1"
    hub: Hub
    folder: Path

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer a page, a file or statements."""
        path = urlsplit(self.path).path
        if path == "/xapi/statements":
            self._statements()
        elif path == "/hub/shared-texts/":
            if self._allowed():
                self._json(200, {"held": list(self.hub.texts)})
        elif path == "/hub/join/":
            self._send(200, ".html", _joined(self.folder, self.hub.credentials()).encode())
        elif path.startswith("/learn/"):
            self.hub.fetched.append(path.removeprefix("/learn/") or "index.html")
            file = self.folder / self.hub.fetched[-1]
            if file.is_file():
                self._send(200, file.suffix, file.read_bytes())
            else:
                self._send(404, ".html", b"")
        else:
            self._send(404, ".html", b"")

    def do_POST(self) -> None:
        """Take statements or a shared text."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self._allowed():
            return
        if self.path == "/hub/shared-texts/":
            sent = json.loads(body)
            self.hub.texts[sent["id"]] = sent["text"]
            self._json(200, {"shared": sent["id"]})
            return
        status, answer = self.hub.take(json.loads(body))
        if self.hub.mode == "lost":
            self.close_connection = True
            return
        self._json(status, answer)

    def do_DELETE(self) -> None:
        """Erase a shared text."""
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.hub.texts.pop(sent["id"], None)
        self._json(200, {"erased": sent["id"]})

    def _statements(self) -> None:
        if not self._allowed():
            return
        asked = parse_qs(urlsplit(self.path).query)
        assert asked["ascending"] == ["true"]
        assert json.loads(asked["agent"][0]) == self.hub.actor
        since = asked.get("since", [""])[0]
        kept = sorted(self.hub.log.values(), key=lambda one: str(one["stored"]))
        self._json(200, {"statements": [one for one in kept if one["stored"] > since], "more": ""})

    def _allowed(self) -> bool:
        if self.hub.mode == "busy":
            self._json(503, {})
        elif self.hub.mode == "strange":
            self._send(200, ".html", b"<title>Sign in to this network</title>")
        elif self.hub.mode == "unknown" or self.headers["Authorization"] != f"Basic {_basic('u:t')}":
            self._json(401, {})
        else:
            return True
        return False

    def _json(self, status: int, value: Any) -> None:
        self._send(status, ".json", json.dumps(value).encode())

    def _send(self, status: int, suffix: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(body)


def _basic(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _joined(folder: Path, credentials: dict[str, Any]) -> str:
    """Give a page like the hub's own after joining."""
    head = json.loads((folder / "package.json").read_text("utf-8"))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>You have joined</title>'
        f'<link rel="stylesheet" href="/learn/{head["assets"]["style"]}">'
        f'<script type="application/json" id="tutela-credentials">{json.dumps(credentials)}</script>'
        f'<script type="application/json" id="tutela-page">{json.dumps(head["page"])}</script>'
        f'<script src="/learn/{head["assets"]["join"]}" defer></script>'
        '<main><h1>You have joined</h1><div data-slot="join">'
        '<p><a class="button" href="/learn/index.html">Begin</a></p></div></main></html>'
    )


@contextmanager
def serve(folder: Path, hub: Hub) -> Iterator[int]:
    """Serve the site and the hub on loopback; gives the port."""
    door = type("Door", (_Door,), {"hub": hub, "folder": folder})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), door)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
