"""Ralph from PyPI, the learning record store that needs no database: its file backend, on this machine only.

It runs as in production, without the reloading and the debug log of its own `runserver`. It does not wait for the disk
(no fsync), and it is told to append (`ralph_app`).
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.places import ROOT, install_peer
from bench.processes import free_port, run_server

REQUIREMENTS = ("ralph-malph[lrs,cli]==5.1.0", "requests")
APP = str(Path(__file__).parent / "inside")
HOME = ROOT / "ralph" / "home"
ENVIRONMENT = {
    "RALPH_APP_DIR": str(HOME),
    "RALPH_AUTH_FILE": str(HOME / "auth.json"),
    "RALPH_RUNSERVER_BACKEND": "fs",
    "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(HOME / "statements"),
}
HEADERS = {
    "Authorization": "Basic " + base64.b64encode(b"measurer:measured").decode(),
    "X-Experience-API-Version": "1.0.3",
    "Content-Type": "application/json",
}


@contextmanager
def run_ralph() -> Iterator[tuple[int, int]]:
    """Run a fresh Ralph; give (process id, port)."""
    programs = install_peer("ralph", *REQUIREMENTS)
    shutil.rmtree(HOME, ignore_errors=True)
    (HOME / "statements").mkdir(parents=True)
    account = ["-u", "measurer", "-p", "measured", "-s", "all", "-M", "mailto:measurer@example.org", "-w"]
    environment = {**os.environ, **ENVIRONMENT}
    subprocess.run([str(programs / "ralph"), "auth", *account], env=environment, check=True, capture_output=True)
    port = free_port()
    command = [str(programs / "uvicorn"), "--app-dir", APP, "ralph_app:app", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--no-access-log", "--log-level", "warning"]
    with run_server(command, f"http://127.0.0.1:{port}/__lbheartbeat__", ENVIRONMENT) as (pid, _seconds):
        yield pid, port
