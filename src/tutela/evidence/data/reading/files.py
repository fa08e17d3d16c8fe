"""What a file must be before any reader opens it."""

from __future__ import annotations

from pathlib import Path

from tutela.evidence.refused import Refused

__all__ = ["ENDINGS", "check_file"]

ENDINGS = (".csv", ".json", ".parquet", ".sav", ".zsav", ".dta")
_ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ")


def check_file(file: Path) -> None:
    """Raise Refused where there is no such file, or one of another kind, an empty one, an archive."""
    endings = ", ".join(ENDINGS)
    if not file.is_file():
        raise Refused(f"{file}: no such file", expected="a survey file", do="check the path")
    if file.suffix.lower() not in ENDINGS:
        raise Refused(f"{file.name}: unknown kind of file", expected=f"one of {endings}", do="export it as one of them")
    with file.open("rb") as stream:
        start = stream.read(8)
    if not start:
        raise Refused(f"{file.name}: the file is empty", expected="a survey", do="export it again")
    if any(start.startswith(mark) for mark in _ARCHIVES):
        raise Refused(f"{file.name}: this is an archive", expected=f"one of {endings}", do="unpack it first")
