"""Backup, restore, merge, export and replay as an operator runs them."""

from __future__ import annotations

import builtins
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from tests.postgres import postgres_address
from tests.sample_statements import make_entry, make_statement, make_uuid
from tutela.cli import main
from tutela.statements.erasures import Erasure, open_erasures
from tutela.statements.folder import ERASURES, HUB, KEY, LOG
from tutela.statements.stores.sqlite import SqliteLog, SqliteReading

__all__ = ["postgres_address"]


def make_data(folder: Path, *numbers: int, erased: str = "") -> Path:
    """Give a data folder with a log, a register and rows of a hub."""
    folder.mkdir()
    with closing(SqliteLog(folder / LOG, now=lambda: 1_750_000_000_000_000)) as log:
        log.append([[make_entry(make_statement(number)) for number in numbers]])
    with closing(open_erasures(folder / ERASURES)) as register:
        register.add([Erasure(erased, 5)] if erased else [])
    with closing(sqlite3.connect(folder / HUB)) as hub:
        hub.execute("CREATE TABLE people (nickname)")
        hub.execute("INSERT INTO people VALUES ('heron')")
        hub.commit()
    return folder


def tutela(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def count(data: Path) -> int:
    with closing(SqliteReading(data / LOG)) as log:
        return log.position()


def erased(data: Path) -> set[str]:
    with closing(open_erasures(data / ERASURES)) as register:
        return set(register.actors())


def test_a_backup_is_made_while_the_hub_runs_and_restored_elsewhere(tmp_path: Path) -> None:
    data, file = make_data(tmp_path / "data", 1, 2, erased="account https://hub.example gone"), tmp_path / "b.zip"
    with closing(SqliteLog(data / LOG, now=lambda: 2)) as running:
        running.append([[make_entry(make_statement(3))]])
        made = tutela("backup", "--data", data, "-o", file)
    assert made.output == f"{file} written and checked: statements: 3, erasures: 1, with the hub's rows\n"
    restored = tutela("restore", file, "--data", tmp_path / "new")
    assert restored.output == f"restored to {tmp_path}/new: statements: 3, erasures: 1, with the hub's rows\n"
    assert count(tmp_path / "new") == 3
    with closing(sqlite3.connect(tmp_path / "new" / HUB)) as hub:
        assert hub.execute("SELECT nickname FROM people").fetchall() == [("heron",)]
    assert sorted(path.name for path in (tmp_path / "new").iterdir() if path.is_dir()) == []


def test_a_restore_replaces_only_when_told_and_keeps_erasures(tmp_path: Path) -> None:
    data, file = make_data(tmp_path / "data", 1, erased="account https://hub.example early"), tmp_path / "b.zip"
    tutela("backup", "--data", data, "-o", file)
    with closing(open_erasures(data / ERASURES)) as register:
        register.add([Erasure("account https://hub.example late", 9)])
    with closing(SqliteLog(data / LOG, now=lambda: 2)) as log:
        log.append([[make_entry(make_statement(2))]])
    refused = tutela("restore", file, "--data", data)
    assert refused.exit_code == 1
    assert refused.output == (
        f"Error: {data} holds data already; add --replace to put them aside and restore over them\n"
    )
    assert count(data) == 2
    replaced = tutela("restore", file, "--data", data, "--replace")
    assert replaced.exit_code == 0, replaced.output
    assert count(data) == 1
    assert erased(data) == {"account https://hub.example early", "account https://hub.example late"}
    (aside,) = data.glob("replaced-*")
    assert count(aside) == 2


def test_the_key_that_phrases_need_travels_with_the_rows(tmp_path: Path) -> None:
    data, file = make_data(tmp_path / "data", 1), tmp_path / "b.zip"
    tutela("backup", "--data", data, "-o", file)
    (data / KEY).write_text("first")
    assert tutela("restore", file, "--data", data, "--replace").exit_code == 0
    assert (data / KEY).read_text() == "first", "a backup without a key leaves the folder's"
    tutela("backup", "--data", data, "-o", file)
    assert file.stat().st_mode & 0o777 == 0o600
    other = make_data(tmp_path / "other", 2)
    (other / KEY).write_text("other")
    for folder in (tmp_path / "new", other):
        assert tutela("restore", file, "--data", folder, "--replace").exit_code == 0
        assert (folder / KEY).read_text() == "first"
        assert (folder / KEY).stat().st_mode & 0o777 == 0o600


def test_a_restore_waits_for_the_hub_to_stop(tmp_path: Path) -> None:
    data, file = make_data(tmp_path / "data", 1), tmp_path / "b.zip"
    tutela("backup", "--data", data, "-o", file)
    with closing(SqliteLog(data / LOG, now=lambda: 2)):
        refused = tutela("restore", file, "--data", data, "--replace")
    assert refused.output == f"Error: another process writes the log {data}/{LOG}; stop it first\n"
    assert not list(data.glob("replaced-*"))


def spoil(file: Path, how: str) -> None:
    content = file.read_bytes()
    if how == "truncated":
        file.write_bytes(content[: len(content) // 2])
    elif how == "empty":
        file.write_bytes(b"")
    elif how == "text":
        file.write_text("no backup at all")
    elif how == "flipped":
        middle = len(content) // 2
        file.write_bytes(content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :])
    elif how == "foreign":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("holiday.txt", "sea")
    else:
        with zipfile.ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        manifest = json.loads(parts["manifest.json"])
        if how == "escaping":
            manifest["files"][0]["name"] = "../hub.sqlite3"
            parts["../hub.sqlite3"] = parts.pop("hub.sqlite3")
        elif how == "newer":
            manifest["format"] = "tutela-backup-9"
        elif how == "miscounted":
            manifest["files"][1]["rows"]["statements"] = 7
        elif how == "swapped":
            parts[LOG] = parts[HUB]
        elif how == "swollen":
            manifest["files"][1]["bytes"] = 10**18
        parts["manifest.json"] = json.dumps(manifest).encode()
        with zipfile.ZipFile(file, "w") as archive:
            for name, part in parts.items():
                archive.writestr(name, part)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("truncated", "is no whole backup: File is not a zip file"),
        ("empty", "is no whole backup: File is not a zip file"),
        ("text", "is no whole backup: File is not a zip file"),
        ("foreign", "is a ZIP archive, but no backup of ours"),
        ("newer", "is a backup of another format; this program reads tutela-backup-1"),
        ("escaping", "holds other files than a backup does"),
        ("miscounted", ": log.sqlite3 has other rows than its manifest says"),
        ("swapped", ": log.sqlite3 differs from its SHA-256 in the manifest"),
        ("swollen", "MB are free; restore it only where you know who made it, on a disk with room for it"),
        ("flipped", ""),
    ],
)
def test_a_broken_or_foreign_file_is_told_in_one_line_and_changes_nothing(tmp_path: Path, how: str, told: str) -> None:
    data, file = make_data(tmp_path / "data", 1), tmp_path / "b.zip"
    tutela("backup", "--data", data, "-o", file)
    spoil(file, how)
    refused = tutela("restore", file, "--data", data, "--replace")
    assert refused.exit_code == 1
    assert refused.output.startswith(f"Error: {file}")
    assert told in refused.output
    assert refused.output.count("\n") == 1
    assert count(data) == 1
    assert not list(data.glob("replaced-*"))
    assert not list(data.glob(".unpacked-*"))


def test_a_backup_damaged_in_any_place_is_told_in_one_line(tmp_path: Path) -> None:
    """A date of a part may be damaged: then all of it is restored."""
    data, file = make_data(tmp_path / "data", 1), tmp_path / "b.zip"
    tutela("backup", "--data", data, "-o", file)
    whole, places = file.read_bytes(), Random(1)  # noqa: S311 - the same damages each time
    for damage in range(60):
        spoiled = bytearray(whole)
        place = places.randrange(len(whole) - 12)
        spoiled[place : place + 12] = bytes(places.randrange(256) for _byte in range(12))
        file.write_bytes(spoiled)
        told = tutela("restore", file, "--data", tmp_path / f"new{damage}")
        assert told.output.startswith((f"Error: {file}", "restored to ")), (place, told.exception)
        assert told.output.count("\n") == 1, told.output


@pytest.mark.parametrize("there_before", ["nothing", "data", "data/aside"])
def test_a_refused_restore_leaves_the_place_as_it_was(tmp_path: Path, there_before: str) -> None:
    file, data = tmp_path / "b.zip", tmp_path / "data" / "hub"
    file.write_text("no backup at all")
    if there_before != "nothing":
        (tmp_path / there_before).mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    assert tutela("restore", file, "--data", data).exit_code == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_refused_restore_leaves_a_lock_that_was_there(tmp_path: Path) -> None:
    file, data = tmp_path / "b.zip", make_data(tmp_path / "data", 1)
    file.write_text("no backup at all")
    before = sorted(data.iterdir())
    assert f"{LOG}.lock" in [path.name for path in before]
    assert tutela("restore", file, "--data", data, "--replace").exit_code == 1
    assert sorted(data.iterdir()) == before


def test_a_damaged_database_is_not_backed_up(tmp_path: Path) -> None:
    data = make_data(tmp_path / "data", *range(1, 200))
    content = bytearray((data / LOG).read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\x55" * 4096 * 9
    (data / LOG).write_bytes(content)
    refused = tutela("backup", "--data", data, "-o", tmp_path / "b.zip")
    assert refused.exit_code == 1
    assert refused.output.startswith(f"Error: {data}/{LOG} cannot be copied: ")
    assert not (tmp_path / "b.zip").exists()
    assert not list(tmp_path.glob(".backup-*"))


def test_merging_adds_what_is_new_once_and_reports_conflicts(tmp_path: Path) -> None:
    left = make_data(tmp_path / "left", 1, 2)
    right = make_data(tmp_path / "right", 2, 3, erased="account https://hub.example gone")
    merged = tutela("merge", left, right)
    assert merged.output == "statements: 1 added, 1 there already; erasures: 1 added\n"
    assert tutela("merge", left, right).output == "statements: 0 added, 2 there already; erasures: 0 added\n"
    assert erased(left) == {"account https://hub.example gone"}
    with closing(SqliteLog(right / LOG, now=lambda: 2)) as log:
        log.append([[make_entry(make_statement(4))]])
    with closing(SqliteLog(left / LOG, now=lambda: 2)) as log:
        log.append([[make_entry(make_statement(4, result={"response": "other"}))]])
    conflicting = tutela("merge", left, right)
    assert conflicting.exit_code == 1
    assert conflicting.output.splitlines() == [
        "statements: 0 added, 2 there already; erasures: 0 added",
        "ids with other content in FROM, left as they are: 1",
        f"  {make_uuid(4)}",
    ]
    with closing(SqliteReading(left / LOG)) as log:
        row = log.follow(3, 1)[0]
        assert msgspec.json.decode(row.statement)["result"] == {"response": "other"}


def test_boxes_merged_in_either_order_and_a_box_restored_know_the_same_erasures(tmp_path: Path) -> None:
    person, words = "account https://hub.example gone", f"words {make_uuid(7)}"
    for left, right in (("a", "b"), ("b", "a")):
        folder = tmp_path / left
        folder.mkdir()
        boxes = {"a": make_data(folder / "a", 1, erased=person), "b": make_data(folder / "b", 2, erased=words)}
        tutela("backup", "--data", boxes[right], "-o", folder / "older.zip")
        assert tutela("merge", boxes[left], boxes[right]).exit_code == 0
        assert tutela("restore", folder / "older.zip", "--data", boxes[left], "--replace").exit_code == 0
        with closing(open_erasures(boxes[left] / ERASURES)) as register:
            assert {one.actor for one in register.read()} == {person, words}
            assert register.actors() == {person}, "only people are left out of what is folded"
            assert register.of_kind("words") == {words}
            assert (register.holds(words), register.holds("words")) == (True, False)


def test_a_merged_statement_keeps_what_the_other_log_said_of_it(tmp_path: Path) -> None:
    left, right = make_data(tmp_path / "left", 1), make_data(tmp_path / "right")
    with closing(SqliteLog(right / LOG, now=lambda: 1_760_000_000_000_000)) as log:
        log.append([[make_entry(make_statement(id=None, timestamp=None), "1.0.3")]])
        before = msgspec.json.decode(log.follow(0, 1)[0].statement)
    tutela("merge", left, right)
    with closing(SqliteReading(left / LOG)) as log:
        after = msgspec.json.decode(log.follow(1, 1)[0].statement)
    assert {**after, "stored": ""} == {**before, "stored": ""}
    assert after["version"] == "1.0.0"


def test_export_writes_every_statement_in_order(tmp_path: Path) -> None:
    data, file = make_data(tmp_path / "data", 2, 1), tmp_path / "log.ndjson"
    written = tutela("export", "--data", data, "--format", "ndjson", "-o", file)
    assert written.output == f"statements written to {file}: 2\n"
    assert [json.loads(line)["id"] for line in file.read_text().splitlines()] == [make_uuid(2), make_uuid(1)]


def test_export_to_parquet_gives_columns_to_analyse(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    data, file = make_data(tmp_path / "data", 2, 1), tmp_path / "log.parquet"
    written = tutela("export", "--data", data, "--format", "parquet", "-o", file)
    assert written.output == f"statements written to {file}: 2\n"
    with duckdb.connect() as connection:
        query = "SELECT position, id, actor, scaled, success, epoch_us(timestamp), statement FROM read_parquet(?)"
        rows = connection.execute(query, [str(file)]).fetchall()
    assert [row[:6] for row in rows] == [
        (1, make_uuid(2), "k3v9", 0.5, False, 1_795_428_000_000_000),
        (2, make_uuid(1), "k3v9", 0.5, False, 1_795_428_000_000_000),
    ]
    assert json.loads(rows[0][6])["id"] == make_uuid(2)


def test_parquet_without_duckdb_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *arguments: Any) -> Any:
        if name == "duckdb":
            raise ImportError(name)
        return real(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", refuse)
    data = make_data(tmp_path / "data", 1)
    refused = tutela("export", "--data", data, "--format", "parquet", "-o", tmp_path / "log.parquet")
    assert refused.output == "Error: Parquet needs DuckDB; install it with: pip install 'tutela[parquet]'\n"


def test_replay_folds_again_and_says_how_much_there_is(tmp_path: Path) -> None:
    data = make_data(tmp_path / "data", 1, 2)
    first = tutela("replay", "--data", data)
    assert first.output.splitlines() == [
        "statements folded: 2",
        "  progress: 0",
        "  progress items: 1",
        "  mastery: 0",
        "  attempts: 0",
        "  answers: 1",
        "  sittings: 0",
        "  devices: 0",
    ]
    (data / "projections.sqlite3").write_bytes(b"broken")
    assert tutela("replay", "--data", data).output == first.output
    with closing(open_erasures(data / ERASURES)) as register:
        register.add([Erasure("account https://hub.example k3v9", 1)])
    assert "  answers: 0" in tutela("replay", "--data", data).output


def test_a_folder_without_a_log_is_told(tmp_path: Path) -> None:
    refused = tutela("replay", "--data", tmp_path)
    assert refused.output == f"Error: {tmp_path} holds no {LOG}; name the data folder of a hub\n"
    refused = tutela("backup", "--data", tmp_path, "-o", tmp_path / "b.zip")
    assert refused.output == f"Error: {tmp_path} holds no {LOG}; name the data folder of a hub\n"
    refused = tutela("restore", tmp_path / "none.zip", "--data", tmp_path)
    assert refused.output == f"Error: there is no file {tmp_path}/none.zip\n"


def test_a_log_that_is_none_is_told(tmp_path: Path) -> None:
    data = make_data(tmp_path / "data", 1)
    shutil.copy(data / HUB, data / LOG)
    refused = tutela("export", "--data", data, "--format", "ndjson", "-o", tmp_path / "log.ndjson")
    assert refused.output == f"Error: {data}/{LOG} is a SQLite file, but no log of statements\n"


@pytest.mark.postgres
def test_a_box_is_merged_into_a_hub_on_postgresql(tmp_path: Path, postgres_address: Callable[[str], str]) -> None:
    box, hub = make_data(tmp_path / "box", 1, 2, erased="account https://hub.example k3v9"), tmp_path / "hub"
    hub.mkdir()
    database = ("--database", postgres_address("merged"))
    assert tutela("merge", hub, box, *database).output == ("statements: 2 added, 0 there already; erasures: 1 added\n")
    assert tutela("merge", hub, box, *database).output.startswith("statements: 0 added, 2 there already")
    exported = tutela("export", "--data", hub, *database, "--format", "ndjson", "-o", tmp_path / "log.ndjson")
    assert exported.output == f"statements written to {tmp_path}/log.ndjson: 2\n"
    assert (
        "statements folded: 2\n  progress: 0\n  progress items: 0" in tutela("replay", "--data", hub, *database).output
    )
    broken = tutela("replay", "--data", hub, "--database", "postgresql://nobody@/none?host=/nowhere")
    assert broken.output.startswith("Error: the database cannot be reached: ")
