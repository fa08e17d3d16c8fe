"""A file that keeps, between runs, what was made: by key, as bytes that are decoded only when asked for.

It is a row of blocks, each a length of four bytes and a MessagePack map of byte strings. A run appends a block of what
it made anew; where more than half of the file is no longer asked for, it is written anew.
"""

from __future__ import annotations

import mmap
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from tutela.model.put_file import put_file

_LENGTH = 4
_DECODER = msgspec.msgpack.Decoder(dict[str, memoryview])


class Kept(msgspec.Struct, frozen=True):
    """What a file keeps: `entries` by key; `size` is what it has in bytes, 0 where it must be written anew."""

    entries: Mapping[str, memoryview] = {}
    size: int = 0


def read_kept(file: Path) -> Kept:
    """Give what a file keeps; one that cannot be read, or whose end is torn off, is as good as none.

    The file is mapped into memory, so that only what is asked for is read; it is never changed in place.
    """
    entries: dict[str, memoryview] = {}
    try:
        with file.open("rb") as opened:
            held = memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
        begin = 0
        while begin < len(held):
            end = begin + _LENGTH + int.from_bytes(held[begin : begin + _LENGTH], "big")
            entries |= _DECODER.decode(held[begin + _LENGTH : end])
            begin = end
    except (OSError, ValueError, msgspec.DecodeError):  # an empty file cannot be mapped
        return Kept()
    return Kept(entries, len(held))


def write_kept(file: Path, earlier: Kept, used: Mapping[str, bytes | memoryview]) -> None:
    """Keep what was used, where `earlier` is what the file had; if it cannot be written, the next run makes all anew.

    An entry of `used` that is the very value of `earlier` stands in the file already.
    """
    new = {key: value for key, value in used.items() if earlier.entries.get(key) is not value}
    size = sum(len(key) + len(value) for key, value in used.items())
    if earlier.size > 2 * size or not earlier.size:
        put_kept(file, _block(used))
    elif new:
        with suppress(OSError), file.open("ab") as end:
            end.write(_block(new))


def put_kept(file: Path, content: bytes) -> None:
    """Put a file into place; where that cannot be done, the next run makes all anew."""
    with suppress(OSError):
        put_file(file, content)


def _block(entries: Mapping[str, bytes | memoryview]) -> bytes:
    block = msgspec.msgpack.encode(entries)
    return len(block).to_bytes(_LENGTH, "big") + block
