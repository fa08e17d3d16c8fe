"""Safe reading of the files of a kit: UTF-8, of bounded size, inside the folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tutela.model.problem import Problem, printable

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
    "findings": (".json",),
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
    texts: list[str] = []
    every: list[str] = []
    problems: list[Problem] = []
    for entry, inside in _walk(kit / layer, problems, layer):
        name = f"{layer}/{inside}" if layer else inside
        folder, _, rest = inside.partition("/")
        if not name.isprintable():
            problems.append(_misnamed(name))
            continue
        end = os.path.splitext(inside)[1]  # noqa: PTH122  a Path for each of hundreds of names costs more than the listing
        every.append(name)
        if _leaves(entry, kit):
            problems.append(_leaving(name))
        elif end.lower() == ".svg":
            texts.append(name)
        elif not rest:
            if inside in ("kit.yaml", "edition.yaml"):
                texts.append(name)
            elif inside not in _BESIDE and end.lower() not in _DRAWN:
                problems.append(_stranger(name))
        elif folder in _FOLDERS:
            if end in _FOLDERS[folder]:
                texts.append(name)
            elif end.lower() not in _DRAWN:
                ends = " or ".join(_FOLDERS[folder])
                what = f"files like this are not read in {folder}/"
                problems.append(Problem(name, 0, what, f"expected names that end in {ends}", "rename or move it"))
    return Listing(tuple(texts), tuple(every), tuple(problems))


def _walk(root: Path, problems: list[Problem], layer: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Give the files of a layer, each with its path inside it."""
    for entry in _entries(root, layer, problems):
        if entry.name.startswith("_"):
            continue
        name = f"{layer}/{entry.name}" if layer else entry.name
        if not entry.is_dir():
            yield entry, entry.name
        elif entry.name in _FOLDERS or entry.name in _KNOWN:
            yield from _files_below(entry, name, entry.name, problems)
        elif entry.name != "editions":
            expected = f"expected one of {', '.join([*_FOLDERS, 'editions', *sorted(_KNOWN)])}"
            what = "this folder is no part of a kit and is not read"
            problems.append(Problem(name, 0, what, expected, "rename it", "warning"))


def _files_below(
    folder: os.DirEntry[str], name: str, inside: str, problems: list[Problem]
) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Give the files below a folder; a link to a folder is not followed, since it may lead out or in a ring."""
    if folder.is_symlink():
        problems.append(
            Problem(name, 0, "this folder is a link", "expected a folder", "copy what it holds into the kit")
        )
        return
    for entry in _entries(folder, name, problems):
        if entry.is_dir():
            yield from _files_below(entry, f"{name}/{entry.name}", f"{inside}/{entry.name}", problems)
        else:
            yield entry, f"{inside}/{entry.name}"


def _entries(folder: Path | os.DirEntry[str], name: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """Give what a folder holds, in order of the names; what is hidden is left out."""
    try:
        with os.scandir(folder) as entries:
            return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        what = f"the folder cannot be read: {error.strerror}"
        problems.append(Problem(name, 0, what, "expected a readable folder", "mend its permissions"))
        return []


def _leaves(entry: os.DirEntry[str], kit: Path) -> bool:
    if not entry.is_symlink():  # no folder on the way is one: none is followed
        return False
    try:
        return not Path(entry.path).resolve().is_relative_to(kit.resolve())
    except (OSError, RuntimeError):  # a ring of links
        return True


def _leaving(name: str) -> Problem:
    return Problem(name, 0, "this leads out of the kit", "expected a path inside it", "copy the file into the kit")


def _misnamed(name: str) -> Problem:
    what = "the name holds a byte that is no UTF-8, or a sign that cannot be seen"
    return Problem(printable(name), 0, what, "expected letters, digits and hyphens", "rename it")


def _stranger(name: str) -> Problem:
    expected = "expected kit.yaml, LICENSE and README.md here, all else in folders"
    return Problem(
        name, 0, "this file is no part of a kit and is not read", expected, "move it or take it out", "warning"
    )


def read_bytes(kit: Path, name: str, *, largest: int = LARGEST) -> tuple[bytes | None, Problem | None]:
    """Give the bytes of one file, or why it cannot be read; a file over the limit, in MB, is not loaded."""
    try:
        with open(kit / name, "rb", buffering=0, opener=_open_without_waiting) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return None, _no_file(name)
            if status.st_size > largest * _MB:
                what = f"the file has {status.st_size / _MB:.1f} MB"
                expected = f"expected at most {largest} MB"
                return None, Problem(name, 0, what, expected, "split it, or take out what is no text")
            return file.read(), None
    except IsADirectoryError:
        return None, _no_file(name)
    except FileNotFoundError:
        return None, Problem(name, 0, "the file is missing", "expected a file here", "add it, or name another folder")
    except NotADirectoryError:
        return None, Problem(name, 0, "the kit is no folder", "expected a folder with a kit.yaml", "name the folder")
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        return None, Problem(name, 0, what, "expected a readable file", "mend its permissions")


def _no_file(name: str) -> Problem:
    return Problem(name, 0, "this is no file", "expected a file of text", "take it out")


def _open_without_waiting(path: str, flags: int) -> int:
    """Open a file so that a pipe, which no one may ever write to, does not keep the reader waiting."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


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
