"""From the kit to the site, whole and after one changed unit: ours and mkdocs in turns. python -m bench.compile

"Command" is what an author waits for: `tutela build`, interpreter and imports included. "Library" is the same work
inside a Python that runs already, as an editor or a server would call it. Cold means an empty cache and no site yet.
mkdocs with the Material theme gets the same text as Markdown; for one changed page it has `build --dirty`.
"""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from bench.ours.kits import change_sentence, copy_kit
from bench.peers.mkdocs import FOLDER, build_command, write_project
from bench.places import ROOT, TUTELA
from bench.processes import wait_for_calm
from bench.report import keep_figures, median, print_table, print_verdicts

RUNS = 5
KIT_COPY = ROOT / "kit-copy"
SITE = ROOT / "site-compile"
CACHE = ROOT / "cache-compile"
TODAY = datetime.date(2026, 11, 23)


def run_command(command: list[str]) -> None:
    """Run a command as a person would."""
    told = subprocess.run(command, capture_output=True, text=True)
    if told.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{told.stderr}")


def build_by_command() -> None:
    """Build with our command line."""
    run_command([*TUTELA, "build", str(KIT_COPY), "-o", str(SITE)])


def build_by_library() -> None:
    """Build with what the command calls."""
    from tutela.cli.building import Choice, read_chosen, write_chosen
    from tutela.model.collecting import without_collecting

    choice = Choice(KIT_COPY)
    with without_collecting():  # as the command does
        reading = read_chosen(choice, TODAY)
        if reading.kit is None:
            raise SystemExit("\n".join(map(str, reading.errors)))
        write_chosen(choice, reading.kit, SITE, today=TODAY)


def forget() -> None:
    """Make the next build a cold one."""
    shutil.rmtree(CACHE, ignore_errors=True)
    shutil.rmtree(SITE, ignore_errors=True)
    shutil.rmtree(FOLDER / "site", ignore_errors=True)


def take_time(work: Callable[[], None]) -> float:
    """Give the seconds that some work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measure() -> dict[str, tuple[list[float], list[float]]]:
    """Give the seconds of cold builds and of builds after a change, by name."""
    unit = copy_kit(KIT_COPY)
    write_project()
    their_unit = FOLDER / "docs" / "units" / unit.name
    builds: dict[str, tuple[Path, Callable[[], None], Callable[[], None]]] = {
        "mkdocs-material": (
            their_unit,
            lambda: run_command(build_command()),
            lambda: run_command(build_command("--dirty")),
        ),
        "Tutela, command": (unit, build_by_command, build_by_command),
        "Tutela, library": (unit, build_by_library, build_by_library),
    }
    seconds: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in builds}
    build_by_library()  # imports what the library needs
    for run in range(RUNS):
        for name, (file, whole, changed) in builds.items():
            forget()
            wait_for_calm()
            seconds[name][0].append(take_time(whole))
            if file is unit:
                change_sentence(file, run)
            else:
                file.write_text(file.read_text() + "\nThe office stands by the river.\n")
            seconds[name][1].append(take_time(changed))
    return seconds


def main() -> None:
    """Measure, print, keep."""
    os.environ["XDG_CACHE_HOME"] = str(CACHE)
    seconds = measure()
    rows = [[name, median(whole), median(changed)] for name, (whole, changed) in seconds.items()]
    print_table(f"Compile, seconds, medians of {RUNS}", ["", "whole kit, cold", "one changed unit"], rows)
    theirs, command, library = ([median(each) for each in pair] for pair in seconds.values())
    ratios = [their / our for their, our in zip(theirs, command, strict=True)]
    print(f"  ratio, command: {ratios[0]:.1f} times as fast whole, {ratios[1]:.1f} times changed")
    print_verdicts(
        [
            ("whole kit under 3 s, command", command[0] < 3),
            ("one changed unit under 0.3 s, command", command[1] < 0.3),
            ("one changed unit under 0.3 s, library", library[1] < 0.3),
        ]
    )
    keep_figures("compile", {"seconds": seconds})


if __name__ == "__main__":
    main()
