"""A file that keeps, between runs, what was made: by key, as bytes that are decoded only when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec


def read_kept(file: Path) -> Mapping[str, msgspec.Raw]:
    """Give what a file keeps; one that cannot be read is as good as none."""
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=dict[str, msgspec.Raw])
    except (OSError, msgspec.DecodeError):
        return {}


def write_kept(file: Path, kept: Mapping[str, msgspec.Raw]) -> None:
    """Write beside and move into place; where that cannot be done, the next run makes all anew."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_bytes(msgspec.msgpack.encode(kept))
        part.replace(file)
    except OSError:
        return
