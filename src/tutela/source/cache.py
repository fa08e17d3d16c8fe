"""What each file gave, kept by the hash of its bytes and of the code that read it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import msgspec

from tutela.model.kept_file import read_kept, write_kept
from tutela.source.draft import Sheet


class SheetCache:
    """The sheets of one kit in one file; one that cannot be read or written is as good as none.

    Once most of the file is no longer asked for, `save` throws that away.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._decoder = msgspec.msgpack.Decoder(Sheet)
        self._earlier = read_kept(file)
        self._used: dict[str, bytes | memoryview] = {}

    def find(self, data: bytes, *key: str) -> Sheet | None:
        """Give what a file of these bytes gave the last time, or None; `key` is what else the reading depends on."""
        name = _name(data, key)
        kept = self._used.get(name) or self._earlier.entries.get(name)
        if kept is None:
            return None
        try:
            sheet = self._decoder.decode(kept)
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

    def keep(self, sheet: Sheet, sound: frozenset[bytes], data: bytes, *key: str) -> None:
        """Keep what the file gave, and the names of its passages that are sound."""
        self._used[_name(data, key)] = msgspec.msgpack.encode(sheet)
        self._used[_sound(key)] = msgspec.msgpack.encode(sound)

    def save(self) -> None:
        """Keep what was read anew."""
        write_kept(self._file, self._earlier, self._used)


_NONE = msgspec.msgpack.encode(())


def _sound(key: tuple[str, ...]) -> str:
    return "\0".join((_code_version(), *key))


def _name(data: bytes, key: tuple[str, ...]) -> str:
    head = "\0".join((_code_version(), *key, "")).encode()
    return hashlib.sha256(head + data).hexdigest()[:32]


@cache
def _code_version() -> str:
    """Give a hash of the code of this room and of the model: a sheet read by other code is not used."""
    here = Path(__file__).parent
    code = hashlib.sha256()
    for file in sorted((*here.rglob("*.py"), *here.rglob("*.yaml"), *(here.parent / "model").glob("*.py"))):
        code.update(file.read_bytes())
    return code.hexdigest()
