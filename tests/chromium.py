"""How tests start Debian's Chromium: without a sandbox, for a test may run as root, and saying nothing to the net."""

from __future__ import annotations

from typing import Any

STARTING: dict[str, Any] = {
    "executable_path": "/usr/bin/chromium",
    "args": [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
        "--host-resolver-rules=MAP room.test 127.0.0.1",
    ],
}
"""What is given to `launch`; `room.test` is a name without TLS, as a hub has in a room."""
