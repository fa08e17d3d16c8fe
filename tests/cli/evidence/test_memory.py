"""Memory that is used up is told in words, also by a command that the system has ended."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import duckdb
import pyreadstat
import pytest
from click.testing import CliRunner

from tutela.cli import main
from tutela.cli.evidence import profile, watching
from tutela.evidence.memory import lacks_memory

DO = (
    "expected more free memory; close other programs; ask for fewer crossings (--by) or lists; bring fewer rows or "
    "columns, a survey best as Parquet; or use a machine with more memory\n"
)
LACKING = f"Error: not enough memory for this file and what is asked of it; {DO}"
MAPPING = "id: s\ntitle: S\ngroups: {g: {value: g, label: G}}\nindicators: {x: {yes: x = 1, label: X}}\n"
UNDER = (
    "import os, resource, sys\nroom = int(sys.argv[1]) * 2**20\nresource.setrlimit(resource.RLIMIT_AS, (room, room))\n"
    "os.execv(sys.executable, [sys.executable, '-m', 'tutela.cli', *sys.argv[2:]])"
)


def _survey(folder: Path, ending: str = "csv") -> list[str]:
    with (folder / "s.csv").open("w", newline="") as stream:
        csv.writer(stream).writerows([["x", "g"], *([number % 3, number % 5] for number in range(300_000))])
    if ending == "parquet":
        duckdb.execute(f"COPY (FROM read_csv('{folder / 's.csv'}')) TO '{folder / 's.parquet'}' (FORMAT parquet)")
    (folder / "s.yaml").write_text(MAPPING)
    return [
        "evidence",
        "profile",
        str(folder / f"s.{ending}"),
        "--map",
        str(folder / "s.yaml"),
        "-o",
        str(folder / "o"),
    ]


@pytest.mark.parametrize("room", [300, 450, 600])
def test_a_command_with_little_memory_says_so_and_writes_nothing(tmp_path: Path, room: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", UNDER, str(room), *_survey(tmp_path)], capture_output=True, text=True, check=False
    )
    said = done.stderr.splitlines(keepends=True)[-1]
    assert done.returncode != 0
    assert said == LACKING or (said.startswith("Error: the command was ended (") and said.endswith(f"ran out; {DO}"))
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        duckdb.OutOfMemoryException("Out of Memory Error: failed to allocate data of size 32.0 KiB"),
        duckdb.IOException("IO Error: Resource temporarily unavailable"),
        RuntimeError("can't start new thread"),
    ],
    ids=["numpy", "duckdb", "thread of duckdb", "thread"],
)
def test_every_name_that_a_library_has_for_it_is_told_in_the_same_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(profile, "find", fail)
    result = CliRunner().invoke(main, _survey(tmp_path))
    assert (result.exit_code, result.output.replace("Profiling\n", "")) == (1, LACKING)


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_database_without_memory_does_not_call_the_file_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    connect = duckdb.connect

    def small(*_: object) -> duckdb.DuckDBPyConnection:
        connection = connect(":memory:")
        connection.execute("SET memory_limit = '1MB'; SET max_temp_directory_size = '0KB'; SET threads = 1")
        return connection

    arguments = _survey(tmp_path, ending)
    monkeypatch.setattr(duckdb, "connect", small)
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.output.replace("Profiling\n", "")) == (1, LACKING)


def test_a_reader_without_memory_does_not_call_the_file_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise pyreadstat.ReadstatError("Unable to allocate memory")

    monkeypatch.setattr(pyreadstat, "read_sav", fail)
    (tmp_path / "s.yaml").write_text(MAPPING)
    (tmp_path / "s.sav").write_bytes(b"$FL2")
    arguments = ["evidence", "profile", str(tmp_path / "s.sav"), "--map", str(tmp_path / "s.yaml"), "-o", str(tmp_path)]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.output) == (1, LACKING)


def test_an_error_that_quotes_a_cell_is_judged_by_its_kind() -> None:
    assert not lacks_memory(duckdb.ConversionException('Could not convert string "out of memory" to DOUBLE'))
    assert not lacks_memory(ValueError("out of memory"))


@pytest.mark.parametrize(
    ("ended", "code", "says"),
    [
        (signal.SIGKILL, 137, f"Error: the command was ended (signal 9), most often because memory ran out; {DO}"),
        (signal.SIGABRT, 134, f"Error: the command was ended (signal 6), most often because memory ran out; {DO}"),
        (signal.SIGTERM, 143, ""),
        (0, 0, ""),
        (3, 3, ""),
    ],
)
def test_what_the_system_ended_is_told_and_every_exit_code_is_handed_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ended: int, code: int, says: str
) -> None:
    killed = {signal.SIGKILL, signal.SIGABRT, signal.SIGTERM}
    monkeypatch.setattr(os, "fork", lambda: 4711)
    monkeypatch.setattr(os, "waitpid", lambda *_: (4711, int(ended) if ended in killed else int(ended) << 8))
    before = {kind: signal.getsignal(kind) for kind in (signal.SIGINT, signal.SIGTERM)}
    try:
        with pytest.raises(click.exceptions.Exit) as raised:
            watching.run_watched(lambda: None)
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
    assert raised.value.exit_code == code
    assert capsys.readouterr().err == says


def test_a_command_that_is_told_to_stop_stops_its_work_too(tmp_path: Path) -> None:
    arguments = ["evidence", "country", "-o", str(tmp_path / "c"), "--children", "50000000"]
    process = subprocess.Popen([sys.executable, "-m", "tutela.cli", *arguments], stdout=subprocess.DEVNULL)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.parent.is_dir():
        pytest.skip("no /proc")
    while not (found := children.read_text().split()):
        assert process.poll() is None
    process.terminate()
    assert process.wait(30) == 143
    assert not Path(f"/proc/{found[0]}").exists()
