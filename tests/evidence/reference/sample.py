"""Write the small sample on which R's survey package and ours are compared. Invented for training; seed 5.

python -m tests.evidence.reference.sample && Rscript tests/evidence/reference/survey.R
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

FILE = Path(__file__).with_name("invented-for-training-sample.csv")


def main() -> None:
    """Seven strata, the last two with one sampling unit each; one unit has no girls, one stratum no answers to b."""
    rng = np.random.default_rng(5)
    rows = []
    for stratum, units in enumerate((8, 6, 9, 5, 7, 1, 1), 1):
        for unit in range(units):
            level = rng.normal(0, 0.6)
            for _ in range(int(rng.integers(12, 24))):
                girl = 0 if (stratum, unit) == (2, 0) else int(rng.random() < 0.5)
                z = rng.normal(0, 1)
                a = int(rng.random() < 1 / (1 + np.exp(1.0 - level - 0.5 * z - 0.4 * girl)))
                b = "" if rng.random() < 0.08 or stratum == 4 else int(rng.random() < 0.5)
                hours = round(float(rng.gamma(2, 4)) * (1 + a), 3)
                rare = int(rng.random() < 0.006)
                weight = round(float(rng.lognormal(2, 0.4)), 4)
                rows.append(
                    [
                        stratum,
                        f"{stratum}-{unit}",
                        4 * units + 3,
                        weight,
                        girl,
                        1 + stratum // 3,
                        a,
                        b,
                        rare,
                        hours,
                        round(z, 4),
                    ]
                )
    with FILE.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["stratum", "unit", "units", "weight", "girl", "area", "a", "b", "rare", "hours", "z"])
        writer.writerows(rows)


if __name__ == "__main__":
    main()
