"""What was read is kept by the bytes of the file, and never stands in the way."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.source.copies import FACTS, TODAY, UNIT, KitCopy
from tutela.model.kept_file import Kept, read_kept, write_kept
from tutela.model.problem import Problem
from tutela.source import read_kit, reading
from tutela.source.draft import Draft, Passage, name_passage


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


def test_a_fault_stays_told_when_something_else_in_its_file_changes(kit: KitCopy, tmp_path: Path) -> None:
    read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    kit.put(UNIT, "About {fact:EST-01} lived", "About 1,050 child prostitutes lived")
    for lines in range(3):
        reading = read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
        assert reading == read_kit(kit.root, today=TODAY)
        assert len(reading.errors) == 2, lines
        kit.put(UNIT, "## ", "A sentence that is new.\n\n## ")
    kit.put(UNIT, "About 1,050 child prostitutes lived", "About {fact:EST-01} lived")
    assert read_kit(kit.root, today=TODAY, cache=tmp_path / "kept").problems == ()


def test_a_passage_is_another_where_more_is_asked_of_it() -> None:
    passage = Passage(1, "option", "Twelve men wait.", told=True)
    assert name_passage(passage) == name_passage(msgspec.structs.replace(passage, line=7, section=2, noted=True))
    others = ({"where": "prose"}, {"told": False}, {"text": "Twelve men wait"})
    assert len({name_passage(msgspec.structs.replace(passage, **other)) for other in ({}, *others)}) == 4


def test_only_new_passages_of_a_changed_file_are_looked_at(
    kit: KitCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    looked: list[str] = []

    def look(draft: Draft) -> list[Problem]:
        looked.extend(passage.text for piece in draft.pieces for passage in piece.passages)
        return []

    monkeypatch.setattr(reading, "PASSAGES", (look,))
    kit.put(UNIT, "## ", "A sentence that is new.\n\n## ")
    read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    assert looked == ["A sentence that is new."]


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
