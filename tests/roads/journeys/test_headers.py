"""What the hub says beside its answers: a strict policy, nothing for others, nothing kept that must be fresh."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.roads.journeys.devices import join_device
from tests.roads.journeys.hub_process import VERSION, HubProcess, xapi_headers

FORBIDDEN = ("unsafe-inline", "unsafe-eval", "http:", "https:", "*")


@pytest.mark.parametrize("path", ["/learn/index.html", "/learn/first-steps/on-the-road.html", "/", "/hub/join/"])
def test_pages_allow_nothing_but_their_own_origin(hub: HubProcess, path: str) -> None:
    status, headers, _body = hub.ask(path)
    assert status == 200
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert [word for word in FORBIDDEN if word in policy] == []
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


def test_hashed_files_are_kept_for_a_year_and_pages_are_asked_for_again(hub: HubProcess, hub_site: Path) -> None:
    listed = json.loads((hub_site / "package.json").read_text("utf-8"))
    hashed = [path for path, _hash, _size in listed["files"] if path.startswith("assets/")]
    for path in hashed:
        assert "immutable" in hub.ask(f"/learn/{path}")[1]["cache-control"]
    for path in ("index.html", "sw.js", "package.json", "first-steps/on-the-road.html"):
        assert hub.ask(f"/learn/{path}")[1]["cache-control"] == "no-cache"


def test_text_comes_compressed_to_who_can_read_it(hub: HubProcess) -> None:
    page = "/learn/first-steps/on-the-road.html"
    _status, headers, body = hub.ask(page, headers={"Accept-Encoding": "gzip"})
    assert headers["content-encoding"] == "gzip"
    assert len(body) < len(hub.ask(page)[2]) / 2


def test_the_xapi_door_opens_to_nobody_else(hub: HubProcess, code: str) -> None:
    status, headers, _body = hub.ask("/xapi/statements", headers={"X-Experience-API-Version": VERSION})
    assert status == 401
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers
    one, other = join_device(hub, code), join_device(hub, code)
    one.send(one.make(1))
    (identity,) = one.made
    found = f"/xapi/statements?statementId={identity}"
    assert hub.ask(found, headers=xapi_headers(one.credential))[0] == 200
    assert hub.ask(found, headers=xapi_headers(other.credential))[0] == 404
    assert hub.ask(found, headers={**xapi_headers(one.credential), "Authorization": "Basic eDp5"})[0] == 401


def test_hub_pages_are_never_kept_by_a_browser_or_proxy(hub: HubProcess) -> None:
    for path in ("/", "/hub/join/", "/hub/sign-in/"):
        assert "no-store" in hub.ask(path)[1]["cache-control"]
