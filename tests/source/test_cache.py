"""What was read is kept by the bytes of the file, and never stands in the way."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tests.source.copies import FACTS, TODAY, UNIT, KitCopy
from tutela.model.kept_file import Kept, read_kept, write_kept
from tutela.source import read_kit


def test_a_kept_reading_is_the_same_as_a_fresh_one(kit: KitCopy, tmp_path: Path) -> None:
    kit.put(UNIT, "About {fact:EST-01} lived", "About 1,050 children lived")
    fresh = read_kit(kit.root, today=TODAY, edition="coast")
    assert read_kit(kit.root, today=TODAY, edition="coast", cache=tmp_path / "kept") == fresh
    assert (tmp_path / "kept").is_file()
    assert read_kit(kit.root, today=TODAY, edition="coast", cache=tmp_path / "kept") == fresh


def test_what_gates_of_the_whole_read_is_kept(kit: KitCopy, tmp_path: Path) -> None:
    kit.put(FACTS, "  note: An example; the country", "  superseded_by: EST-02\n  note: An example; the country")
    kit.put(UNIT, "About {fact:EST-01} lived", "About {fact:EST-01}, later {fact:EST-02}, lived")
    kit.put("pages/worried.md", "- Do not investigate. Do not interview the child.\n", "")
    kit.put("cases/two-letters.md", "content_note", "content_note: In March 2019.\nnote")
    fresh = read_kit(kit.root, today=TODAY)
    assert len(fresh.problems) > 2
    for _ in range(2):
        assert read_kit(kit.root, today=TODAY, cache=tmp_path / "kept") == fresh


def test_a_changed_file_is_read_again(kit: KitCopy, tmp_path: Path) -> None:
    read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    kit.put("pages/worried.md", "title: Worried", "title: Anxious")
    reading = read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    assert reading.kit is not None
    assert reading.kit.pages[0].title == "Anxious about a child now?"


def test_a_spoilt_cache_is_as_good_as_none(kit: KitCopy, tmp_path: Path) -> None:
    fresh = read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    nonsense = msgspec.Raw(msgspec.msgpack.encode("spoilt"))
    write_kept(tmp_path / "inside", Kept(), dict.fromkeys(read_kept(tmp_path / "kept").entries, nonsense))
    for spoilt in (b"", b"\x93spoilt", (tmp_path / "inside").read_bytes()):
        (tmp_path / "kept").write_bytes(spoilt)
        assert read_kit(kit.root, today=TODAY, cache=tmp_path / "kept") == fresh
    (tmp_path / "folder").mkdir()
    assert read_kit(kit.root, today=TODAY, cache=tmp_path / "folder") == fresh


def test_what_is_no_longer_asked_for_is_not_kept_for_ever(kit: KitCopy, tmp_path: Path) -> None:
    read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    before = (tmp_path / "kept").stat().st_size
    for title in range(200):
        kit.put("pages/worried.md", "title: Worried", f"title: Very{title % 2 * ' very'}, very worried")
        read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
        kit.put("pages/worried.md", f"title: Very{title % 2 * ' very'}, very worried", "title: Worried")
        read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    assert (tmp_path / "kept").stat().st_size < 3 * before
