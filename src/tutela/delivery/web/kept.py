"""What was made of the objects of a package, kept between runs by all that it was made from.

A page is dear where it is made from objects: a unit, a bank, the figures. Such a part names the objects it reads and
gets a Site that can read no others and knows nothing else that changes with them, so that what was made once holds for
as long as these objects, the outline of the package, the words and the code of this room are the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container
from functools import cache
from operator import is_not
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tutela.delivery.web.elements import Markup
from tutela.model.code_version import name_code
from tutela.model.kept_file import Kept, read_kept, write_kept
from tutela.model.language import HELD_IN_MSGPACK, UntranslatedText, read_untranslated, write_untranslated
from tutela.model.package import Manifest, Package

_Made = TypeVar("_Made")


class Shelf:
    """What earlier runs made, from one file; one that cannot be read or written is as good as none.

    Once most of the file is no longer asked for, `save` throws that away.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._earlier = read_kept(file) if file else Kept()
        self._used: dict[str, bytes | memoryview] = {}

    def find(self, key: str, kind: type[_Made], make: Callable[[], _Made]) -> _Made:
        """Give what was made under a key, or make it."""
        found = self.recall(key, kind)
        if found is not None:
            self._used[key] = self._used.get(key) or self._earlier.entries[key]
            return found
        made = make()
        if self._file:
            self._used[key] = msgspec.msgpack.encode(made, enc_hook=_as_kept)
        return made

    def recall(self, key: str, kind: type[_Made]) -> _Made | None:
        """Give what was made under a key, or None; it is not kept on for that."""
        kept = self._used.get(key) or self._earlier.entries.get(key)
        if kept is None:
            return None
        try:
            found = msgspec.msgpack.decode(kept, type=kind, dec_hook=_as_markup)
        except msgspec.DecodeError:
            return None
        return read_untranslated(found) if HELD_IN_MSGPACK.search(kept) else found

    def hold(self, key: str) -> None:
        """Keep on what an earlier run made under a key that this run need not ask for."""
        if key in self._earlier.entries:
            self._used[key] = self._earlier.entries[key]

    def find_from(self, text: bytes, kind: type[_Made], make: Callable[[bytes], _Made]) -> _Made:
        """Give what was made of a text of our own, or make it."""
        key = f"{make.__module__} {make.__qualname__} {hashlib.sha256(text).hexdigest()} {code_version()}"
        return self.find(key, kind, lambda: make(text))

    def save(self) -> None:
        """Keep what was made anew."""
        if self._file:
            write_kept(self._file, self._earlier, self._used)


def _as_kept(value: object) -> str:
    return write_untranslated(value) if isinstance(value, UntranslatedText) else str(value)


def _as_markup(kind: type, text: object) -> Markup:
    if kind is not Markup or not isinstance(text, str):
        raise TypeError(f"{kind.__name__} is not kept")
    return Markup(text)


def outline(package: Package) -> Manifest:
    """Give the manifest without the hashes that change with every text: of objects, items, questions and the whole."""
    books = package.manifest.books
    versions = {version for book in books for unit in book.units for _, version, _ in unit.items}
    versions |= {version for book in books for _, version, _ in book.questions}
    bare: Manifest = _without(package.manifest, {*package.objects, package.manifest.digest, *versions})
    return bare


def _without(value: Any, hashes: Container[str]) -> Any:
    if isinstance(value, str):
        return "" if value in hashes else value
    if isinstance(value, tuple):
        bare = tuple([_without(one, hashes) for one in value])
        return bare if any(map(is_not, bare, value)) else value
    if not isinstance(value, msgspec.Struct):
        return value
    fields = {name: (old, _without(old, hashes)) for name in value.__struct_fields__ if (old := getattr(value, name))}
    changes = {name: new for name, (old, new) in fields.items() if new is not old}
    return msgspec.structs.replace(value, **changes) if changes else value


@cache
def code_version() -> str:
    """Give what names the code that makes pages."""
    return name_code(Path(__file__).parent)
