"""Where the measurements keep what they make, and how our own command line is called."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
KIT = REPOSITORY / "kit"
ROOT = Path(os.environ.get("BENCH_ROOT", REPOSITORY / "var" / "bench"))
"""Peers and their data, sites, logs; may be deleted at any time."""

TUTELA = [sys.executable, "-m", "tutela.cli"]


def install_peer(name: str, *requirements: str) -> Path:
    """Give the folder with the programs of a peer; make its environment where it is missing."""
    programs = ROOT / name / "venv" / "bin"
    stamp = programs.parent / "installed"
    wanted = "\n".join(requirements)
    if not stamp.exists() or stamp.read_text() != wanted:
        print(f"installing {wanted.replace(chr(10), ', ')} …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(programs.parent)], check=True)
        pip = [str(programs / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, *requirements], check=True)
        stamp.write_text(wanted)
    return programs


def build_site(kit: Path, site: Path, *, hub: bool = True) -> None:
    """Compile a kit into a site with our own command line."""
    command = [*TUTELA, "build", str(kit), "-o", str(site), *(["--hub", "/hub/"] if hub else [])]
    told = subprocess.run(command, capture_output=True, text=True)
    if told.returncode:
        raise SystemExit(f"the kit {kit} could not be built:\n{told.stderr}")
