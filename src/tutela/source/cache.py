"""What each file gave, kept by the hash of its bytes and of the code that read it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from tutela.source.draft import Sheet


class SheetCache:
    """The sheets of one kit in one file; one that cannot be read or written is as good as none.

    After `save` the file holds what this run asked for and nothing else.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._decoder = msgspec.msgpack.Decoder(Sheet)
        self._earlier = _read(file)
        self._used: dict[str, msgspec.Raw] = {}

    def find(self, data: bytes, *key: str) -> Sheet | None:
        """Give what a file of these bytes gave the last time, or None; `key` is what else the reading depends on."""
        name = _name(data, key)
        kept = self._used.get(name) or self._earlier.get(name)
        if kept is None:
            return None
        try:
            sheet = self._decoder.decode(kept)
        except msgspec.DecodeError:
            return None
        self._used[name] = kept
        return sheet

    def keep(self, sheet: Sheet, data: bytes, *key: str) -> None:
        """Keep what the file gave."""
        self._used[_name(data, key)] = msgspec.Raw(msgspec.msgpack.encode(sheet))

    def save(self) -> None:
        """Write beside and move into place, where a file was read anew or is no longer there."""
        if self._used.keys() == self._earlier.keys():
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part = self._file.with_suffix(".part")
            part.write_bytes(msgspec.msgpack.encode(self._used))
            part.replace(self._file)
        except OSError:
            return


def _read(file: Path) -> Mapping[str, msgspec.Raw]:
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=dict[str, msgspec.Raw])
    except (OSError, msgspec.DecodeError):
        return {}


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
