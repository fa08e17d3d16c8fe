"""The temporary folder of a preview: gone at its end; those that killed previews left are taken away at the next start.

A preview holds a lock on a file in its folder for as long as it runs. What holds no such file is not ours.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NAME = "tutela-preview-"
"""How the names of such folders begin."""
HELD = "held-by-tutela-preview"
"""The file in each that its preview holds."""


@contextmanager
def open_folder() -> Iterator[Path]:
    """Give an empty folder for a site, in a new one among the system's temporary folders.

    A system or a disk without locks on files is cleaned of no other folder.
    """
    with tempfile.TemporaryDirectory(prefix=NAME) as name:
        folder = Path(name)
        site = folder / "site"
        site.mkdir()
        if sys.platform == "win32":
            yield site
            return
        held = _hold(folder)
        try:
            for other in folder.parent.glob(f"{NAME}*"):
                if other != folder:
                    _take_away(other)
            yield site
        finally:
            os.close(held)


def _hold(folder: Path) -> int:
    """Hold the folder until what is given is closed, or this process ends in any way."""
    import fcntl

    draft = folder / f"{HELD}-soon"
    held = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with suppress(OSError):
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        draft.rename(folder / HELD)  # only once it is locked: another start would take a free one for left behind
    return held


def _take_away(folder: Path) -> None:
    """Take away a folder that a preview made and that none holds."""
    import fcntl

    try:
        held = os.open(folder / HELD, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:  # not ours: a file, somebody else's folder, or one without the mark
        return
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # its preview runs
        return
    else:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(held)
