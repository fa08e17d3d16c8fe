"""Our hub as it is run: the command line, a built site, a data folder with learners."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.places import ROOT, TUTELA
from bench.processes import free_port, run_server

DATA = ROOT / "hub"


def seed_hub(site: Path, count: int) -> list[dict[str, Any]]:
    """Make a fresh data folder with so many learners; give the credentials of each."""
    shutil.rmtree(DATA, ignore_errors=True)
    command = [sys.executable, "-m", "bench.ours.seed", str(site), str(DATA), str(count)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return list(json.loads(told.stdout))


def serve_command(site: Path, data: Path, port: int) -> list[str]:
    """Give the command that starts a hub for this machine only."""
    return [*TUTELA, "serve", "--site", str(site), "--data", str(data), "--port", str(port), "--local-only"]


@contextmanager
def run_hub(site: Path, data: Path = DATA) -> Iterator[tuple[int, int]]:
    """Run the hub; give (process id, port)."""
    port = free_port()
    with run_server(serve_command(site, data, port), f"http://127.0.0.1:{port}/health", {}) as (pid, _seconds):
        yield pid, port
