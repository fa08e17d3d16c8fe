"""Serves the compiled package under /learn/ as plain files: compressed beforehand, hashed names kept for a year."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import deflate
from servestatic import ServeStaticASGI

PREFIX = "/learn/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HASHED = re.compile(r"/assets/[^/]+-[0-9a-f]{8,}\.\w+$")
_CARE, _LESS_CARE, _LARGE = 12, 8, 200_000
COMPRESSED = (".html", ".css", ".js", ".json", ".webmanifest")


def compress_package(folder: Path) -> None:
    """Write a gzip sibling beside each text file that has none, or an older one.

    A folder that cannot be written (a read-only medium, a full disk) is served as it is.
    """
    with suppress(OSError):
        for file in folder.rglob("*"):
            sibling = file.with_name(file.name + ".gz")
            if file.suffix in COMPRESSED and not (
                sibling.exists() and sibling.stat().st_mtime_ns >= file.stat().st_mtime_ns
            ):
                # Half a sibling, newer than its file, would be served for ever.
                beside = file.with_name(file.name + ".part")
                beside.write_bytes(_compress(file.read_bytes()))
                beside.replace(sibling)


def _compress(content: bytes) -> bytes:
    """Give gzip: of what stands on most pages with all care, of the large banks with less, since care takes long."""
    return bytes(deflate.gzip_compress(content, _CARE if len(content) <= _LARGE else _LESS_CARE))


def _add_headers(headers: Any, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    if HASHED.search(url) and url.endswith((".css", ".js")):
        # A policy binds documents and workers; beside a style sheet or a page's script it is only bytes on a slow line.
        return
    headers["Content-Security-Policy"] = POLICY
    headers["Referrer-Policy"] = "same-origin"
    # The pages' own names do not change with their content; the service worker and a reload must see the newest.
    if not HASHED.search(url):
        headers["Cache-Control"] = "no-cache"


def serve_package(application: Any, folder: Path) -> Any:
    """Give an ASGI application that answers PREFIX from `folder` and hands all else to `application`."""
    return ServeStaticASGI(
        application,
        root=folder,
        prefix=PREFIX,
        allow_all_origins=False,
        immutable_file_test=lambda _path, url: HASHED.search(url) is not None,
        add_headers_function=_add_headers,
    )
