"""The data folder of a hub: which file holds what. One file each, so that each can be erased, rebuilt or kept alone."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

LOG = "log.sqlite3"
"""The statement log: append-only, random actors and codes."""

ERASURES = "erasures.sqlite3"
"""The register of erased actors and rows: append-only, travels with backup and merge."""

PROJECTIONS = "projections.sqlite3"
"""What was folded from the log; may be deleted at any time."""

HUB = "hub.sqlite3"
"""The server's rows: people, courses, free text; erasable."""

KEY = "secret-key"
"""Keys the digests of the phrases in the server's rows: without it nobody continues on another device."""


def close_folder(data: Path) -> None:
    """Make the folder where there is none, for its owner only, and close the files in it to everybody else.

    A folder that is there already keeps its own rights: it may hold more than a hub.
    """
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in (LOG, ERASURES, PROJECTIONS, HUB, KEY):
        for path in data.glob(f"{name}*"):
            # One may be gone meanwhile, or be another's: who runs a verb beside the hub is no reason to stop.
            with suppress(FileNotFoundError, PermissionError):
                path.chmod(0o600)
