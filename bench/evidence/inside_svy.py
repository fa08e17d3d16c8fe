"""The package svy (PyPI), in an environment of its own: python inside_svy.py FOLDER. The same as ours.py."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import polars as pl
import svy


def peak() -> float:
    """Give the peak of this process's memory in MiB; the kernel's own figure for children counts the parent's too."""
    status = Path("/proc/self/status").read_text().split("VmHWM:")[1]
    return int(status.split()[0]) / 1024


def main(folder: Path) -> None:
    """Estimate means by district; the index's ratio has its own call."""
    data = pl.read_parquet(folder / "sample.parquet")
    wall, cpu = time.perf_counter(), time.process_time()
    names = [f"y{number}" for number in range(25)]
    score = sum(pl.col(name) for name in names) / 25
    data = data.with_columns(poor=(score >= 0.32 - 1e-9).cast(pl.Float64))
    data = data.with_columns(counts=score * pl.col("poor"))
    sample = svy.Sample(data, svy.Design(stratum="stratum", psu="psu", wgt="w"))
    found = sample.estimation.mean([*names, "poor", "counts"], by="district")
    ratio = sample.estimation.ratio("counts", "poor", by="district")
    spent, used = time.perf_counter() - wall, time.process_time() - cpu
    parts = [*(found if isinstance(found, list) else [found]), ratio]
    rows = [row for part in parts for row in part.to_dicts()]
    print(
        json.dumps(
            {
                "seconds": spent,
                "cpu": used,
                "mb": peak(),
                "estimates": sum(float(row["est"]) for row in rows),
                "errors": sum(float(row["se"]) for row in rows),
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
