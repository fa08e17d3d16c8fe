"""Puts restored files in the place of former ones, so that a restore stopped at any moment can be finished.

What is to be done is written down before the first file moves. From then on the restore is decided: the next start of
the hub, or the next restore, moves what was not moved yet. A restore stopped before leaves the folder as it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import msgspec

from tutela.statements.folder import LOG
from tutela.statements.stores.sqlite import lock_log

PLAN = "restoring.json"
"""The name of the plan in a data folder; it is there only while files are moved."""
_NEW = "restoring-"
_UNPACKED = ".unpacked-"


class Plan(msgspec.Struct, frozen=True):
    """The folder with the new files; the folder for the former ones (empty: there are none) and their names."""

    new: str
    aside: str
    former: tuple[str, ...]


def put_in_place(data: Path, unpacked: Path, *, aside: str, former: Iterable[str], stamp: str) -> None:
    """Move the `former` files of a data folder to the folder `aside` in it, and what was unpacked in their place.

    The caller holds the lock of the log. `unpacked` is in the same file system and is empty afterwards.
    """
    new = data / f"{_NEW}{stamp}"
    new.mkdir()
    for path in sorted(unpacked.iterdir()):
        keep_on_disk(path)
        path.rename(new / path.name)
    keep_on_disk(new)
    draft = new / PLAN
    draft.write_bytes(msgspec.json.encode(Plan(new.name, aside, tuple(former))))
    keep_on_disk(draft)
    draft.rename(data / PLAN)
    keep_on_disk(data)
    _carry_out(data)


def finish_restore(data: Path) -> bool:
    """Finish a restore that was stopped while it moved files, and take away what a stopped one had unpacked.

    Tell whether there was one to finish. Raises LogInUse while a hub runs on the folder or a restore runs.
    """
    if not data.is_dir() or not (is_stopped(data) or _find_leavings(data)):
        return False
    with closing(lock_log(data / LOG)):
        stopped = is_stopped(data)
        if stopped:
            _carry_out(data)
        for folder in _find_leavings(data):
            shutil.rmtree(folder)
    return stopped


def is_stopped(data: Path) -> bool:
    """Tell whether a restore into a data folder was stopped while it moved files."""
    return (data / PLAN).is_file()


def _carry_out(data: Path) -> None:
    """Do what the plan says and is not done yet: every step can be done again."""
    plan = msgspec.json.decode((data / PLAN).read_bytes(), type=Plan)
    new = data / plan.new
    if plan.aside:
        aside = data / plan.aside
        aside.mkdir(mode=0o700, exist_ok=True)
        for name in plan.former:
            # Once a former file is aside, one of its name in the folder is the new one.
            if (data / name).exists() and not (aside / name).exists():
                (data / name).rename(aside / name)
        keep_on_disk(aside)
        keep_on_disk(data)
    if new.is_dir():
        for path in sorted(new.iterdir()):
            path.rename(data / path.name)
        keep_on_disk(data)
        new.rmdir()
    (data / PLAN).unlink()
    keep_on_disk(data)


def _find_leavings(data: Path) -> list[Path]:
    return [path for start in (_NEW, _UNPACKED) for path in sorted(data.glob(f"{start}*")) if path.is_dir()]


def keep_on_disk(path: Path) -> None:
    """Have the operating system put a file or folder on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
