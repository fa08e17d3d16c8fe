"""The floor: a bare numpy script without domains, intervals, missing values or checks. python bare.py FOLDER."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy as np


def peak() -> float:
    """Give the peak of this process's memory in MiB; the kernel's own figure for children counts the parent's too."""
    status = Path("/proc/self/status").read_text().split("VmHWM:")[1]
    return int(status.split()[0]) / 1024


def main(folder: Path) -> None:
    """Estimate what `ours.py` does; sampling units lie in one district each, which this script relies on."""
    psu, district, stratum = (np.fromfile(folder / f"{name}.bin", np.int32) for name in ("psu", "district", "stratum"))
    w = np.fromfile(folder / "w.bin")
    ys = [np.fromfile(folder / f"y{number}.bin", np.int32) for number in range(25)]
    wall, cpu = time.perf_counter(), time.process_time()
    units = int(psu.max()) + 1
    first = np.searchsorted(psu, np.arange(units))
    of_district, of_stratum = district[first], stratum[first]
    sampled = np.bincount(of_stratum)
    districts = np.repeat(np.arange(200), 2)
    weight = np.bincount(psu, w, units)
    total = np.bincount(of_district, weight)
    score = np.zeros(len(w))
    for y in ys:
        score += y / 25
    poor = score >= 0.32 - 1e-9
    sums = [np.bincount(psu, w * y, units) for y in (*ys, poor, score * poor)]
    estimates, errors = 0.0, 0.0

    def variance(z: np.ndarray[tuple[int], np.dtype[np.float64]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        around = np.bincount(of_stratum, z**2) - np.bincount(of_stratum, z) ** 2 / sampled
        return np.bincount(districts, around * sampled / (sampled - 1))

    for part in sums:
        mean = np.bincount(of_district, part) / total
        estimates += mean.sum()
        errors += np.sqrt(variance((part - mean[of_district] * weight) / total[of_district])).sum()
    head, counts = sums[-2:]
    bottom = np.bincount(of_district, head)
    ratio = np.bincount(of_district, counts) / bottom
    estimates += ratio.sum()
    errors += np.sqrt(variance((counts - ratio[of_district] * head) / bottom[of_district])).sum()
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - wall,
                "cpu": time.process_time() - cpu,
                "mb": peak(),
                "estimates": float(estimates),
                "errors": float(errors),
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
