"""Puts a file into its place whole: a run that is stopped leaves no half file under a name that says what it holds."""

from __future__ import annotations

from pathlib import Path


def put_file(path: Path, content: bytes) -> None:
    """Write a file beside and move it into place, in a folder that is made where it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = beside(path)
    written.write_bytes(content)
    written.replace(path)


def beside(path: Path) -> Path:
    """Give where a file is written before it is moved into place."""
    return path.with_name(f".{path.name}.part")
