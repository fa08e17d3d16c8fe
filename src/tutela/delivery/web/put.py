"""Puts files into a folder: writes what changed, removes what an earlier run wrote and the site no longer has."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from tutela.delivery.web.standing import Page
from tutela.model.put_file import beside, put_file


class FolderInUse(ValueError):
    """The folder holds something that is no site of ours."""


def put_files(files: Mapping[str, bytes | Page], out: Path) -> tuple[int, int]:
    """Give how many files were written and removed; `files` stand by path, `package.json` among them.

    Only files that the earlier `package.json` names are removed. Raises FolderInUse when the folder is not empty and
    has none.
    """
    earlier = _earlier(out)
    made = {path: file for path, file in files.items() if not isinstance(file, Page)}
    changed = [path for path, content in made.items() if not _holds(out / path, content)]
    if changed:
        # A run that is stopped leaves a folder that the next one knows as its own: the list of all that may be in it.
        begun = {"files": [[path] for path in sorted({*earlier, *files})]}
        put_file(out / "package.json", msgspec.json.encode(begun))
        # and the worker, which tells browsers what to fetch, comes when all the rest is there
        changed = sorted({*changed, "package.json"}, key=lambda path: (path == "package.json", path == "sw.js"))
    for path in changed:
        put_file(out / path, made[path])
    old = [path for path in sorted(earlier - files.keys()) if _is_inside(path) and (out / path).is_file()]
    for path in old:
        (out / path).unlink()
        if not any((out / path).parent.iterdir()):
            (out / path).parent.rmdir()
    return len(changed), len(old)


def _holds(path: Path, content: bytes) -> bool:
    """Tell whether a file is as it should be; opened once and unbuffered, for a site has hundreds that are."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  quicker by half than Path.open
            return file.read() == content
    except OSError:
        return False


def _is_inside(path: str) -> bool:
    return not Path(path).is_absolute() and ".." not in Path(path).parts


def _earlier(out: Path) -> set[str]:
    """Give the files that an earlier run wrote, as its list has them."""
    listing = out / "package.json"
    if listing.is_file():
        try:
            files = msgspec.json.decode(listing.read_bytes())["files"]
            return {str(path) for path, *_ in files}
        except (msgspec.DecodeError, KeyError, TypeError, ValueError):
            pass
    elif not out.exists() or set(out.iterdir()) <= {beside(listing)}:
        return set()
    raise FolderInUse(
        f"{out}: holds files that are no Tutela site; expected an empty folder or an earlier site; name another folder"
    )
