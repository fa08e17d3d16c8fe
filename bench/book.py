"""A book of over a hundred pages, from the kit's text to a tagged PDF. python -m bench.book

The command that a person types is measured, Python and its imports included; the figures are medians of five. There is
no peer.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.places import REPOSITORY
from bench.processes import wait_for_calm
from bench.report import keep_figures, median, print_table, print_verdicts

RUNS = 5
BOOK = "understanding"
LEAST_PAGES = 100
MOST_SECONDS = 5.0


def measure(folder: Path) -> tuple[float, float]:
    """Give seconds and processor seconds of one book printed."""
    command = [sys.executable, "-m", "tutela.cli", "print", str(REPOSITORY / "kit"), "--only", BOOK, "-o", str(folder)]
    began, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    took, now = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime


def count_pages(path: Path) -> int:
    """Give the pages of a PDF: the largest count in its tree of pages, which Typst leaves uncompressed."""
    return max(int(found) for found in re.findall(rb"/Count (\d+)", path.read_bytes()))


def main() -> None:
    """Print the medians and the verdict."""
    wait_for_calm()
    with tempfile.TemporaryDirectory() as folder:
        runs = [measure(Path(folder)) for _ in range(RUNS)]
        pages = count_pages(Path(folder) / f"{BOOK}.pdf")
    seconds, used = (median([run[part] for run in runs]) for part in (0, 1))
    print_table("A book as PDF", ["", "pages", "seconds", "processor seconds"], [[BOOK, pages, seconds, used]])
    print_verdicts(
        [
            (f"over {LEAST_PAGES} pages: {pages}", pages >= LEAST_PAGES),
            (f"in under {MOST_SECONDS:.0f} s: {seconds:.1f} s", seconds < MOST_SECONDS),
        ]
    )
    keep_figures("book", {BOOK: runs, "pages": pages})


if __name__ == "__main__":
    main()
