"""Names the code that made something, so that what other code made is not used."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import tutela


def name_code(room: Path) -> str:
    """Give what names the code of a room and of the model: where its files stand, their sizes and times.

    So Python itself knows which of its compiled files are stale.
    """
    known = [(tutela.__version__, 0, 0), *_files(os.fspath(room)), *_files(os.fspath(Path(__file__).parent))]
    return hashlib.sha256(repr(sorted(known)).encode()).hexdigest()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns
            elif entry.name != "__pycache__":
                yield from _files(entry.path)
