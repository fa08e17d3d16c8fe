"""Packs the words of all places for the search index; where few groups of places changed, only their words anew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

import msgspec

from tutela.delivery.web.kept import Shelf
from tutela.model.kept_file import put_kept

FEW = 8
"""With more groups changed than this, packing all is as quick."""
_SIGNS = 8
"""A place and a weight are one number: the place times 8 plus the weight, which is 1 to 7."""


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Somewhere that can be found: its address from the root, title, what it is part of, how it begins, its words.

    `weights` tells by folded word how much it counts there: 1 to 3 by how often it stands in the text, 7 in the title.
    """

    address: str
    title: str
    part_of: str
    excerpt: str
    weights: dict[str, int]


Places = tuple[Place, ...]
Head = tuple[str, str, str, str]


class Group(msgspec.Struct, frozen=True):
    """The places of one object: `key` names all that they are made from, `give` finds or makes them."""

    key: str
    give: Callable[[], Places]


class Packed(msgspec.Struct, frozen=True):
    """All places, and by word where it stands.

    `keys` and `heads` are those of the groups, a head for each place; `found` gives by word, for each place in order
    that has it, the step from the one before times 8 plus the weight: a list of numbers, as the JSON of the index,
    for most words are passed on as they are.
    """

    keys: tuple[str, ...]
    heads: tuple[tuple[Head, ...], ...]
    found: dict[str, bytes]


def pack(groups: Sequence[Group], shelf: Shelf, file: Path | None) -> Packed:
    """Give the places of all groups, packed; `file` keeps what was packed for the next run."""
    last = _read(file)
    packed = (last and _mend(last, groups, shelf)) or _pack_all(groups)
    if file and (last is None or packed.keys != last.keys):
        put_kept(file, msgspec.msgpack.encode(packed, enc_hook=str))
    return packed


def _read(file: Path | None) -> Packed | None:
    if file:
        with suppress(OSError, msgspec.DecodeError):
            return msgspec.msgpack.decode(file.read_bytes(), type=Packed)
    return None


def _pack_all(groups: Sequence[Group]) -> Packed:
    given = [group.give() for group in groups]
    found: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for number, place in enumerate(place for places in given for place in places):
        for word, weight in place.weights.items():
            found.setdefault(word, []).append((number - last.get(word, 0)) * _SIGNS + weight)
            last[word] = number
    packed = {word: msgspec.json.encode(steps) for word, steps in found.items()}
    return Packed(tuple(group.key for group in groups), tuple(map(_heads, given)), packed)


def _mend(last: Packed, groups: Sequence[Group], shelf: Shelf) -> Packed | None:
    """Give what an earlier run packed with the changed groups exchanged, or None where that cannot be done."""
    if len(groups) != len(last.keys):
        return None
    changed = [number for number, group in enumerate(groups) if group.key != last.keys[number]]
    if len(changed) > FEW:
        return None
    found, heads = dict(last.found), list(last.heads)
    begins = [0, *accumulate(map(len, heads))]
    for number in changed:
        old, new = shelf.recall(last.keys[number], Places), groups[number].give()
        if old is None or len(old) != len(new):
            return None
        _exchange(found, begins[number], old, new)
        heads[number] = _heads(new)
    for group in groups:
        shelf.hold(group.key)
    return Packed(tuple(group.key for group in groups), tuple(heads), found)


def _exchange(found: dict[str, bytes], begin: int, old: Places, new: Places) -> None:
    """Take the words of some places out of `found` and put their new ones in; the first place is number `begin`."""
    first, end = begin * _SIGNS, (begin + len(new)) * _SIGNS
    old_codes, new_codes = _codes(old, begin), _codes(new, begin)
    for word in old_codes.keys() | new_codes.keys():
        own = new_codes.get(word, [])
        if own == old_codes.get(word):
            continue
        others = [code for code in _unpack(found.get(word, b"[]")) if not first <= code < end]
        at = bisect_left(others, first)
        codes = [*others[:at], *own, *others[at:]]
        if codes:
            found[word] = _pack(codes)
        else:
            del found[word]


def _codes(places: Places, begin: int) -> dict[str, list[int]]:
    codes: dict[str, list[int]] = {}
    for number, place in enumerate(places, begin):
        for word, weight in place.weights.items():
            codes.setdefault(word, []).append(number * _SIGNS + weight)
    return codes


def _unpack(steps: bytes) -> list[int]:
    place, codes = 0, []
    for step in msgspec.json.decode(steps, type=list[int]):
        place += step // _SIGNS
        codes.append(place * _SIGNS + step % _SIGNS)
    return codes


def _pack(codes: Sequence[int]) -> bytes:
    before = (0, *(code // _SIGNS * _SIGNS for code in codes[:-1]))
    return msgspec.json.encode([code - place for code, place in zip(codes, before, strict=True)])


def _heads(places: Places) -> tuple[Head, ...]:
    return tuple((place.address, place.title, place.part_of, place.excerpt) for place in places)
