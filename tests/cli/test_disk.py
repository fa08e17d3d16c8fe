"""A disk or a folder that refuses ends a verb with one line."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from tutela.cli import main
from tutela.cli.disk import tell_refusal


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (
            errno.ENOSPC,
            "the disk: No space left on device; expected room for what is made; free some, or name another place",
        ),
        (errno.EROFS, "the disk: Read-only file system; expected a place that can be written; name another place"),
        (
            errno.EACCES,
            "the disk: Permission denied; expected the right to read and write there;"
            " mend its permissions, or name another place",
        ),
    ],
)
def test_a_write_that_is_refused_halfway_names_the_disk(number: int, line: str) -> None:
    assert tell_refusal(OSError(number, os.strerror(number))) == line


def test_what_is_no_disks_doing_stays_a_fault_of_ours() -> None:
    assert tell_refusal(OSError(errno.ECONNREFUSED, "Connection refused")) is None


@pytest.mark.parametrize(
    "arguments",
    [("build", "kit/_smallest", "-o"), ("extract", "kit/_smallest", "-o"), ("schemas", "-o")],
    ids=("build", "extract", "schemas"),
)
def test_any_verb_ends_with_one_line(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "file").touch()
    place = tmp_path / "file" / "inside"
    ended = CliRunner().invoke(main, [*arguments, str(place)])
    assert (ended.exit_code, ended.stderr) == (
        1,
        f"Error: {place}: Not a directory; expected a folder on the way to it; name another place\n",
    )
