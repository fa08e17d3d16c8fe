"""What was read is kept by the bytes of the file, and never stands in the way."""

from __future__ import annotations

import os
import time
from pathlib import Path

import msgspec
import pytest

from tests.source.copies import FACTS, TODAY, UNIT, KitCopy
from tutela.model.kept_file import Kept, read_kept, write_kept
from tutela.model.look import Look, look_at
from tutela.model.problem import Problem
from tutela.source import read_kit, reading
from tutela.source.cache import SheetCache
from tutela.source.draft import Draft, Passage, Pieces, Sheet, name_passage
from tutela.source.files import read_bytes


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


def count_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the files whose bytes are read from now on."""
    read: list[str] = []

    def note(kit: Path, name: str) -> tuple[bytes | None, Problem | None]:
        read.append(name)
        return read_bytes(kit, name)

    monkeypatch.setattr(reading, "read_bytes", note)
    return read


def test_a_file_that_looks_as_it_did_is_not_read(kit: KitCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    time.sleep(0.1)  # what changed just now is not known by its look
    fresh = read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    read = count_read(monkeypatch)
    assert read_kit(kit.root, today=TODAY, cache=tmp_path / "kept") == fresh
    assert read == []


def test_a_change_that_hides_its_size_and_time_is_read_all_the_same(
    kit: KitCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = kit.root / "pages/worried.md"
    time.sleep(0.1)
    read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    before = page.stat()
    kit.put("pages/worried.md", "title: Worried", "title: Anxious")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = page.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    read = count_read(monkeypatch)
    found = read_kit(kit.root, today=TODAY, cache=tmp_path / "kept")
    assert read == ["pages/worried.md"]
    assert found.kit is not None
    assert found.kit.pages[0].title == "Anxious about a child now?"


def test_what_changed_just_now_is_known_by_its_bytes_alone(tmp_path: Path) -> None:
    file = tmp_path / "kit.yaml"
    file.write_bytes(b"title: One")
    look = look_at(file)
    assert look is not None
    for now, known in ((look.entered + 1_000_000, False), (look.entered + 1_000_000_000, True)):
        kept = SheetCache(tmp_path / f"kept-{known}", clock=lambda now=now: now)  # type: ignore[misc]
        kept.keep(Sheet(Pieces()), frozenset(), b"title: One", look, "kit.yaml")
        kept.save()
        again = SheetCache(tmp_path / f"kept-{known}")
        assert (again.glance(look, "kit.yaml") is not None) == known
        assert again.find(b"title: One", look, "kit.yaml") is not None
        assert again.glance(None, "kit.yaml") is None


def test_a_disk_that_counts_in_steps_of_two_seconds_knows_a_file_only_after_them(tmp_path: Path) -> None:
    second = 1_000_000_000
    look = Look(size=10, changed=8 * second, entered=8 * second, number=5)
    for now, known in ((9 * second, False), (11 * second, True)):
        kept = SheetCache(tmp_path / f"kept-{known}", clock=lambda now=now: now)  # type: ignore[misc]
        kept.keep(Sheet(Pieces()), frozenset(), b"title: One", look, "kit.yaml")
        kept.save()
        assert (SheetCache(tmp_path / f"kept-{known}").glance(look, "kit.yaml") is not None) == known


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
