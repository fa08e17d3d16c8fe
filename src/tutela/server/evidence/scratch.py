"""Private folders for what was uploaded: in the hub's data folder, readable by its owner only, never in /tmp."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

NAME = "evidence-scratch"
"""The folder in the hub's data folder; all in it is erased when the hub starts and stops."""


def make_scratch(data: Path) -> Path:
    """Make a folder with a random name that only its owner can read; gives its path."""
    scratch = data.resolve() / NAME
    scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = scratch / secrets.token_urlsafe(16)
    folder.mkdir(mode=0o700)
    return folder


def erase_scratch(data: Path) -> None:
    """Erase all that any run left behind."""
    erase_folder(data.resolve() / NAME)


def erase_folder(folder: Path) -> None:
    """Erase a folder; one that is gone is well."""
    shutil.rmtree(folder, ignore_errors=True)


def size_of(folder: Path) -> int:
    """Give the bytes of all files below a folder; files that vanish while it is walked count nothing."""
    total = 0
    for place, _folders, files in os.walk(folder):
        for name in files:
            try:
                total += (Path(place) / name).lstat().st_size
            except FileNotFoundError:
                continue
    return total
