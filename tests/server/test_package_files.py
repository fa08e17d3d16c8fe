"""The package as files: what a page, a style sheet and a script bring with them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from tutela.server.package_files import POLICY, compress_package, serve_package


def fetch(folder: Path, path: str) -> dict[str, str]:
    """Give the headers of a file."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [(b"accept-encoding", b"gzip")],
    }
    asyncio.run(serve_package(None, folder)(scope, receive, send))
    return {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}


def test_a_page_has_the_policy_and_its_style_and_script_only_what_they_need(tmp_path: Path) -> None:
    for name in ("index.html", "sw.js", "assets/read-0123456789ab.js", "assets/unit-0123456789ab.css"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("a word and again " * 100)
    compress_package(tmp_path)
    for path in ("/learn/index.html", "/learn/sw.js"):
        headers = fetch(tmp_path, path)
        assert headers["content-security-policy"] == POLICY
        assert headers["cache-control"] == "no-cache"
    for path in ("/learn/assets/read-0123456789ab.js", "/learn/assets/unit-0123456789ab.css"):
        headers = fetch(tmp_path, path)
        assert "content-security-policy" not in headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "immutable" in headers["cache-control"]
        assert headers["content-encoding"] == "gzip"
