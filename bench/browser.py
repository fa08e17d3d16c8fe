"""One page in a fresh Chromium on a slow line: when its first question can be used, and what it fetched."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

KILOBITS = 400
LATENCY_MS = 400
SLOWER = 4
ROOM = "hub.room"
"""A name without TLS, as a hub has in a room: no service worker fetches beside the page."""
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    f"--host-resolver-rules=MAP {ROOM} 127.0.0.1",
]
PROBE = (Path(__file__).parent / "probe.js").read_text()
MOST_SECONDS = 60.0


@dataclass
class Fetch:
    """One request: how many rounds of requests lead to it, bytes on the line, when it began and ended (seconds)."""

    url: str
    round: int
    began: float
    ended: float = 0.0
    size: int = 0


@dataclass(frozen=True)
class Opening:
    """What opening a page cost; `ready_ms` until the first question could be used, bytes with headers, compressed."""

    ready_ms: float
    requests: int
    requests_before: int
    rounds: int
    bytes_before: int
    bytes_all: int
    by_file: dict[str, int] = field(default_factory=dict)


def open_page(url: str, selector: str) -> Opening:
    """Open a page in a browser with nothing in its cache."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_context(viewport={"width": 412, "height": 800}).new_page()
        session = page.context.new_cdp_session(page)
        fetches = _follow(session)
        _slow_down(session)
        session.send("Page.enable")
        session.send(
            "Page.addScriptToEvaluateOnNewDocument", {"source": f'({PROBE.strip().rstrip(";")})("{selector}")'}
        )
        page.goto(url, wait_until="commit")
        ready = _wait_until_ready(page)
        page.wait_for_load_state("networkidle")
        opening = _tell(list(fetches.values()), ready)
        browser.close()
    return opening


def _slow_down(session: CDPSession) -> None:
    speed = KILOBITS * 1000 / 8
    line = {"offline": False, "latency": LATENCY_MS, "downloadThroughput": speed, "uploadThroughput": speed}
    session.send("Network.emulateNetworkConditions", line)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _follow(session: CDPSession) -> dict[str, Fetch]:
    """Note every request from now on."""
    fetches: dict[str, Fetch] = {}
    session.send("Network.enable")

    def began(event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if url.startswith("http"):
            fetches[event["requestId"]] = Fetch(url, _find_round(event, fetches), event["timestamp"])

    def ended(event: dict[str, Any]) -> None:
        fetch = fetches.get(event["requestId"])
        if fetch is not None:
            fetch.ended, fetch.size = event["timestamp"], int(event.get("encodedDataLength", 0))

    session.on("Network.requestWillBeSent", began)
    session.on("Network.loadingFinished", ended)
    return fetches


def _find_round(event: dict[str, Any], fetches: dict[str, Fetch]) -> int:
    """Give 1 for the page itself, and one more than the file that asked for it for everything else."""
    initiator = event["initiator"]
    frames = initiator.get("stack", {}).get("callFrames", [])
    asked_by = initiator.get("url") or (frames[0]["url"] if frames else event.get("documentURL"))
    rounds = [fetch.round for fetch in fetches.values() if fetch.url == asked_by]
    return 1 + max(rounds, default=0 if not fetches else 1)


def _wait_until_ready(page: Page) -> float:
    end = time.monotonic() + MOST_SECONDS
    while time.monotonic() < end:
        ready = page.evaluate("globalThis.benchProbe ? benchProbe.ready : null")
        if ready is not None:
            return float(ready)
        time.sleep(0.1)
    raise SystemExit(f"no question of {page.url} could be used within {MOST_SECONDS:.0f} s")


def _tell(fetches: list[Fetch], ready_ms: float) -> Opening:
    start = min(fetch.began for fetch in fetches)
    before = [fetch for fetch in fetches if fetch.ended and fetch.ended - start <= ready_ms / 1000 + 0.05]
    return Opening(
        ready_ms=ready_ms,
        requests=len(fetches),
        requests_before=len(before),
        rounds=max(fetch.round for fetch in before),
        bytes_before=sum(fetch.size for fetch in before),
        bytes_all=sum(fetch.size for fetch in fetches),
        by_file={fetch.url.rsplit("/", 1)[-1]: fetch.size for fetch in fetches},
    )
