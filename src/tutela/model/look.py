"""How a file looks from outside: what does not look as it did was changed, as version control tells it."""

import os
from pathlib import Path

import msgspec


class Look(msgspec.Struct, frozen=True, array_like=True):
    """The bytes of a file, the times in ns when its content and its entry changed, its number on the disk."""

    size: int
    changed: int
    entered: int
    number: int


def look_at(file: Path) -> Look | None:
    """Give how a file looks, or None where there is none."""
    try:
        status = os.stat(file)  # noqa: PTH116  for hundreds of files quicker by half than Path.stat
    except OSError:
        return None
    return Look(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
