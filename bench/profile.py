"""The profile of a large survey beside R's survey package, svy and a bare numpy script. python -m bench.profile

1 million children, 25 indicators, 200 districts: every proportion, H, A and M0 by district with standard errors. Each
side runs in a process of its own; reading the file is not timed, memory is the process's peak and includes it. R is
left out where `Rscript` and its package survey are not installed (Debian: r-base-core, r-cran-survey).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence

from bench.evidence.sample import write_sample
from bench.places import REPOSITORY, ROOT, install_peer
from bench.processes import wait_for_calm
from bench.report import keep_figures, median, print_table, print_verdicts

RUNS = 5
INSIDE = REPOSITORY / "bench" / "evidence"
Figures = dict[str, float]


def run(command: Sequence[object]) -> Figures:
    """Run one side once and give what it printed."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    found: Figures = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def measure() -> dict[str, list[Figures]]:
    """Give the figures of each side; the slow ones run once."""
    folder = ROOT / "profile"
    write_sample(folder)
    svy = install_peer("svy", "svy==0.35.0", "polars>=2,<3")
    sides: dict[str, tuple[int, list[object]]] = {
        "Bare numpy": (RUNS, [sys.executable, INSIDE / "bare.py", folder]),
        "Tutela": (RUNS, [sys.executable, "-m", "bench.evidence.ours", folder]),
        "svy 0.35": (1, [svy / "python", INSIDE / "inside_svy.py", folder]),
    }
    if shutil.which("Rscript"):
        sides["R survey"] = (1, ["Rscript", INSIDE / "survey.R", folder])
    found: dict[str, list[Figures]] = {name: [] for name in sides}
    for turn in range(RUNS):
        for name, (runs, command) in sides.items():
            if turn < runs:
                wait_for_calm()
                found[name].append(run(command))
    return found


def main() -> None:
    """Print the medians and the verdicts."""
    found = measure()
    parts = ("seconds", "cpu", "mb", "estimates", "errors")
    middle = {name: {part: median([run[part] for run in runs]) for part in parts} for name, runs in found.items()}
    header = ["", "seconds", "processor seconds", "peak MB", "sum of estimates", "sum of standard errors"]
    rows = [
        [name, f["seconds"], f["cpu"], f["mb"], f"{f['estimates']:.8f}", f"{f['errors']:.8f}"]
        for name, f in middle.items()
    ]
    print_table("1 million children, 25 indicators, 200 districts", header, rows)
    ours, bare = middle["Tutela"], middle["Bare numpy"]
    same = all(abs(f["errors"] / ours["errors"] - 1) < 1e-8 for f in middle.values())
    print_verdicts(
        [
            (
                f"processor time within twice the bare numpy script: {ours['cpu'] / bare['cpu']:.2f}",
                ours["cpu"] <= 2 * bare["cpu"],
            ),
            (f"under 0.7 GB: {ours['mb']:.0f} MB", ours["mb"] < 700),
            ("the same estimates and errors as every other side, to 1e-8", same),
        ]
    )
    keep_figures("profile", found)


if __name__ == "__main__":
    main()
