"""Pages that stand: an earlier run wrote them from the same, and nobody has touched them since.

When one unit changes, 425 of 430 pages are the same. Such a page need not be put together again, only to be found equal
to its file: it is known by all that it is made from, and its file by size and time, as version control does it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from tutela.delivery.web.assets import Assets
from tutela.delivery.web.site import Site
from tutela.model.kept_file import put_kept
from tutela.model.look import look_at


class Page(msgspec.Struct, frozen=True, array_like=True):
    """A page on disk: its path from the root, 12 hexadecimal digits of its SHA-256, its bytes, its time in ns."""

    path: str
    name: str
    size: int
    time: int


def describe_file(file: bytes | Page) -> tuple[str, int]:
    """Give the name of a file by its content, and its size in bytes."""
    return (file.name, file.size) if isinstance(file, Page) else (hashlib.sha256(file).hexdigest()[:12], len(file))


def size_of(file: bytes | Page) -> int:
    """Give the size of a file in bytes."""
    return file.size if isinstance(file, Page) else len(file)


class _Run(msgspec.Struct, frozen=True):
    """What a run left: `frame` names all that stands around its pages, `pages` are by what they are made from."""

    frame: str
    pages: dict[str, Page]


class Standing:
    """The pages of an earlier run into the folder `out`, as `file` keeps them; without a file none stands."""

    def __init__(self, file: Path | None, out: Path, site: Site, assets: Assets) -> None:
        self._file, self._out = file, out
        looks = (assets.style, assets.unit_style, assets.drawn_icon, assets.scripts)
        around = msgspec.json.encode((site.outlined, site.hub, looks, str(out.resolve())))
        self._frame = hashlib.sha256(around).hexdigest()
        self._earlier = self._read()

    def _read(self) -> Mapping[str, Page]:
        if self._file:
            with suppress(OSError, msgspec.DecodeError):
                run = msgspec.msgpack.decode(self._file.read_bytes(), type=_Run)
                return run.pages if run.frame == self._frame else {}
        return {}

    def find(self, key: str) -> Page | None:
        """Give the page of what was made from what `key` names, where its file is as it was written."""
        page = self._earlier.get(key)
        look = look_at(self._out / page.path) if page else None
        return page if page and look and (look.size, look.changed) == (page.size, page.time) else None

    def keep(self, paths: Mapping[str, str], files: Mapping[str, bytes | Page]) -> None:
        """Keep the pages of this run: their paths by key, and the files as they were written."""
        if not self._file:
            return
        kept = {key: page for key, path in paths.items() if (page := self._page(path, files[path]))}
        if kept != self._earlier:
            put_kept(self._file, msgspec.msgpack.encode(_Run(self._frame, kept)))

    def _page(self, path: str, file: bytes | Page) -> Page | None:
        if isinstance(file, Page):
            return file
        look = look_at(self._out / path)
        return Page(path, *describe_file(file), look.changed) if look else None
