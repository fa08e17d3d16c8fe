"""100 million rows on one machine without loading them. python -m bench.millions [MILLIONS]

The sample of bench.profile, repeated with other sampling units each time, as one Parquet file. The file stays where
it is: each question reads it anew. Printed: seconds, processor seconds, the peak of memory, and what a million costs.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import duckdb

from bench.evidence.sample import UNITS, write_sample
from bench.places import ROOT
from bench.profile import run
from bench.report import keep_figures, print_table, print_verdicts


def write_millions(sample: Path, folder: Path, millions: int) -> None:
    """Write the sample `millions` times over; units and strata differ, districts are shared."""
    folder.mkdir(parents=True, exist_ok=True)
    duckdb.execute(
        f"COPY (SELECT * REPLACE (psu + {UNITS} * i AS psu, stratum + 400 * (i % 4) AS stratum) FROM '{sample}',"
        f" range({millions}) AS copies(i)) TO '{folder / 'sample.parquet'}' (FORMAT parquet, ROW_GROUP_SIZE 1000000)"
    )


def main(millions: int) -> None:
    """Write, measure once, print."""
    small, large = ROOT / "profile", ROOT / "millions"
    if not (small / "sample.parquet").is_file():
        write_sample(small)
    write_millions(small / "sample.parquet", large, millions)
    shutil.copy(small / "mapping.yaml", large / "mapping.yaml")
    size = (large / "sample.parquet").stat().st_size / 2**20
    found = run([sys.executable, "-m", "bench.evidence.ours", large])
    header = ["rows", "MB on disk", "opened, s", "estimated, s", "processor seconds", "peak MB"]
    row = [millions * 1_000_000, size, found["opened"], found["seconds"], found["cpu"], found["mb"]]
    print_table("Rows that are not loaded", header, [row])
    print_verdicts([("memory under 4 GB", found["mb"] < 4096)])
    keep_figures("millions", found)
    shutil.rmtree(large)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
