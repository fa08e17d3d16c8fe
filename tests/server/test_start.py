"""What a hub says at its start, and how its two profiles differ."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import segno
from django.conf import settings

from tests.postgres import postgres_address
from tutela.server.profile import read_secret_key
from tutela.server.start import HubPlan, start_message

__all__ = ["postgres_address"]


def plan(profile: str = "room", *names: str, local_only: bool = False) -> HubPlan:
    """Give the plan of a hub on port 8000."""
    return HubPlan(Path("site"), Path("data"), profile, 8000, local_only, names, "")


def read_drawn(lines: list[str]) -> list[list[bool]]:
    """Give the dark modules of the code that half blocks draw, two rows a line, light on a dark terminal."""
    blocks = [line for line in lines if line and not set(line) - set("█▀▄ ")]
    rows = [[letter not in light for letter in line] for line in blocks for light in ("█▀", "█▄")]
    size = len(blocks[0])  # as high as wide, with a border of two
    return [row[2:-2] for row in rows[2 : size - 2]]


def test_a_room_is_told_its_addresses_and_the_first_account() -> None:
    lines = start_message(plan(), "192.0.2.7", "once").splitlines()
    assert lines[:5] == [
        "",
        "Tutela is running.",
        "",
        "  On this machine:       http://localhost:8000/",
        "  In this room's Wi-Fi:  http://192.0.2.7:8000/",
    ]
    assert read_drawn(lines) == [list(map(bool, row)) for row in segno.make("http://192.0.2.7:8000/", error="l").matrix]
    assert lines[-4:] == [
        "  Make the first facilitator's account (works once, on this machine):",
        "  http://localhost:8000/hub/first/once/",
        "",
        "  Stop with Ctrl-C.",
    ]


def test_a_hub_for_this_machine_only_names_no_other_address() -> None:
    assert start_message(plan(local_only=True), "192.0.2.7", None) == (
        "\nTutela is running.\n\n  On this machine:       http://localhost:8000/\n\n  Stop with Ctrl-C.\n"
    )


def test_a_country_is_told_its_names() -> None:
    assert start_message(plan("country", "learn.example.org"), "192.0.2.7", "once") == (
        "\nTutela is running.\n\n"
        "  For everybody:         https://learn.example.org/\n"
        "  The TLS proxy asks:    http://127.0.0.1:8000/\n\n"
        "  Make the first facilitator's account (works once):\n"
        "  https://learn.example.org/hub/first/once/\n\n"
        "  Stop with Ctrl-C.\n"
    )


SHOW = """
import json
from django.conf import settings
names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS")
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def settings_of(profile: str, folder: Path) -> dict[str, object]:
    """Give the settings that a profile decides, read in a process of its own."""
    environment = {
        **os.environ,
        "TUTELA_PROFILE": profile,
        "TUTELA_DATA": str(folder),
        "TUTELA_HOSTS": "learn.example.org",
        "DJANGO_SETTINGS_MODULE": "tutela.server.settings",
    }
    done = subprocess.run([sys.executable, "-c", SHOW], env=environment, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_country_insists_on_tls_and_its_own_names(tmp_path: Path) -> None:
    assert settings_of("country", tmp_path) == {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "ALLOWED_HOSTS": ["learn.example.org", "localhost", "127.0.0.1"],
    }


def test_a_room_has_no_tls_and_no_name(tmp_path: Path) -> None:
    assert settings_of("room", tmp_path) == {
        "SESSION_COOKIE_SECURE": False,
        "CSRF_COOKIE_SECURE": False,
        "SECURE_HSTS_SECONDS": 0,
        "ALLOWED_HOSTS": ["*"],
    }


def test_passwords_are_kept_by_argon2_only() -> None:
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_the_secret_key_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    key = read_secret_key(tmp_path / "hub")
    assert read_secret_key(tmp_path / "hub") == key
    assert (tmp_path / "hub" / "secret-key").stat().st_mode & 0o777 == 0o600


def test_nobody_else_on_the_machine_reads_what_a_hub_keeps(tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    command = [sys.executable, "-m", "tutela.cli", "facilitator", "--data", str(folder), "--password", "a quiet river"]
    for name in ("amina", "berta"):
        subprocess.run([*command, name], check=True, umask=0o022)
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {file.stat().st_mode & 0o777 for file in folder.glob("*.sqlite3*")} == {0o600}
        # as an earlier version left it
        (folder / "hub.sqlite3").chmod(0o644)


def test_an_account_in_another_database_is_refused_in_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    command = [sys.executable, "-m", "tutela.cli", "facilitator", "amina", "--data", str(folder)]
    done = subprocess.run(
        [*command, "--database", "mysql://somewhere/else", "--password", "a long and quiet river"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert re.fullmatch(r"Error: the database address is none of PostgreSQL's; .*\n", done.stderr)
    assert not folder.exists()


@pytest.mark.postgres
def test_people_are_kept_in_postgresql(tmp_path: Path, postgres_address: Callable[[str], str]) -> None:
    address = postgres_address("people")
    command = [sys.executable, "-m", "tutela.cli", "facilitator", "amina", "--data", str(tmp_path)]
    done = subprocess.run(
        [*command, "--database", address, "--password", "a long and quiet river"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "amina can sign in.\n", done.stderr
    assert not (tmp_path / "hub.sqlite3").exists()


def test_a_new_password_and_a_new_folder_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    command = [sys.executable, "-m", "tutela.cli", "facilitator", "amina", "--data", str(folder)]
    told = [
        subprocess.run([*command, "--password", password], capture_output=True, text=True, check=False)
        for password in ("a long and quiet river", "a short and loud brook")
    ]
    assert [done.stdout for done in told] == ["amina can sign in.\n", "amina has a new password.\n"]
    assert [done.stderr for done in told] == [
        f"{folder}: a new data folder; for a hub that is there already, name its folder with --data\n",
        "",
    ]
