"""Safe reading of the files of a kit: UTF-8, of bounded size, inside the folder."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tutela.model.problem import Problem

_MB = 1024 * 1024
LARGEST = 2
"""The largest file that is read, in MB."""

_TEXT = (".md", ".yaml")
_FOLDERS = {
    "textbooks": _TEXT,
    "cases": (".md",),
    "questions": (".yaml",),
    "facts": (".yaml",),
    "vulnerability": (".yaml",),
    "pages": (".md",),
    "exercises": (".md",),
    "toolkit": (".md",),
    "guide": _TEXT,
    "countries": (".csv", ".yaml", ".md"),
}
"""The folders that are read and the ends of the names of files in them."""
_KNOWN = {"locale"}
"""Folders of a kit that are read elsewhere; here they are listed for their pictures."""
_BESIDE = {"LICENSE", "README.md", "review.yaml", "words.txt"}
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
        elif path.suffix.lower() == ".svg":
            texts.append(name)
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
    for entry in _entries(root, problems, kit):
        if entry.name.startswith("_"):
            continue
        if not entry.is_dir():
            yield entry
        elif entry.name in _FOLDERS or entry.name in _KNOWN:
            yield from _files_below(entry, problems, kit)
        elif entry.name != "editions":
            name = entry.relative_to(kit).as_posix()
            expected = f"expected one of {', '.join([*_FOLDERS, 'editions', *sorted(_KNOWN)])}"
            what = "this folder is no part of a kit and is not read"
            problems.append(Problem(name, 0, what, expected, "rename it", "warning"))


def _files_below(folder: Path, problems: list[Problem], kit: Path) -> Iterator[Path]:
    for entry in _entries(folder, problems, kit):
        if entry.is_dir():
            yield from _files_below(entry, problems, kit)
        else:
            yield entry


def _entries(folder: Path, problems: list[Problem], kit: Path) -> Iterator[Path]:
    """Give what a folder holds; a link to a folder is not followed, since it may lead out or in a ring."""
    name = folder.relative_to(kit).as_posix()
    if folder != kit and folder.is_symlink():
        problems.append(
            Problem(name, 0, "this folder is a link", "expected a folder", "copy what it holds into the kit")
        )
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        what = f"the folder cannot be read: {error.strerror}"
        problems.append(Problem(name, 0, what, "expected a readable folder", "mend its permissions"))
        return
    yield from (entry for entry in entries if not entry.name.startswith("."))


def _leaves(path: Path, kit: Path) -> bool:
    if not path.is_symlink():  # no folder on the way is one: `_entries` follows none
        return False
    try:
        return not path.resolve().is_relative_to(kit.resolve())
    except (OSError, RuntimeError):  # a ring of links
        return True


def _leaving(name: str) -> Problem:
    return Problem(name, 0, "this leads out of the kit", "expected a path inside it", "copy the file into the kit")


def _stranger(name: str) -> Problem:
    expected = "expected kit.yaml, LICENSE and README.md here, all else in folders"
    return Problem(
        name, 0, "this file is no part of a kit and is not read", expected, "move it or take it out", "warning"
    )


def read_bytes(kit: Path, name: str, *, largest: int = LARGEST) -> tuple[bytes | None, Problem | None]:
    """Give the bytes of one file, or why it cannot be read; a file over the limit, in MB, is not loaded."""
    path = kit / name
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, Problem(name, 0, "this is no file", "expected a file of text", "take it out")
        if status.st_size > largest * _MB:
            what = f"the file has {status.st_size / _MB:.1f} MB"
            expected = f"expected at most {largest} MB"
            return None, Problem(name, 0, what, expected, "split it, or take out what is no text")
        return path.read_bytes(), None
    except FileNotFoundError:
        return None, Problem(name, 0, "the file is missing", "expected a file here", "add it, or name another folder")
    except NotADirectoryError:
        return None, Problem(name, 0, "the kit is no folder", "expected a folder with a kit.yaml", "name the folder")
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
