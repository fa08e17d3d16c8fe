"""What each file gave, kept by the hash of its bytes and of the code that read it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import msgspec

from tutela.source.draft import Sheet


class SheetCache:
    """A folder of sheets; one that cannot be read or written is as good as none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._decoder = msgspec.msgpack.Decoder(Sheet)

    def find(self, data: bytes, *key: str) -> Sheet | None:
        """Give what a file of these bytes gave the last time, or None; `key` is what else the reading depends on."""
        try:
            return self._decoder.decode(self._place(data, key).read_bytes())
        except (OSError, msgspec.DecodeError):
            return None

    def keep(self, sheet: Sheet, data: bytes, *key: str) -> None:
        """Keep what the file gave."""
        place = self._place(data, key)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            part = place.with_suffix(".part")
            part.write_bytes(msgspec.msgpack.encode(sheet))
            part.replace(place)
        except OSError:
            return

    def _place(self, data: bytes, key: tuple[str, ...]) -> Path:
        head = "\0".join((_code_version(), *key, "")).encode()
        return self._folder / f"{hashlib.sha256(head + data).hexdigest()[:32]}.sheet"


@cache
def _code_version() -> str:
    """Give a hash of the code of this room and of the model: a sheet read by other code is not used."""
    here = Path(__file__).parent
    code = hashlib.sha256()
    for file in sorted((*here.rglob("*.py"), *(here.parent / "model").glob("*.py"))):
        code.update(file.read_bytes())
    return code.hexdigest()
