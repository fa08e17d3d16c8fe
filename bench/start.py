"""From the command to the first page: our hub and Kolibri in turns. python -m bench.start

Both have been started before and know 100 learners. Our very first start, which also makes the database, stands beside.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from bench.ours.hub import DATA, seed_hub, serve_command
from bench.peers.kolibri import provision_kolibri, run_kolibri
from bench.places import KIT, ROOT, build_site
from bench.processes import free_port, read_cpu_seconds, read_memory, run_server, wait_for_calm
from bench.report import keep_figures, median, print_table, print_verdicts

RUNS = 5
LEARNERS = 100
SETTLE = 3.0

Start = tuple[float, float, float]
"""Seconds to the first page, processor seconds and MiB of memory some seconds later."""


def start_hub(site: Path, data: Path) -> Start:
    """Start our hub once."""
    port = free_port()
    with run_server(serve_command(site, data, port), f"http://127.0.0.1:{port}/", {}) as (pid, seconds):
        time.sleep(SETTLE)
        return seconds, read_cpu_seconds(pid), read_memory(pid)


def start_kolibri() -> Start:
    """Start Kolibri once."""
    with run_kolibri() as (pid, _port, seconds):
        time.sleep(SETTLE)
        return seconds, read_cpu_seconds(pid), read_memory(pid)


def measure() -> dict[str, list[Start]]:
    """Give the starts by name."""
    site, fresh = ROOT / "site", ROOT / "hub-fresh"
    build_site(KIT, site)
    seed_hub(site, LEARNERS)
    provision_kolibri(LEARNERS)
    start_hub(site, DATA)
    starts: dict[str, list[Start]] = {"Kolibri": [], "Tutela": [], "Tutela, very first start": []}
    for _ in range(RUNS):
        shutil.rmtree(fresh, ignore_errors=True)
        for name, start in (
            ("Kolibri", start_kolibri),
            ("Tutela", lambda: start_hub(site, DATA)),
            ("Tutela, very first start", lambda: start_hub(site, fresh)),
        ):
            wait_for_calm()
            starts[name].append(start())
    return starts


def main() -> None:
    """Measure, print, keep."""
    starts = measure()
    rows = [[name, *(median(column) for column in zip(*runs, strict=True))] for name, runs in starts.items()]
    header = ["", "seconds to the first page", "processor seconds", "MiB"]
    print_table(f"Start to the first page, medians of {RUNS}", header, rows)
    theirs, ours = (median([run[0] for run in starts[name]]) for name in ("Kolibri", "Tutela"))
    print(f"  ratio: {theirs / ours:.1f} times as fast")
    print_verdicts([("under 1.5 s", ours < 1.5)])
    keep_figures("start", {"starts": starts, "ratio": theirs / ours})


if __name__ == "__main__":
    main()
