"""Our side: python -m bench.evidence.ours FOLDER."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy as np

from tutela.evidence.data import open_survey, read_mapping
from tutela.evidence.data.dataset import quoted
from tutela.evidence.profile.estimates import means_of, ratios_of
from tutela.evidence.profile.index import make_index
from tutela.evidence.profile.totals import Measure, count_totals


def peak() -> float:
    """Give the peak of this process's memory in MiB; the kernel's own figure for children counts the parent's too."""
    status = Path("/proc/self/status").read_text().split("VmHWM:")[1]
    return int(status.split()[0]) / 1024


def main(folder: Path) -> None:
    """Open the sample, then estimate: 25 proportions, H, A and M0 of 200 districts with their standard errors."""
    begun = time.perf_counter()
    dataset = open_survey(folder / "sample.parquet", read_mapping(folder / "mapping.yaml"))
    opened = time.perf_counter() - begun
    index = make_index(dataset.mapping)
    wall, cpu = time.perf_counter(), time.process_time()
    shares = [Measure(name, quoted(name), gaps=name in dataset.gaps) for name in dataset.mapping.indicators]
    head = Measure("H", index.vulnerable(), gaps=False)
    adjusted = Measure("M0", index.vulnerable("score_"), binary=False, gaps=False)
    totals = count_totals(dataset, [*shares, head, adjusted], ["district"], source=index.source())
    found = means_of(dataset, totals)
    last = len(shares)
    intensity = ratios_of(dataset, totals, np.array([last + 1]), np.array([last]))
    estimate = np.column_stack([found.estimate, intensity.estimate])
    se = np.column_stack([found.se, intensity.se])
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - wall,
                "cpu": time.process_time() - cpu,
                "opened": opened,
                "mb": peak(),
                "estimates": float(estimate.sum()),
                "errors": float(se.sum()),
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
