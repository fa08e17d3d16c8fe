"""A kept file grows by what is new, is written anew when most of it is stale, and never gives half of an entry."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tutela.model.kept_file import Kept, read_kept, write_kept

raw = msgspec.msgpack.encode
NUMBERS = list(range(20))


def values(kept: Kept) -> dict[str, object]:
    return {key: msgspec.msgpack.decode(value) for key, value in kept.entries.items()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file that was written twice: the second run took two entries over and made two."""
    path = tmp_path / "new" / "kept"
    write_kept(path, read_kept(path), {"a": raw("alder"), "b": raw("birch"), "c": raw("cedar")})
    earlier = read_kept(path)
    kept = {"a": earlier.entries["a"], "c": earlier.entries["c"]}
    write_kept(path, earlier, {**kept, "b": raw("beech"), "d": raw(NUMBERS)})
    return path


def test_what_is_new_is_appended_and_the_newest_counts(file: Path) -> None:
    assert values(read_kept(file)) == {"a": "alder", "b": "beech", "c": "cedar", "d": NUMBERS}
    assert b"birch" in file.read_bytes()


def test_a_run_that_makes_nothing_new_leaves_the_file_alone(file: Path) -> None:
    before = file.stat()
    earlier = read_kept(file)
    write_kept(file, earlier, earlier.entries)
    assert file.stat() == before


def test_a_file_of_which_most_is_stale_is_written_anew(file: Path) -> None:
    earlier = read_kept(file)
    write_kept(file, earlier, {"d": earlier.entries["d"]})
    assert values(read_kept(file)) == {"d": NUMBERS}
    assert file.stat().st_size < 34


def test_an_end_that_is_torn_off_leaves_no_half_entry(file: Path) -> None:
    whole = file.read_bytes()
    states = set()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        states.add(tuple(sorted(values(read_kept(file)))))
    assert states == {(), ("a", "b", "c")}


def test_a_torn_file_is_written_anew(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])
    write_kept(file, read_kept(file), {"a": raw("alder")})
    assert values(read_kept(file)) == {"a": "alder"}


def test_what_was_read_stays_when_another_run_writes_the_file_anew(file: Path) -> None:
    earlier = read_kept(file)
    write_kept(file, Kept(), {"a": raw("aspen")})
    assert values(earlier) == {"a": "alder", "b": "beech", "c": "cedar", "d": NUMBERS}
    assert values(read_kept(file)) == {"a": "aspen"}


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    write_kept(tmp_path / "file" / "kept", Kept(), {"a": raw("alder")})
    assert read_kept(tmp_path / "file" / "kept") == Kept()
