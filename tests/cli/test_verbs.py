"""What the system refuses ends a verb with one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tutela.cli import main

SMALLEST = Path(__file__).parents[2] / "kit" / "_smallest"
FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="a system without a device that is always full")
def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["extract", str(SMALLEST), "-o", str(FULL)])
    assert done.exit_code == 1
    assert done.output.splitlines()[-1] == (
        "Error: the disk: No space left on device; expected room for what is made; free some, or name another place"
    )


def test_a_place_that_cannot_be_written_is_told_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    done = CliRunner().invoke(main, ["extract", str(SMALLEST), "-o", str(tmp_path / "taken" / "kit.pot")])
    assert done.exit_code == 1
    assert done.output.splitlines()[-1] == (
        f"Error: {tmp_path / 'taken' / 'kit.pot'}: Not a directory; "
        "expected a folder on the way to it; name another place"
    )


@pytest.mark.parametrize("group", [[], ["evidence"], ["kit"], ["kit", "country"]])
def test_help_tells_each_verb_by_a_whole_sentence(group: list[str]) -> None:
    told = CliRunner().invoke(main, [*group, "--help"]).output
    assert "Commands:" in told
    assert "..." not in told.partition("Commands:")[2]


def test_a_build_tells_all_before_it_ends_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tutela.cli", "build", str(SMALLEST), "-o", str(tmp_path / "site")]
    told = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)})
    assert (told.returncode, told.stdout.splitlines()[-1]) == (0, f"open {tmp_path / 'site' / 'index.html'}")
    assert json.loads((tmp_path / "site" / "package.json").read_text("utf-8"))["files"]
