"""tutela serve: what it says when it cannot start; the first hub stays as it is."""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner

from tutela.cli import main
from tutela.cli import serve as serving
from tutela.cli.places import telling
from tutela.server.start import HubRefused, check_site, take_port
from tutela.statements.folder import LOG
from tutela.statements.stores.sqlite import lock_log


def serve(data: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run `tutela serve` to its end; the smallest kit, this machine only."""
    command = [sys.executable, "-m", "tutela.cli", "serve", "--kit", "kit/_smallest", "--data", str(data)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(data.parent / "cache")}
    return subprocess.run(
        [*command, "--local-only", *more], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_port_that_is_taken_is_told_and_nothing_is_promised(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        done = serve(tmp_path / "hub", "--port", str(port))
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"Error: port {port} cannot be used: Address already in use; stop what uses it, or choose --port"
    )
    assert "Tutela is running." not in done.stdout
    assert not (tmp_path / "hub" / "first-account").exists()


def test_a_hub_that_compiled_its_kit_collects_its_garbage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    collects: list[bool] = []
    gc.enable()  # a build leaves it off, in this process too
    monkeypatch.setattr(serving, "run_hub", lambda plan: collects.append(gc.isenabled()))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    CliRunner().invoke(main, ["serve", "--kit", "kit/_smallest", "--data", str(tmp_path / "hub")])
    assert collects == [True]


def test_a_time_zone_that_does_not_exist_is_told(tmp_path: Path) -> None:
    done = serve(tmp_path / "hub", "--time-zone", "Moon/Base")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "Error: --time-zone Moon/Base: no such time zone; expected a name as Africa/Dakar; mend the name"
    )
    assert not (tmp_path / "hub").exists()


def test_a_second_hub_on_one_folder_is_refused_before_it_changes_anything(tmp_path: Path) -> None:
    hub = tmp_path / "hub"
    hub.mkdir()
    with closing(lock_log(hub / LOG)):
        done = serve(hub, "--port", "8000")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Error: another process writes the log {hub / LOG}; stop it first\n"
    assert not (hub / "site").exists()


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = serve(tmp_path / "file" / "hub")
    told = f"Error: {tmp_path}/file/hub: Not a directory; expected a folder on the way to it; name another place\n"
    assert (done.returncode, done.stderr) == (1, told)


@pytest.mark.parametrize("head", [None, "", "{}", '{"page": {"hub": null}}', '{"files": []}', "[]"])
def test_a_folder_that_is_no_site_of_a_hub_is_refused(tmp_path: Path, head: str | None) -> None:
    if head is not None:
        (tmp_path / "package.json").write_text(head)
    with pytest.raises(HubRefused) as refused:
        check_site(tmp_path)
    assert str(refused.value) == (
        f"{tmp_path} holds no whole site for a hub; make one with: tutela build KIT --hub /hub/ -o {tmp_path}"
    )


def test_a_database_that_cannot_be_reached_is_told_in_one_line(tmp_path: Path) -> None:
    done = serve(tmp_path / "hub", "--database", "postgresql://hub:secret@/hub?host=/nowhere")
    assert done.returncode == 1
    assert re.fullmatch(r"Error: the database cannot be reached: .*/nowhere.*", done.stderr.splitlines()[-1])
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr


def test_a_package_without_its_site_is_refused_in_one_line(tmp_path: Path) -> None:
    done = serve(tmp_path / "hub", "--package", str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "Error: --package belongs to a built site: --site DIR --package DIR; a kit brings its own"
    )


def test_an_edition_and_a_language_belong_to_a_kit(tmp_path: Path) -> None:
    done = serve(tmp_path / "hub", "--site", str(tmp_path), "--language", "fr")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == ("Error: --edition and --language belong to a kit; a built site has its own")


def test_an_edition_is_served_in_a_language(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    shutil.copytree("kit/_smallest", kit)
    (kit / "locale").mkdir()
    (kit / "locale" / "ar.po").write_text('msgctxt "page.search"\nmsgid "Search"\nmsgstr "بحث"\n', "utf-8")
    with closing(socket.create_server(("127.0.0.1", 0))) as other:  # the hub compiles, then ends
        port = str(other.getsockname()[1])
        serve(tmp_path / "hub", "--kit", str(kit), "--edition", "coast", "--language", "ar", "--port", port)
    head = json.loads((tmp_path / "hub" / "package" / "package.json").read_text("utf-8"))
    assert (head["edition"], head["language"]) == ("coast", "ar")
    assert ">بحث</a>" in (tmp_path / "hub" / "site" / "index.html").read_text("utf-8")


def test_a_port_is_taken_for_the_room_or_for_this_machine() -> None:
    for local, address in ((True, "127.0.0.1"), (False, "0.0.0.0")):  # noqa: S104 - what is asked
        with take_port(0, local=local) as taken:
            assert taken.getsockname()[0] == address


def test_a_full_disk_is_told_in_one_line() -> None:
    with pytest.raises(ClickException) as told, telling():
        raise OSError(28, "No space left on device")
    assert told.value.message == (
        "the disk: No space left on device; expected room for what is made; free some, or name another place"
    )
