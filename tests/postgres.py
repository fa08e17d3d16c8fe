"""A private PostgreSQL server for tests, on a socket in a temporary folder; skipped where its programs are missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


def find_programs() -> Path | None:
    """Give the folder of PostgreSQL's own programs, the newest version first."""
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    return folders[0] if folders else None


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[Callable[[str], str]]:
    """Start a server; give a function from a name to the address of a new database."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL's own programs are not installed")
    as_user = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        if shutil.which("runuser") is None:
            pytest.skip("run as root without runuser, PostgreSQL cannot be started")
        as_user = ["runuser", "-u", "postgres", "--"]
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if as_user:
        shutil.chown(folder, "postgres")
    data, log = folder / "data", folder / "log"

    def run(*command: str | Path) -> None:
        subprocess.run([*as_user, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd=folder)

    try:
        run(programs / "initdb", "-D", data, "-U", "tutela", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
        options = f"-k {folder} -c listen_addresses='' -c shared_buffers=32MB"
        run(programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
    except subprocess.CalledProcessError as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL does not start here: {error}")
    try:
        yield lambda name: _create_database(folder, name)
    finally:
        run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _create_database(folder: Path, name: str) -> str:
    psycopg = pytest.importorskip("psycopg")
    database = re.sub(r"\W", "_", name).lower()
    with psycopg.connect(f"postgresql://tutela@/postgres?host={folder}", autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if known is None:
            connection.execute(f'CREATE DATABASE "{database}"')
    return f"postgresql://tutela@/{database}?host={folder}"
