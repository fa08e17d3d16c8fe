"""Which xAPI version a request speaks (IEEE 9274.1.1, 4.1.2; 1.0.3 Communication 3.3)."""

from __future__ import annotations

import re

from tutela.server.door.answer import Refused

VERSIONS = ("1.0.3", "2.0.0")
"""The latest patch of each version that the door speaks."""

_KNOWN = re.compile(r"1\.0(?:\.\d+)?|2\.0(?:\.\d+)?", re.ASCII)


def read_version(header: str) -> str:
    """Give the version that a request names; refuse a missing or unknown one with 400."""
    if not header:
        raise Refused(400, "the header X-Experience-API-Version is missing; send 2.0.0 or 1.0.3")
    if not _KNOWN.fullmatch(header):
        raise Refused(400, "this version of xAPI is not spoken here; send 2.0.0 or 1.0.3")
    return header


def name_version(header: str) -> str:
    """Give the version that the answer names: the one asked for when known, 1.0.0 for 1.0, else the latest."""
    if not _KNOWN.fullmatch(header):
        return VERSIONS[-1]
    return f"{header}.0" if header.count(".") == 1 else header
