"""The data folder of a hub: which file holds what. One file each, so that each can be erased, rebuilt or kept alone."""

from __future__ import annotations

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
