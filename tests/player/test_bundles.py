"""The bundled scripts keep to their size, to browsers of 2018 and to the network's one room."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAYER = ROOT / "src/tutela/player"
LIMITS = {
    "read": 17_200,
    "home": 10_000,
    "desk": 3_300,
    "assess": 30_000,
    "search": 10_000,
    "join": 10_000,
    "left": 2_000,
    "plan": 3_000,
    "hub": 1_000,
    "files": 4_000,
    "language": 1_200,
    "room": 5_000,
    "sw": 3_000,
}
YOUNGER = (
    r"\.replaceAll\(|\.matchAll\(|\.replaceChildren\(|\.at\(|Object\.fromEntries|Promise\.allSettled|structuredClone|"
    r"randomUUID|queueMicrotask|globalThis|\.showPopover|\.showModal|AbortSignal\.timeout|\.hasOwn\(|crypto\.subtle|"
    r"navigator\.locks|\.isConnected|Array\.fromAsync"
)


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bundles")
    subprocess.run(["node", "scripts/bundle.mjs", str(out)], cwd=ROOT, check=True)
    return out


@pytest.mark.parametrize(("kind", "limit"), LIMITS.items())
def test_a_script_keeps_to_its_size(bundles: Path, kind: str, limit: int) -> None:
    assert len(gzip.compress((bundles / f"{kind}.js").read_bytes(), 9)) < limit


def test_no_script_calls_what_browsers_of_2018_lack() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for folder in ("course", "outbox", "connectors", "room", "pages")
        for file in (PLAYER / folder).glob("*.js")
        for match in re.finditer(YOUNGER, re.sub(r"//.*|/\*[\s\S]*?\*/", "", file.read_text("utf-8")))
    ]
    assert found == ["src/tutela/player/pages/sw.js: crypto.subtle"], (
        "missing outside secure contexts, where no worker runs"
    )


def test_only_connectors_and_the_worker_talk_to_a_network() -> None:
    talking = {
        f"{file.parent.name}/{file.name}"
        for file in PLAYER.rglob("*.js")
        if "bundles" not in file.parts
        and re.search(r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource", file.read_text("utf-8"))
    }
    handed_over = {"course/learning.js", "pages/join.js"}
    assert talking == {"connectors/desk.js", "connectors/package.js", "connectors/room.js", "pages/sw.js"} | handed_over


def test_no_script_makes_markup_or_styles_from_text() -> None:
    found = [
        file.name
        for file in PLAYER.rglob("*.js")
        if "bundles" not in file.parts
        and re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|parseFromString|createContextualFragment|document\.write|eval\(|setAttribute\(.style",
            file.read_text("utf-8"),
        )
    ]
    # A live room's parts and a plan come from the hub's own templates, which escape what people wrote; the policy stops
    # the rest.
    assert sorted(found) == ["parts.js", "takeover.js"]


def test_private_fields_are_not_written_out(bundles: Path) -> None:
    for kind in LIMITS:
        script = (bundles / f"{kind}.js").read_text("utf-8")
        assert re.findall(r"\.get\(this\)|Cannot (?:read|write) private", script) == [], kind
