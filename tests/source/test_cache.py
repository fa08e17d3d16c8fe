"""What was read is kept by the bytes of the file, and never stands in the way."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tests.source.copies import FACTS, TODAY, UNIT, KitCopy
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
    whole = msgspec.msgpack.decode((tmp_path / "kept").read_bytes())
    for spoilt in (b"", b"\x93spoilt", msgspec.msgpack.encode(dict.fromkeys(whole, "spoilt"))):
        (tmp_path / "kept").write_bytes(spoilt)
        assert read_kit(kit.root, today=TODAY, cache=tmp_path / "kept") == fresh
    (tmp_path / "folder").mkdir()
    assert read_kit(kit.root, today=TODAY, cache=tmp_path / "folder") == fresh


def test_what_is_no_longer_asked_for_is_not_kept(kit: KitCopy, tmp_path: Path) -> None:
    read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    before = (tmp_path / "kept").stat().st_size
    kit.put("pages/worried.md", "title: Worried", "title: Anxious")
    read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    kit.put("pages/worried.md", "title: Anxious", "title: Worried")
    read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    assert (tmp_path / "kept").stat().st_size == before
