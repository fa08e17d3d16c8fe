"""What each file gave, kept by the hash of its bytes and of the code that read it.

A file whose size, times and place on disk are as they were is not even read for that, as version control does it.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec

from tutela.model.code_version import name_code
from tutela.model.kept_file import read_kept, write_kept
from tutela.model.look import Look
from tutela.source.draft import Sheet


class _Known(msgspec.Struct, frozen=True, array_like=True):
    """The name under which the sheet of a file stands that looks so."""

    look: Look
    name: str


class SheetCache:
    """The sheets of one kit in one file; one that cannot be read or written is as good as none.

    Once most of the file is no longer asked for, `save` throws that away. `clock` gives the time in ns.
    """

    def __init__(self, file: Path, clock: Callable[[], int] = time.time_ns) -> None:
        self._file, self._clock = file, clock
        self._sheets, self._looks = msgspec.msgpack.Decoder(Sheet), msgspec.msgpack.Decoder(_Known)
        self._earlier = read_kept(file)
        self._used: dict[str, bytes | memoryview] = {}

    def glance(self, look: Look | None, *key: str) -> Sheet | None:
        """Give what a file gave that looks as it did then, or None; `key` is what else its reading depends on."""
        place = _known(key)
        kept = self._earlier.entries.get(place)
        if kept is None or look is None:
            return None
        try:
            known = self._looks.decode(kept)
        except msgspec.DecodeError:
            return None
        if known.look != look:
            return None
        self._used[place] = kept
        return self._find(known.name, key)

    def find(self, data: bytes, look: Look | None, *key: str) -> Sheet | None:
        """Give what a file of these bytes gave the last time, or None; `look` is how it looked before it was read."""
        name = _name(data, key)
        sheet = self._find(name, key)
        if sheet is not None:
            self._know(look, name, key)
        return sheet

    def _find(self, name: str, key: tuple[str, ...]) -> Sheet | None:
        kept = self._used.get(name) or self._earlier.entries.get(name)
        if kept is None:
            return None
        try:
            sheet = self._sheets.decode(kept)
        except msgspec.DecodeError:
            return None
        self._used[name] = kept
        sound = _sound(key)
        if sound in self._earlier.entries:
            self._used[sound] = self._earlier.entries[sound]
        return sheet

    def sound_passages(self, *key: str) -> frozenset[bytes]:
        """Give the names of the passages that were sound when the file, whatever its bytes, was read the last time."""
        try:
            return msgspec.msgpack.decode(self._earlier.entries.get(_sound(key), _NONE), type=frozenset[bytes])
        except msgspec.DecodeError:
            return frozenset()

    def keep(self, sheet: Sheet, sound: frozenset[bytes], data: bytes, look: Look | None, *key: str) -> None:
        """Keep what the file gave, and the names of its passages that are sound."""
        name = _name(data, key)
        self._used[name] = msgspec.msgpack.encode(sheet)
        self._used[_sound(key)] = msgspec.msgpack.encode(sound)
        self._know(look, name, key)

    def _know(self, look: Look | None, name: str, key: tuple[str, ...]) -> None:
        """Know a file by its look, unless it changed just now: a second change in the same tick would look the same."""
        if look is not None and max(look.changed, look.entered) < self._clock() - _tick(look):
            self._used[_known(key)] = msgspec.msgpack.encode(_Known(look, name))

    def save(self) -> None:
        """Keep what was read anew."""
        write_kept(self._file, self._earlier, self._used)


_SECOND = 1_000_000_000
_FINE, _COARSE = 50_000_000, 2 * _SECOND + 50_000_000
"""In ns: longer than the ticks by which file systems note times; memory sticks (FAT) count in steps of two seconds."""
_NONE = msgspec.msgpack.encode(())


def _tick(look: Look) -> int:
    """Give how long, in ns, a second change of a file may look like the first."""
    return _FINE if look.changed % _SECOND or look.entered % _SECOND else _COARSE


def _sound(key: tuple[str, ...]) -> str:
    return "\0".join((_code_version(), *key))


def _known(key: tuple[str, ...]) -> str:
    return "\0".join(("look", _code_version(), *key))


def _name(data: bytes, key: tuple[str, ...]) -> str:
    head = "\0".join((_code_version(), *key, "")).encode()
    return hashlib.sha256(head + data).hexdigest()[:32]


@cache
def _code_version() -> str:
    """Give what names the code of this room and of the model."""
    return name_code(Path(__file__).parent)
