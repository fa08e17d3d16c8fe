"""A restore that is killed at any step is finished by the next start, or leaves the folder as it was."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.statements.test_archive import count, erased, make_data, tutela
from tutela.statements.erasures import Erasure, open_erasures
from tutela.statements.folder import ERASURES, HUB, LOG
from tutela.statements.restoring import PLAN, finish_restore, is_stopped

KILLED = 9
LATE = "account https://hub.example late"
RESTORE = """
import os, sys
from pathlib import Path
from tutela.statements.archive import restore_backup

data, left = Path(sys.argv[2]), int(sys.argv[3])

def count_down(event, arguments):
    # Python tells of every change to a folder before it is made (PEP 578).
    global left
    if event in ("os.rename", "os.mkdir", "os.remove", "os.rmdir") and str(arguments[0]).startswith(str(data)):
        if left == 0:
            os._exit(9)
        left -= 1

sys.addaudithook(count_down)
restore_backup(Path(sys.argv[1]), data, replace=True, stamp="now")
"""


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    make_data(tmp_path / "other", 1, 2, 3, erased="account https://hub.example early")
    tutela("backup", "--data", tmp_path / "other", "-o", tmp_path / "b.zip")
    return tmp_path / "b.zip"


def restore_and_die(backup: Path, data: Path, steps: int) -> bool:
    """Restore in a process that is killed before its next change once it made so many; tell whether it was."""
    done = subprocess.run([sys.executable, "-c", RESTORE, str(backup), str(data), str(steps)], check=False)
    assert done.returncode in (0, KILLED)
    return done.returncode == KILLED


@pytest.mark.parametrize("former", [True, False])
def test_a_restore_killed_at_any_step_is_finished_or_undone(tmp_path: Path, backup: Path, former: bool) -> None:
    finished = undone = 0
    for steps in range(100):
        data = tmp_path / f"data-{steps}"
        if former:
            make_data(data, 7)
            with closing(open_erasures(data / ERASURES)) as register:
                register.add([Erasure(LATE, 9)])
        killed = restore_and_die(backup, data, steps)
        stopped = is_stopped(data)
        assert finish_restore(data) == stopped
        assert not (data / PLAN).exists()
        assert [path.name for path in data.glob("*") if path.name.startswith(("restoring-", ".unpacked-"))] == []
        held = count(data) if (data / LOG).exists() else 0
        assert held in ((3,) if stopped or not killed else (3, 1 if former else 0))
        if held == 3:
            assert LATE in erased(data) or not former
            assert not former or count(data / "replaced-now") == 1
            finished += 1
        else:
            assert not list(data.glob("replaced-*/*"))
            undone += 1
        if not killed:
            break
    assert not killed
    assert finished > 3
    assert undone > 3


def test_while_files_are_moved_no_verb_takes_the_folder_for_an_empty_one(tmp_path: Path, backup: Path) -> None:
    data = make_data(tmp_path / "data", 7)
    steps = 0
    while not is_stopped(data):
        assert restore_and_die(backup, data, steps)
        steps += 1
    told = f"Error: a restore into {data} was stopped half way; start the hub on it, or run tutela restore again\n"
    assert tutela("backup", "--data", data, "-o", tmp_path / "again.zip").output == told
    assert tutela("replay", "--data", data).output == told
    assert tutela("restore", backup, "--data", data, "--replace").exit_code == 0
    assert (data / HUB).is_file()
    assert count(data) == 3
