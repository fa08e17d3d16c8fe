"""Safe reading of the files of a kit: UTF-8, of bounded size, inside the folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from tutela.model.problem import Problem

LARGEST = 2 * 1024 * 1024
"""The largest file that is read, in bytes."""

_TEXT = (".md", ".yaml")
_FOLDERS = {
    "textbooks": _TEXT,
    "cases": (".md",),
    "questions": (".yaml",),
    "facts": (".yaml",),
    "vulnerability": (".yaml",),
    "pages": (".md",),
}
"""The folders that are read and the ends of the names of files in them."""
_KNOWN = {"editions", "locale", "exercises", "guide", "toolkit", "countries"}
"""Folders of a kit that are read elsewhere."""
_BESIDE = {"LICENSE", "README.md"}
_DRAWN = {".svg", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".avif", ".bmp", ".tif", ".tiff"}
"""Names of pictures: listed for the gate on pictures, never read as text here."""


class Listing(msgspec.Struct, frozen=True):
    """The files of one layer: `texts` are read, `all` are all its paths, relative to the kit."""

    texts: tuple[str, ...]
    all: tuple[str, ...]
    problems: tuple[Problem, ...]


def list_files(kit: Path, layer: str = "") -> Listing:
    """List the files of the kit, or of the edition in the folder `layer` of it."""
    root = kit / layer
    texts: list[str] = []
    every: list[str] = []
    problems: list[Problem] = []
    for path in _walk(root, problems, kit):
        name = path.relative_to(kit).as_posix()
        inside = path.relative_to(root)
        every.append(name)
        if _leaves(path, kit):
            problems.append(_leaving(name))
        elif len(inside.parts) == 1:
            if inside.name in ("kit.yaml", "edition.yaml"):
                texts.append(name)
            elif inside.name not in _BESIDE and path.suffix.lower() not in _DRAWN:
                problems.append(_stranger(name))
        elif inside.parts[0] in _FOLDERS:
            if path.suffix in _FOLDERS[inside.parts[0]]:
                texts.append(name)
            elif path.suffix.lower() not in _DRAWN:
                ends = " or ".join(_FOLDERS[inside.parts[0]])
                what = f"files like this are not read in {inside.parts[0]}/"
                problems.append(Problem(name, 0, what, f"expected names that end in {ends}", "rename or move it"))
    return Listing(tuple(texts), tuple(every), tuple(problems))


def _walk(root: Path, problems: list[Problem], kit: Path) -> Iterator[Path]:
    for entry in sorted(root.iterdir()):
        if entry.name.startswith((".", "_")):
            continue
        if not entry.is_dir():
            yield entry
        elif entry.name in _FOLDERS:
            yield from _files_below(entry, problems, kit)
        elif entry.name not in _KNOWN:
            name = entry.relative_to(kit).as_posix()
            expected = f"expected one of {', '.join([*_FOLDERS, *sorted(_KNOWN)])}"
            problems.append(
                Problem(name, 0, "this folder is no part of a kit and is not read", expected, "rename it", "warning")
            )


def _files_below(folder: Path, problems: list[Problem], kit: Path) -> Iterator[Path]:
    if folder.is_symlink() and _leaves(folder, kit):
        problems.append(_leaving(folder.relative_to(kit).as_posix()))
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files_below(entry, problems, kit)
        else:
            yield entry


def _leaves(path: Path, kit: Path) -> bool:
    return not path.resolve().is_relative_to(kit.resolve())


def _leaving(name: str) -> Problem:
    return Problem(name, 0, "this leads out of the kit", "expected a path inside it", "copy the file into the kit")


def _stranger(name: str) -> Problem:
    expected = "expected kit.yaml, LICENSE and README.md here, all else in folders"
    return Problem(
        name, 0, "this file is no part of a kit and is not read", expected, "move it or take it out", "warning"
    )


def read_bytes(kit: Path, name: str) -> tuple[bytes | None, Problem | None]:
    """Give the bytes of one file, or why it cannot be read; a file over the limit is not loaded."""
    path = kit / name
    try:
        size = path.stat().st_size
        if size > LARGEST:
            what = f"the file has {size / 1024 / 1024:.1f} MB"
            return None, Problem(name, 0, what, "expected at most 2 MB", "split it, or take out what is no text")
        return path.read_bytes(), None
    except FileNotFoundError:
        return None, Problem(
            name, 0, "the file is missing", "expected a file here", "restore it, or mend the link to it"
        )
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        return None, Problem(name, 0, what, "expected a readable file", "mend its permissions")


def decode(data: bytes, name: str) -> tuple[str, Problem | None]:
    """Give the text of a file, without a byte order mark and with plain line ends, or the line that is no UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"the byte 0x{data[error.start]:02x} is no UTF-8"
        return "", Problem(name, line, what, "expected UTF-8", "save the file as UTF-8 in your editor")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return "", Problem(name, line, "a null character stands here", "expected text", "take it out")
    return text.replace("\r\n", "\n").replace("\r", "\n"), None
