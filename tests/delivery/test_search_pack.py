"""Places packed with what an earlier run left are the same as packed afresh, whatever changed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutela.delivery.web.kept import Shelf
from tutela.delivery.web.search_pack import FEW, Group, Packed, Place, Places, pack

Words = dict[str, int]
WORDS = st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 7))
GROUPS = st.lists(st.lists(WORDS, max_size=3), min_size=1, max_size=6)


def places_of(group: list[Words]) -> Places:
    return tuple(Place(f"{number}.html", "title", "", "excerpt", words) for number, words in enumerate(group))


def run(groups: list[list[Words]], folder: Path | None) -> Packed:
    """Pack groups as a build does, with what the run before left in the folder."""
    shelf = Shelf(folder / "pages" if folder else None)

    def held(group: list[Words]) -> Group:
        key = msgspec.json.encode(group).decode()
        return Group(key, lambda: shelf.find(key, Places, lambda: places_of(group)))

    packed = pack([held(group) for group in groups], shelf, folder / "search" if folder else None)
    shelf.save()
    return packed


@settings(max_examples=150, deadline=None)
@given(st.lists(GROUPS, min_size=2, max_size=4))
def test_whatever_changed_the_words_are_packed_as_afresh(
    tmp_path_factory: pytest.TempPathFactory, states: list[list[list[Words]]]
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    for groups in states:
        assert run(groups, folder) == run(groups, None)


@settings(max_examples=150, deadline=None)
@given(GROUPS, st.data())
def test_one_changed_group_is_exchanged(
    tmp_path_factory: pytest.TempPathFactory, groups: list[list[Words]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    run(groups, folder)
    number = data.draw(st.integers(0, len(groups) - 1))
    size = len(groups[number])
    changed = [*groups[:number], data.draw(st.lists(WORDS, min_size=size, max_size=size)), *groups[number + 1 :]]
    assert run(changed, folder) == run(changed, None)
    assert run(groups, folder) == run(groups, None)


def test_places_that_did_not_change_are_not_asked_for(tmp_path: Path) -> None:
    groups: list[list[Words]] = [[{"a": 1}], [{"a": 2, "b": 1}]]
    run(groups, tmp_path)
    shelf, asked = Shelf(tmp_path / "pages"), []

    def held(group: list[Words]) -> Group:
        def give() -> Places:
            asked.append(group)
            return places_of(group)

        return Group(msgspec.json.encode(group).decode(), give)

    packed = pack([held(groups[0]), held([{"c": 3}])], shelf, tmp_path / "search")
    assert asked == [[{"c": 3}]]
    assert packed.found == {"a": b"[1]", "c": b"[11]"}


def test_many_changed_groups_are_packed_afresh(tmp_path: Path) -> None:
    before: list[list[Words]] = [[{"a": 1 + number % 7}] for number in range(FEW + 1)]
    after: list[list[Words]] = [[{"b": 1 + number % 7}] for number in range(FEW + 1)]
    run(before, tmp_path)
    assert run(after, tmp_path) == run(after, None)


@pytest.mark.parametrize("spoilt", [b"", b"\x93spoilt", msgspec.msgpack.encode({"keys": 1})])
def test_a_spoilt_file_is_as_good_as_none(tmp_path: Path, spoilt: bytes) -> None:
    groups: list[list[Words]] = [[{"a": 1}], [{"b": 2}]]
    (tmp_path / "search").write_bytes(spoilt)
    assert run(groups, tmp_path) == run(groups, None)
